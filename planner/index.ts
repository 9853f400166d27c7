export { type PlannerPorts, proposePlan } from './propose-plan.ts'
export { createRepairer } from './ways/repair.ts'
