export { createReplanner } from './by-model/replan.ts'
export { proposePlan } from './propose-plan.ts'
export { checkedMapping, checkTable, readTaskTable, rowValues } from './table/read-task-table.ts'
export { createRepairer } from './ways/repair.ts'
