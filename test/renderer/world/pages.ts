import type { Page, PageId, PictureId, Transition } from '#contract'
import { ago, EDITOR, FILES, FORM, minute, type Pictures, SAVE, type Shown } from './basics.ts'

function page(
  id: string,
  name: string,
  purpose: string,
  picture: PictureId,
  window: Shown,
  seenCount: number,
  elements: Page['look']['elements'],
): Page {
  const { program, title, kind } = window
  return {
    id: id as PageId,
    version: 1,
    variants: [],
    recordings: [],
    look: { window: { program, title, kind }, hash: '00ff00ff00ff00ff', elements },
    name,
    purpose,
    picture,
    seenCount,
    firstSeenAt: ago((10 + seenCount) * 24 * 60 * minute),
    lastSeenAt: ago(seenCount * 11 * minute),
  }
}

const place = (x: number, y: number, width: number, height: number, of: [number, number]) => ({
  x: x / of[0],
  y: y / of[1],
  width: width / of[0],
  height: height / of[1],
})

export function pages(pictures: Pictures): Page[] {
  const editor: [number, number] = [820, 540]
  const dialog: [number, number] = [640, 440]
  const web: [number, number] = [980, 640]
  const menus = ['File', 'Edit', 'Search', 'View', 'Document', 'Help'].map((name, index) => ({
    role: 'menu' as const,
    name,
    place: place(8 + index * 68, 34, 54, 24, editor),
  }))
  return [
    page('page-editor', 'The editor of Mousepad', 'Where text is written and changed.', pictures.editorTyped, EDITOR, 24, [
      ...menus,
      { role: 'document', name: 'Untitled 1', place: place(0, 63, 820, 477, editor) },
    ]),
    page(
      'page-menu',
      'The menu “File” of Mousepad',
      'New, open, save, print and close.',
      pictures.editorMenu,
      { ...EDITOR, page: 'page-menu' as PageId },
      12,
      menus,
    ),
    page('page-save', 'The dialog “Save As” of Mousepad', 'Where a file gets its name and its folder.', pictures.saveNamed, SAVE, 12, [
      { role: 'field', name: 'Name', place: place(92, 46, 524, 32, dialog) },
      { role: 'button', name: 'Cancel', place: place(420, 384, 90, 34, dialog) },
      { role: 'button', name: 'Save', place: place(526, 384, 90, 34, dialog) },
      ...['garden.txt', 'keys.txt', 'letters', 'receipts'].map((name, index) => ({
        role: 'cell' as const,
        name,
        place: place(184, 152 + index * 30, 300, 24, dialog),
      })),
    ]),
    page('page-form', 'New invoice', 'A form: supplier, amount, due date and currency of a new invoice.', pictures.formFilled, FORM, 9, [
      { role: 'combobox', name: 'Supplier', place: place(60, 160, 420, 34, web) },
      { role: 'field', name: 'Amount', place: place(60, 232, 420, 34, web) },
      { role: 'field', name: 'Due', place: place(60, 304, 420, 34, web) },
      { role: 'field', name: 'Currency', place: place(60, 376, 420, 34, web) },
      { role: 'button', name: 'Save', place: place(60, 446, 110, 38, web) },
      { role: 'button', name: 'Discard', place: place(182, 446, 110, 38, web) },
    ]),
    page('page-saved', 'New invoice, saved', 'Says that the invoice was saved, and under which number.', pictures.formSaved, FORM, 6, []),
    page('page-files', 'The folder “Notes” in Files', 'The files of one folder.', pictures.files, FILES, 3, [
      { role: 'button', name: 'Delete', place: place(320, 36, 92, 24, [820, 460]) },
    ]),
  ]
}

const way = (from: string, to: string, by: string, count: number, successCount = count): Transition => ({
  from: from as PageId,
  to: to as PageId,
  by,
  count,
  successCount,
  recordings: [],
})
export const transitions: Transition[] = [
  way('page-editor', 'page-menu', 'Open the menu “File”', 12),
  way('page-menu', 'page-save', 'Choose “Save As…”', 12, 11),
  way('page-save', 'page-editor', 'Press “Save” in the dialog “Save As”', 11),
  way('page-save', 'page-editor', 'Press “Cancel”', 1),
  way('page-form', 'page-saved', 'Press “Save”', 6),
  way('page-saved', 'page-form', 'Open “New invoice”', 4),
  way('page-editor', 'page-editor', 'Type ⟦topic⟧', 20),
]
