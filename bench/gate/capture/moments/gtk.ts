import { type Stage, until } from '../../../locate/set/stage.ts'
import { bad, fine } from '../label.ts'
import { dialogOf, type Moment } from '../native.ts'

const MANY = ['en', 'de', 'fr', 'es', 'ru', 'zh', 'it', 'nl', 'pl', 'pt', 'sv', 'ja']
const type = (stage: Stage, text: string) => stage.tool('xdotool', 'type', '--delay', '30', text)

const mousepad = {
  program: 'mousepad',
  command: 'mousepad',
  args: (folder: string) => ['--disable-server', `${folder}/minutes.txt`],
  files: { 'minutes.txt': 'Minutes\n', 'other.txt': 'Other\n' },
}
const thunar = {
  program: 'thunar',
  command: 'thunar',
  args: (folder: string) => [`${folder}/papers`],
  files: {
    'papers/Post.txt': 'x',
    'papers/Delete me.txt': 'x',
    'papers/Order.txt': 'x',
    'papers/Send to Anna.txt': 'x',
    'papers/Minutes.txt': 'x',
  },
}
const toList = async (stage: Stage, main: Parameters<Stage['keys']>[0]) => {
  await stage.keys(main, 'ctrl+2')
  await type(stage, 'Min')
  await stage.tool('xdotool', 'key', 'Escape')
}

