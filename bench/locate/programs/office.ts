import type { Group } from '../set/group.ts'
import { type NativeProgram, nativeGroup } from './native.ts'
import { GTK3_VARIANTS, gtkSettings } from './toolkits.ts'

const NAMESPACES = [
  ['office', 'office'],
  ['table', 'table'],
  ['text', 'text'],
]
  .map(([prefix, name]) => `xmlns:${prefix}="urn:oasis:names:tc:opendocument:xmlns:${name}:1.0"`)
  .join(' ')

/** A flat document: one XML file. */
export function documentOf(kind: 'spreadsheet' | 'text', body: string): string {
  const type = `application/vnd.oasis.opendocument.${kind}`
  return `<?xml version="1.0" encoding="UTF-8"?>\n<office:document ${NAMESPACES} office:version="1.3" office:mimetype="${type}"><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`
}

export function sheetOf(rows: (string | number)[][]): string {
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? `<table:table-cell office:value-type="float" office:value="${value}"><text:p>${value}</text:p></table:table-cell>`
      : `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`
  const lines = rows.map((row) => `<table:table-row>${row.map(cell).join('')}</table:table-row>`)
  return documentOf('spreadsheet', `<table:table table:name="Accounts">${lines.join('')}</table:table>`)
}

const ROWS = [
  ['Customer', 'City', 'Amount', 'State'],
  ['Nordic Timber', 'Oslo', 120, 'open'],
  ['Baltic Foods', 'Riga', 88, 'paid'],
  ['Alpine Tools', 'Bern', 310, 'open'],
  ['Rhine Paper', 'Bonn', 45, 'late'],
  ['Delta Print', 'Gent', 99, 'paid'],
  ['Harbour Gas', 'Kiel', 510, 'open'],
]
const LETTER = ['Dear Anna,', 'Thank you for the offer of the roof. Please save the date and send the file.', 'Kind regards', 'Carl Lind']

/** Nothing that comes up by itself: no tip, no release notes, no recovery, no question about the format; a window that is not as large as the screen. */
export const QUIET = `<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="ShowTipOfTheDay" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc"><prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="ooSetupLastVersion" oor:op="fuse"><value>99.9</value></prop></item>
${['sheet.SpreadsheetDocument', 'text.TextDocument'].map((name) => `<item oor:path="/org.openoffice.Setup/Office/Factories/org.openoffice.Setup:Factory['com.sun.star.${name}']"><prop oor:name="ooSetupFactoryWindowAttributes" oor:op="fuse"><value>60,60,1160,760;0;0,0,0,0;</value></prop></item>`).join('\n')}
<item oor:path="/org.openoffice.Setup/Product"><prop oor:name="WhatsNew" oor:op="fuse"><value>false</value></prop></item>
</oor:items>`

const office: Omit<NativeProgram, 'id' | 'args' | 'main'> = {
  version: '3',
  command: 'soffice',
  settings: gtkSettings(),
  at: { x: 60, y: 60, width: 1160, height: 760 },
  variants: GTK3_VARIANTS.filter(({ perturbation }) => ['scale-125', 'scale-200', 'dark', 'font-large'].includes(perturbation)),
}

export function officeArgs(folder: string, kind: string, file: string): string[] {
  return [`-env:UserInstallation=file://${folder}/profile`, '--norestore', '--nologo', '--nofirststartwizard', kind, `${folder}/${file}`]
}

export const officeGroups: Group[] = [
  nativeGroup({
    ...office,
    id: 'libreoffice/calc',
    args: (folder) => officeArgs(folder, '--calc', 'accounts.fods'),
    files: { 'accounts.fods': sheetOf(ROWS), 'profile/user/registrymodifications.xcu': QUIET },
    main: { program: 'libreoffice-calc', kind: 'normal' },
  }),
  nativeGroup({
    ...office,
    id: 'libreoffice/writer',
    args: (folder) => officeArgs(folder, '--writer', 'letter.fodt'),
    files: {
      'letter.fodt': documentOf('text', LETTER.map((line) => `<text:p>${line}</text:p>`).join('')),
      'profile/user/registrymodifications.xcu': QUIET,
    },
    main: { program: 'libreoffice-writer', kind: 'normal' },
  }),
]
