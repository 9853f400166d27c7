import type { Page } from 'playwright'
import { contactDemonstrations } from '../../learn/demonstrations/contacts.ts'
import { inboxDemonstrations } from '../../learn/demonstrations/inbox.ts'
import { invoiceDemonstrations } from '../../learn/demonstrations/invoices.ts'
import { orderDemonstrations } from '../../learn/demonstrations/order.ts'
import { signInDemonstrations } from '../../learn/demonstrations/sign-in.ts'
import type { World } from '../../learn/stage/world.ts'
import { differs } from '../differs.ts'
import type { Values, Workflow } from '../workflow.ts'
import { shown } from './shown.ts'

const web = { kind: 'web' as const, program: 'chromium' }

function pageOf(world: World): Page {
  const [page] = world.pages
  if (!page) throw new Error('No page was opened.')
  return page
}

/** Runs in the page. */
function ask<Answer>(world: World, code: string): Promise<Answer> {
  return pageOf(world).evaluate(code)
}

const rowsOf = (world: World) =>
  ask<string[]>(
    world,
    `[...document.querySelectorAll('tbody tr')].map((row) => [...row.children].map((cell) => cell.textContent.trim()).filter(Boolean).join(' | '))`,
  )

/** Keeps what a form sends: the page itself shows only a part of it. */
async function keepSent(world: World): Promise<void> {
  await ask(
    world,
    `globalThis.sent = []; document.forms[0].addEventListener('submit', (event) => sent.push(Object.fromEntries(new FormData(event.target))), true)`,
  )
}

const sent = (world: World) => ask<Values[]>(world, 'globalThis.sent')
const PEOPLE = [
  'Anna Berger | 030 5521',
  'Bruno Keller | 040 7713',
  'Clara Weiss | 089 1200',
  'David Novak | 030 9914',
  'Emma Lind | 0221 480',
]
const MAILS = ['City Bank', 'Nordic Timber', 'Aunt Paula', 'Sky Travel', 'City Library']
const INVOICES = [
  'Harbour Gas | 88.00 | 2026-11-30',
  'Delta Print | 41.20 | 2026-12-02',
  'Rhine Paper | 19.99 | 2026-12-04',
  'Alpine Tools | 310.00 | 2026-12-09',
]

export const webWorkflows: Workflow[] = [
  {
    ...web,
    demonstration: shown(orderDemonstrations, 'order/express'),
    values: [
      { amount: '5', article: 'Sugar bowl', customer: 'Emil Roth', shipping: 'Pick up', date: '2027-01-15' },
      { amount: '2', article: 'Milk jug', customer: 'Greta Blum', shipping: 'Express', date: '2026-12-24' },
    ],
    prepare: keepSent,
    async check(world, { amount = '', article = '', customer = '', shipping = '', date = '' }) {
      return differs(await sent(world), [{ customer, article, amount, price: '', date, shipping, remark: '' }])
    },
    button: { selector: 'button[type=submit]', otherwise: 'Place this order' },
  },
  {
    ...web,
    demonstration: shown(orderDemonstrations, 'order/priced'),
    values: [
      { amount: '20', customer: 'Greta Blum', price: '3.75', remark: 'ring twice' },
      { amount: '8', customer: 'Emil Roth', price: '11.20', remark: 'call before you come' },
    ],
    prepare: keepSent,
    async check(world, { amount = '', customer = '', price = '', remark = '' }) {
      return differs(await sent(world), [
        { customer, article: 'Coffee mug', amount, price, date: '', shipping: 'Standard', gift: 'on', remark },
      ])
    },
    button: { selector: 'button[type=submit]', otherwise: 'Place this order' },
  },
  {
    ...web,
    demonstration: shown(contactDemonstrations, 'contacts/add'),
    values: [
      { name: 'Jonas Beck', number: '0511 7788' },
      { name: 'Lea Stern', number: '0221 3090' },
    ],
    async check(world, { name, number }) {
      return differs(await rowsOf(world), [...PEOPLE.map((person) => `${person} | Delete`), `${name} | ${number} | Delete`])
    },
    button: { selector: 'button[type=submit]', otherwise: 'Add contact' },
  },
  {
    ...web,
    demonstration: shown(contactDemonstrations, 'contacts/delete-one'),
    values: [{ contact: 'David Novak' }, { contact: 'Bruno Keller' }],
    async check(world, { contact = '' }) {
      return differs(
        await rowsOf(world),
        PEOPLE.filter((person) => !person.startsWith(contact)).map((person) => `${person} | Delete`),
      )
    },
    button: { selector: 'tbody button', otherwise: 'Remove' },
  },
  {
    ...web,
    demonstration: shown(contactDemonstrations, 'contacts/find'),
    values: [{ name: 'Lind' }, { name: 'Weiss' }],
    async check(world, { name = '' }) {
      const chosen = await ask<string[]>(
        world,
        `[...document.querySelectorAll('tbody input:checked')].map((box) => box.getAttribute('aria-label'))`,
      )
      return differs(
        chosen,
        PEOPLE.map((person) => person.split(' | ')[0] ?? '')
          .filter((person) => person.endsWith(name))
          .map((person) => `Choose ${person}`),
      )
    },
  },
  {
    ...web,
    demonstration: shown(inboxDemonstrations, 'inbox/archive-one'),
    values: [{ sender: 'Sky Travel' }, { sender: 'City Library' }],
    async check(world, { sender = '' }) {
      return (
        differs(
          await sendersOf(world),
          MAILS.filter((mail) => mail !== sender),
        ) ?? differs(await ask<string>(world, `document.querySelector('.done').textContent`), '1 archived')
      )
    },
    button: { selector: '#archive', otherwise: 'Archive it' },
  },
  {
    ...web,
    demonstration: shown(inboxDemonstrations, 'inbox/move'),
    values: [
      { sender: 'Aunt Paula', folder: 'Family' },
      { sender: 'City Bank', folder: 'Bills' },
    ],
    async check(world, { sender = '', folder = '' }) {
      return (
        differs(
          await sendersOf(world),
          MAILS.filter((mail) => mail !== sender),
        ) ?? differs(await ask<string>(world, `document.querySelector('.done').textContent`), `1 moved to ${folder}`)
      )
    },
  },
  {
    ...web,
    demonstration: shown(invoiceDemonstrations, 'invoices/enter-one'),
    values: [
      { supplier: 'Hill Garage', amount: '310.99', due: '2026-12-22' },
      { supplier: 'River Bakery', amount: '14.25', due: '2027-01-04' },
    ],
    async check(world, { supplier, amount, due }) {
      return differs(await rowsOf(world), [...INVOICES, `${supplier} | ${amount} | ${due}`])
    },
    button: { selector: 'button[type=submit]', otherwise: 'Enter invoice' },
  },
  {
    ...web,
    demonstration: shown(signInDemonstrations, 'sign-in/clicking'),
    values: [{ user: 'e.lind' }, { user: 'bruno.k' }],
    prepare: keepSent,
    async check(world, { user = '' }) {
      return differs(await sent(world), [{ user, word: SECRET }])
    },
    button: { selector: 'button[type=submit]', otherwise: 'Sign in now' },
  },
]

/** What the person gives when a password is asked for. */
export const SECRET = 'blue pears 12'

function sendersOf(world: World): Promise<string[]> {
  return ask<string[]>(world, `[...document.querySelectorAll('tbody tr')].map((row) => row.children[1].textContent)`)
}
