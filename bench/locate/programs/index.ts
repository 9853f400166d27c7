import type { Group } from '../set/group.ts'
import { webGroups } from './web.ts'

export const allGroups: Group[] = [...webGroups]
