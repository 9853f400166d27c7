import type { Rule } from '../proposed-act.ts'
import { amountRule } from './amount.ts'
import { deleteRule } from './delete.ts'
import { firstRunRule } from './first-run.ts'
import { installRule } from './install.ts'
import { outsideFoldersRule } from './outside-folders.ts'
import { outsideProgramsRule } from './outside-programs.ts'
import { overwriteRule } from './overwrite.ts'
import { payRule } from './pay.ts'
import { permissionsRule } from './permissions.ts'
import { quitWithoutSavingRule } from './quit-without-saving.ts'
import { renamedRule } from './renamed.ts'
import { screenOrdersRule } from './screen-orders.ts'
import { secretOutsidePasswordRule } from './secret-outside-password.ts'
import { sendRule } from './send.ts'
import { signRule } from './sign.ts'
import { terminalCommandRule } from './terminal-command.ts'
import { undemonstratedRule } from './undemonstrated.ts'
import { unknownTargetRule } from './unknown-target.ts'

/** All judges. The strictest wins; among equals the one whose harm can't be undone, then the first in this order. */
export const RULES: Rule[] = [
  screenOrdersRule,
  secretOutsidePasswordRule,
  terminalCommandRule,
  outsideProgramsRule,
  payRule,
  deleteRule,
  overwriteRule,
  quitWithoutSavingRule,
  signRule,
  sendRule,
  permissionsRule,
  installRule,
  outsideFoldersRule,
  amountRule,
  undemonstratedRule,
  unknownTargetRule,
  renamedRule,
  firstRunRule,
]
