import { createHash } from 'node:crypto'
import sharp from 'sharp'
import type { PictureId } from '#contract'

/** A drawn window: its digest, as the picture store would name it, and its PNG in base64. */
export type DrawnPicture = { id: PictureId; png: string }
export type DrawnPictures = Record<PictureName, DrawnPicture>
export type PictureName = keyof typeof DRAWINGS

/** Draws windows that look like real programs, so that the app's pages are judged with something true to look at. */
export async function drawPictures(): Promise<DrawnPictures> {
  const drawn = await Promise.all(Object.entries(DRAWINGS).map(async ([name, svg]) => [name, await draw(svg)] as const))
  return Object.fromEntries(drawn) as DrawnPictures
}

async function draw(svg: string): Promise<DrawnPicture> {
  const png = await sharp(Buffer.from(svg)).png({ palette: true }).toBuffer()
  return { id: createHash('sha256').update(png).digest('hex') as PictureId, png: png.toString('base64') }
}

const text = (x: number, y: number, words: string, more = '') => `<text x="${x}" y="${y}" ${more}>${words}</text>`
const box = (x: number, y: number, width: number, height: number, more: string) =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}" ${more}/>`

function windowOf(width: number, height: number, title: string, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="DejaVu Sans" font-size="13" fill="#222">
    ${box(0, 0, width, height, 'fill="#fdfdfc"')}${box(0, 0, width, 30, 'fill="#e4e2de"')}
    ${text(width / 2, 20, title, 'text-anchor="middle" font-weight="bold" fill="#444"')}
    ${['#c9c5bf', '#c9c5bf', '#c96b5c'].map((fill, index) => `<circle cx="${width - 58 + index * 20}" cy="15" r="6" fill="${fill}"/>`).join('')}
    ${inside}</svg>`
}

function editor(title: string, lines: string[], menu = ''): string {
  const menus = ['File', 'Edit', 'Search', 'View', 'Document', 'Help'].map((name, index) => text(14 + index * 68, 50, name)).join('')
  const body = lines.map((line, index) => text(20, 96 + index * 22, line, 'font-family="DejaVu Sans Mono"')).join('')
  return windowOf(820, 540, title, `${box(0, 30, 820, 32, 'fill="#f3f1ee"')}${menus}${box(0, 62, 820, 1, 'fill="#d6d3ce"')}${body}${menu}`)
}

const FILE_MENU = `${box(6, 60, 210, 186, 'fill="#fff" stroke="#c9c5bf"')}${['New', 'Open…', 'Save', 'Save As…', 'Print…', 'Close']
  .map((name, index) => `${index === 3 ? box(7, 150, 208, 28, 'fill="#dcebf7"') : ''}${text(22, 83 + index * 29, name)}`)
  .join('')}`

function saveDialog(name: string): string {
  const rows = ['garden.txt', 'keys.txt', 'letters', 'receipts'].map((file, index) => text(188, 168 + index * 30, file)).join('')
  return windowOf(
    640,
    440,
    'Save As',
    `${text(24, 66, 'Name:')}${box(92, 46, 524, 32, 'fill="#fff" stroke="#7aa7c7" rx="4"')}${text(102, 67, name)}
    ${box(24, 96, 140, 260, 'fill="#f3f1ee"')}${['Home', 'Desktop', 'Documents', 'Notes'].map((place, index) => text(40, 124 + index * 32, place)).join('')}
    ${box(172, 96, 444, 260, 'fill="#fff" stroke="#d6d3ce"')}${text(188, 128, 'Name', 'fill="#777"')}${text(480, 128, 'Modified', 'fill="#777"')}${rows}
    ${box(420, 384, 90, 34, 'fill="#f3f1ee" stroke="#c9c5bf" rx="4"')}${text(465, 406, 'Cancel', 'text-anchor="middle"')}
    ${box(526, 384, 90, 34, 'fill="#3d7ea6" rx="4"')}${text(571, 406, 'Save', 'text-anchor="middle" fill="#fff"')}`,
  )
}

function form(supplier: string, amount: string, saved = ''): string {
  const field = (y: number, label: string, value: string) =>
    `${text(60, y, label, 'fill="#555"')}${box(60, y + 10, 420, 34, 'fill="#fff" stroke="#b9b4ac" rx="4"')}${text(72, y + 32, value)}`
  return windowOf(
    980,
    640,
    'Ledger: new invoice',
    `${box(0, 30, 980, 38, 'fill="#f3f1ee"')}${box(120, 37, 640, 24, 'fill="#fff" rx="12"')}${text(140, 54, 'ledger.example/invoices/new', 'fill="#777" font-size="12"')}
    ${text(60, 112, 'New invoice', 'font-size="22" font-weight="bold"')}${field(150, 'Supplier', supplier)}${field(222, 'Amount', amount)}
    ${field(294, 'Due', amount === '' ? '' : '12 March 2026')}${field(366, 'Currency', 'EUR')}
    ${box(60, 446, 110, 38, 'fill="#2f7d6b" rx="5"')}${text(115, 470, 'Save', 'text-anchor="middle" fill="#fff" font-weight="bold"')}
    ${box(182, 446, 110, 38, 'fill="#fff" stroke="#b9b4ac" rx="5"')}${text(237, 470, 'Discard', 'text-anchor="middle"')}
    ${box(560, 100, 360, 240, 'fill="#f7f5f2" rx="6"')}${text(584, 134, 'Latest', 'font-weight="bold"')}
    ${['Nordwind AG  €310.00', 'Maier &amp; Sons  €92.40', 'Papyrus Ltd  €18.95'].map((row, index) => text(584, 166 + index * 30, row)).join('')}
    ${saved ? `${box(60, 510, 420, 40, 'fill="#dff0e3" rx="5"')}${text(78, 535, saved, 'fill="#1d5b34"')}` : ''}`,
  )
}

function files(without = ''): string {
  const names = ['backup-2024.zip', 'backup-2025.zip', 'garden.txt', 'invoices.ods', 'keys.txt', 'letters'].filter(
    (name) => name !== without,
  )
  const rows = names
    .map(
      (name, index) =>
        `${name === 'backup-2025.zip' ? box(190, 110 + index * 30 - 20, 600, 30, 'fill="#dcebf7"') : ''}${text(204, 110 + index * 30, name)}${text(560, 110 + index * 30, `${(index + 3) * 7} KB`, 'fill="#777"')}`,
    )
    .join('')
  return windowOf(
    820,
    460,
    'Notes: Files',
    `${box(0, 30, 820, 36, 'fill="#f3f1ee"')}${['Back', 'Up', 'New folder', 'Delete'].map((name, index) => `${box(14 + index * 102, 36, 92, 24, 'fill="#fff" stroke="#c9c5bf" rx="4"')}${text(60 + index * 102, 52, name, 'text-anchor="middle" font-size="12"')}`).join('')}
    ${box(0, 66, 170, 394, 'fill="#f7f5f2"')}${['Home', 'Documents', 'Notes', 'Bin'].map((place, index) => text(26, 106 + index * 34, place)).join('')}${rows}`,
  )
}

const NOTE = ['Dear Maria,', '', 'this is about the garden.', '', 'Yours, Tom']
const DRAWINGS = {
  editorEmpty: editor('Untitled 1 - Mousepad', []),
  editorTyped: editor('*Untitled 1 - Mousepad', NOTE),
  editorMenu: editor('*Untitled 1 - Mousepad', NOTE, FILE_MENU),
  saveEmpty: saveDialog('Untitled 1'),
  saveNamed: saveDialog('maria-garden.txt'),
  editorSaved: editor('maria-garden.txt - Mousepad', NOTE),
  formEmpty: form('', ''),
  formSupplier: form('Nordwind AG', ''),
  formFilled: form('Nordwind AG', '€412.50'),
  formSaved: form('Nordwind AG', '€412.50', 'Invoice 2026-017 saved.'),
  files: files(),
  filesAfter: files('backup-2025.zip'),
  deleteShot: `<svg xmlns="http://www.w3.org/2000/svg" width="420" height="150" font-family="DejaVu Sans" font-size="13" fill="#222">${box(0, 0, 420, 150, 'fill="#fdfdfc"')}${box(0, 0, 420, 52, 'fill="#f3f1ee"')}
    ${['New folder', 'Delete'].map((name, index) => `${box(40 + index * 130, 12, 116, 28, 'fill="#fff" stroke="#c9c5bf" rx="4"')}${text(98 + index * 130, 31, name, 'text-anchor="middle"')}`).join('')}
    ${box(0, 70, 420, 30, 'fill="#dcebf7"')}${text(40, 90, 'backup-2025.zip')}${text(40, 124, 'garden.txt')}</svg>`,
}
