import { MONEY_PAGES } from './money.ts'
import { OFFICE_PAGES } from './office.ts'
import type { Page } from './page.ts'
import { TRUST_PAGES } from './trust.ts'

export const PAGES: Page[] = [...OFFICE_PAGES, ...MONEY_PAGES, ...TRUST_PAGES]
