import type { Workflow } from '../workflow.ts'
import { nativeWorkflows } from './native.ts'
import { webWorkflows } from './web.ts'

export const allWorkflows: Workflow[] = [...webWorkflows, ...nativeWorkflows]
