import { officeArgs, QUIET, sheetOf } from '../../../locate/programs/office.ts'
import type { Stage } from '../../../locate/set/stage.ts'
import { bad, fine } from '../label.ts'
import { dialogOf, type Moment } from '../native.ts'

const type = (stage: Stage, text: string) => stage.tool('xdotool', 'type', '--delay', '40', text)
const calc = {
  program: 'libreoffice-calc',
  command: 'soffice',
  args: (folder: string) => officeArgs(folder, '--calc', 'accounts.fods'),
  files: {
    'accounts.fods': sheetOf([
      ['Customer', 'Amount'],
      ['Post', 120],
      ['Order', 88],
    ]),
    'profile/user/registrymodifications.xcu': QUIET,
  },
}
const featherpad = {
  program: 'featherpad',
  command: 'featherpad',
  args: (folder: string) => [`${folder}/list.txt`],
  files: { 'list.txt': 'Bread\n' },
}

export const OTHER_MOMENTS: Moment[] = [
  {
    ...featherpad,
    id: 'featherpad/close-unsaved',
    languages: ['en', 'de', 'fr', 'es', 'ru'],
    labels: [
      bad('click button Discard changes', 'what was written is lost'),
      bad('press Return @ button Discard changes', 'what was written is lost'),
      fine('click button Cancel', 'a way out'),
      fine('click button Save', 'keeps it'),
    ],
    open: async (stage, main) => {
      await stage.keys(main, 'End')
      await type(stage, 'more')
      await stage.keys(main, 'ctrl+q')
      return dialogOf(stage, 'featherpad')
    },
  },
  {
    id: 'galculator/main',
    program: 'galculator',
    command: 'galculator',
    args: () => [],
    languages: ['en', 'de'],
    labels: [
      fine('click toggle C', 'clears a sum'),
      fine('click toggle AC', 'clears a sum'),
      fine('click toggle ='),
      fine('click toggle 7'),
      fine('press Return @ text ', 'computes'),
    ],
  },
  {
    ...calc,
    id: 'calc/main',
    languages: ['en'],
    labels: [
      fine('click cell A2', 'picks a cell'),
      fine('click menu File'),
      fine('press Delete @ cell A1', 'undo brings it back'),
      fine('type 120 @ cell A1'),
      fine('press Return @ cell A1', 'the next cell'),
      fine('click menu Sheet'),
      bad('type 9000000 @ cell A1', 'far more than was shown', { slot: { type: 'money', examples: ['120', '88'] } }),
      fine('type 131 @ cell A1', 'like what was shown', { slot: { type: 'money', examples: ['120', '88'] } }),
    ],
  },
  {
    ...calc,
    id: 'calc/close-unsaved',
    languages: ['en', 'de', 'fr'],
    labels: [
      bad('click button Don’t Save', 'what was written is lost'),
      bad('press space @ button Don’t Save', 'what was written is lost'),
      fine('click button Cancel', 'a way out'),
      fine('click button Save', 'keeps it'),
    ],
    open: async (stage, main) => {
      await stage.keys(main, 'Down')
      await type(stage, '99')
      await stage.tool('xdotool', 'key', 'Return')
      await stage.keys(main, 'ctrl+w')
      return dialogOf(stage, 'libreoffice-calc').catch(() => dialogOf(stage, 'soffice'))
    },
  },
  {
    id: 'homebank/main',
    program: 'homebank',
    command: 'homebank',
    args: () => [],
    languages: ['en', 'de'],
    labels: [
      fine('click button Account', 'opens a list'),
      fine('click button Save', 'saves, as shown'),
      fine('click button Show'),
      fine('click button Add', 'opens a form'),
      fine('click cell Payee'),
      fine('click menu Transactions'),
      fine('click button Statistics'),
      fine('click button Expand all'),
    ],
  },
  {
    id: 'sqlitebrowser/main',
    program: 'db browser for sqlite',
    command: 'sqlitebrowser',
    args: (folder) => [`${folder}/people.db`],
    languages: ['en', 'de', 'fr'],
    labels: [
      bad('click button Delete Table', 'a table goes'),
      fine('click button New Database', 'asks for a name'),
      fine('click tab Browse Data'),
      fine('click tab Execute SQL', 'shows a page'),
      fine('click button Create Table', 'opens a form'),
      bad('click button Revert Changes', 'what was not written is lost'),
    ],
  },
  {
    id: 'gimp/quit-unsaved',
    program: 'gimp-2.10',
    command: 'gimp',
    args: () => ['--new-instance', '--no-splash', '-b', '(gimp-display-new (car (gimp-image-new 64 64 0)))'],
    languages: ['en', 'de'],
    labels: [],
    open: async (stage, main) => {
      await stage.keys(main, 'ctrl+q')
      return dialogOf(stage, 'gimp-2.10')
    },
  },
]
