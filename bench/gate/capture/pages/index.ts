import { MACHINE_PAGES } from './machine.ts'
import { MAIL_PAGES } from './mail.ts'
import { MONEY_PAGES } from './money.ts'
import { OFFICE_PAGES } from './office.ts'
import { ORDER_PAGES } from './orders.ts'
import type { Page } from './page.ts'
import { PUBLISHING_PAGES } from './publishing.ts'
import { SHOP_PAGES } from './shop.ts'
import { TRUST_PAGES } from './trust.ts'

export const PAGES: Page[] = [
  ...MAIL_PAGES,
  ...OFFICE_PAGES,
  ...PUBLISHING_PAGES,
  ...MONEY_PAGES,
  ...SHOP_PAGES,
  ...MACHINE_PAGES,
  ...TRUST_PAGES,
  ...ORDER_PAGES,
]
