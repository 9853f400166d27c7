import type { Demonstration } from '../demonstration.ts'
import { calculatorDemonstrations } from './calculators.ts'
import { contactDemonstrations } from './contacts.ts'
import { featherpadDemonstrations } from './featherpad.ts'
import { homebankDemonstrations } from './homebank.ts'
import { inboxDemonstrations } from './inbox.ts'
import { invoiceDemonstrations } from './invoices.ts'
import { mousepadDemonstrations } from './mousepad.ts'
import { officeDemonstrations } from './office.ts'
import { orderDemonstrations } from './order.ts'
import { signInDemonstrations } from './sign-in.ts'
import { sqlitebrowserDemonstrations } from './sqlitebrowser.ts'
import { thunarDemonstrations } from './thunar.ts'
import { xtermDemonstrations } from './xterm.ts'

export const allDemonstrations: Demonstration[] = [
  ...orderDemonstrations,
  ...contactDemonstrations,
  ...inboxDemonstrations,
  ...invoiceDemonstrations,
  ...signInDemonstrations,
  ...mousepadDemonstrations,
  ...calculatorDemonstrations,
  ...thunarDemonstrations,
  ...featherpadDemonstrations,
  ...xtermDemonstrations,
  ...officeDemonstrations,
  ...sqlitebrowserDemonstrations,
  ...homebankDemonstrations,
]
