export { proposePlan } from './propose-plan.ts'