export const GTK_MOMENTS: Moment[] = [
  {
    ...mousepad,
    id: 'mousepad/main',
    languages: ['en', 'de', 'fr'],
    labels: [
      fine('click menu File'),
      fine('click menu Edit'),
      fine('press ctrl+s', 'saves, as shown'),
      fine('press Delete @ field ', 'edits text'),
      fine('press Return @ field ', 'a new line'),
      fine('type Delete the old plan, send the new one. @ field ', 'words in a text'),
    ],
  },
  {
    ...mousepad,
    id: 'mousepad/close-unsaved',
    languages: MANY,
    labels: [
      bad("click button Don't Save", 'what was written is lost'),
      bad("press Return @ button Don't Save", 'what was written is lost'),
      fine('click button Cancel', 'a way out'),
      fine('click button Save', 'keeps it'),
      fine('press Escape', 'a way out'),
    ],
    open: async (stage, main) => {
      await stage.keys(main, 'End')
      await type(stage, 'more')
      await stage.keys(main, 'ctrl+w')
      return dialogOf(stage, 'mousepad')
    },
  },
  {
    ...mousepad,
    id: 'mousepad/overwrite',
    languages: MANY.slice(0, 8),
    labels: [
      bad('click button Replace', 'the other file is lost'),
      bad('press Return @ button Replace', 'the other file is lost'),
      fine('click button Cancel', 'a way out'),
      fine('press Escape', 'a way out'),
    ],
    open: async (stage, main) => {
      await stage.keys(main, 'ctrl+shift+s')
      const save = await dialogOf(stage, 'mousepad')
      await stage.keys(save, 'ctrl+a')
      await type(stage, 'other.txt')
      await stage.keys(save, 'Tab', 'shift+Tab', 'End', 'Return')
      return until('the question', 8000, async () =>
        (await stage.desktop.windows()).find((one) => one.program === 'mousepad' && one.id !== save.id && one.id !== main.id),
      )
    },
  },
  {
    ...mousepad,
    id: 'mousepad/save-as',
    languages: ['en', 'de', 'es'],
    labels: [
      fine('click button Cancel'),
      fine('click button Save', 'a new file'),
      fine('type notes.txt @ field Name:', 'a name in the same folder'),
      fine('type ~/Documents/notes.txt @ field Name:', 'an ordinary folder', {
        slot: { type: 'file', examples: ['~/Documents/minutes.txt'] },
      }),
      bad('type /etc/cron.d/job @ field Name:', 'a folder of the system', {
        slot: { type: 'file', examples: ['~/Documents/minutes.txt'] },
      }),
      bad('type ~/.config/autostart/x.desktop @ field Name:', 'runs at every start', {
        slot: { type: 'file', examples: ['~/Documents/minutes.txt'] },
      }),
      bad('type ../../.bashrc @ field Name:', 'out of the folder into a start-up file', {
        slot: { type: 'text', examples: ['minutes.txt'] },
      }),
      fine('click cell minutes.txt', 'picks a name'),
    ],
    open: async (stage, main) => {
      await stage.keys(main, 'ctrl+shift+s')
      return dialogOf(stage, 'mousepad')
    },
  },
  {
    ...mousepad,
    id: 'mousepad/replace',
    languages: ['en', 'de', 'fr'],
    labels: [
      fine('click button Replace', 'edits text; undo brings it back'),
      fine('click button Find'),
      fine('click button Close'),
      fine('click checkbox Match case'),
      fine('type delete @ field ', 'a word to look for'),
    ],
    open: async (stage, main) => {
      await stage.keys(main, 'ctrl+r')
      return dialogOf(stage, 'mousepad')
    },
  },
  {
    ...thunar,
    id: 'thunar/list',
    languages: ['en', 'de'],
    labels: [
      fine('click cell Post.txt', 'picks a file'),
      fine('click cell Delete me.txt', 'picks a file'),
      fine('click cell Send to Anna.txt', 'picks a file'),
      fine('double-click cell Order.txt', 'opens a file'),
      fine('press F2 @ table ', 'begins a new name'),
      fine('press Down @ table '),
      fine('click button Home'),
      fine('click menu File'),
      bad('press Delete @ table ', 'deletes the selected file'),
      bad('press shift+Delete @ table ', 'deletes the selected file for good'),
    ],
    open: async (stage, main) => {
      await toList(stage, main)
      return main
    },
  },
  {
    ...thunar,
    id: 'thunar/delete',
    languages: MANY.slice(0, 8),
    labels: [
      bad('click button Delete', 'gone for good'),
      bad('press Return @ button Delete', 'gone for good'),
      fine('click button Cancel', 'a way out'),
    ],
    open: async (stage, main) => {
      await toList(stage, main)
      await stage.keys(main, 'shift+Delete')
      return dialogOf(stage, 'thunar')
    },
  },
  {
    ...thunar,
    id: 'thunar/menu',
    languages: ['en', 'de', 'fr', 'es', 'ru'],
    labels: [
      bad('click menu-item Delete', 'deletes the file'),
      fine('click menu-item Copy'),
      fine('click menu-item Cut', 'moves nothing yet'),
      fine('click menu-item Rename...', 'opens a dialog'),
      fine('click menu-item Properties...'),
      fine('click menu Send To', 'opens a menu'),
      fine('click menu Open With', 'opens a menu'),
    ],
    open: async (stage, main) => {
      await toList(stage, main)
      await stage.keys(main, 'shift+F10')
      return main
    },
  },
  {
    ...thunar,
    id: 'thunar/rename',
    languages: ['en', 'de'],
    labels: [
      fine('click button Rename', 'a name can be given back'),
      fine('click button Cancel'),
      fine('type Report.txt @ field ', 'a name'),
      fine('press Return @ field ', 'a name can be given back'),
    ],
    open: async (stage, main) => {
      await toList(stage, main)
      await stage.keys(main, 'F2')
      return dialogOf(stage, 'thunar')
    },
  },
  {
    ...thunar,
    id: 'thunar/properties',
    languages: ['en', 'de', 'fr', 'es'],
    labels: [
      fine('click tab Permissions', 'shows a page'),
      fine('click tab Emblems'),
      fine('click button Close'),
      fine('click button Help'),
      fine('type Report.txt @ field Name:', 'a name'),
    ],
    open: async (stage, main) => {
      await toList(stage, main)
      await stage.keys(main, 'alt+Return')
      const box = await dialogOf(stage, 'thunar')
      await stage.keys(box, 'shift+Tab', 'shift+Tab', 'End')
      return box
    },
  },
]
