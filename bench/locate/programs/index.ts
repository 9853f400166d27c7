import type { Group } from '../set/group.ts'
import { gtkGroups } from './gtk.ts'
import { officeGroups } from './office.ts'
import { qtGroups } from './qt.ts'
import { terminalGroups } from './terminal.ts'
import { webGroups } from './web.ts'

export const allGroups: Group[] = [...gtkGroups, ...qtGroups, ...officeGroups, ...terminalGroups, ...webGroups]
