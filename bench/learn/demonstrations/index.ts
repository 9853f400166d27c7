import type { Demonstration } from '../demonstration.ts'
import { webDemonstrations } from './web.ts'

export const allDemonstrations: Demonstration[] = [...webDemonstrations]
