/**
 * What the machine itself must have, beyond npm packages: one row a thing. `npm start` needs less than the demo and the tests, which drive
 * real programs on a screen of their own.
 *
 * @typedef {'start' | 'demo' | 'test' | 'understudy' | Bench} Command
 * @typedef {'bench:capture' | 'bench:crash' | 'bench:gate' | 'bench:learn' | 'bench:locate' | 'bench:monitors' | 'bench:ocr' | 'bench:pages' | 'bench:recall' | 'bench:recording-length' | 'bench:run' | 'bench:stop' | 'bench:store'} Bench
 *
 * @typedef {object} Sign How to see that a thing is there: any one of what is listed.
 * @property {string[]} [programs] Names on the PATH.
 * @property {string[]} [libraries] Shared libraries by file name.
 * @property {string[]} [files] Absolute paths; `*` stands for one part.
 * @property {string[]} [environment] Variables that name an existing file or folder.
 * @property {string[]} [packaged] Paths below node_modules.
 *
 * @typedef {object} Need
 * @property {string} what What it is, in words.
 * @property {string} debian The package that brings it on Debian and its relatives.
 * @property {Sign} sign
 * @property {Command[]} for The commands that use it.
 * @property {boolean} [onlyWithoutScreen] For `start`: only where there is no screen to show a window on.
 * @property {Command[]} [better] The commands that run without it, but do less and say so.
 *
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {boolean} screen Whether there is a display to show windows on.
 *
 * @typedef {(sign: Sign) => boolean} Probe
 */

/** @type {Bench[]} */
export const BENCHES = [
  'bench:capture',
  'bench:crash',
  'bench:gate',
  'bench:learn',
  'bench:locate',
  'bench:monitors',
  'bench:ocr',
  'bench:pages',
  'bench:recall',
  'bench:recording-length',
  'bench:run',
  'bench:stop',
  'bench:store',
]
/** Benches that look at many programs. @type {Command[]} */
const LOOKING = ['bench:gate', 'bench:learn', 'bench:locate', 'bench:monitors', 'bench:ocr', 'bench:run', 'bench:stop']
/** Benches that take the words of many programs. @type {Command[]} */
const WORDS = ['bench:recall', 'bench:store']
/** @type {Command[]} */
const DRIVING = ['demo', 'test', ...BENCHES]
/** @type {Command[]} */
const ALL = ['start', ...DRIVING]

/** @type {Need[]} */
export const needs = [
  {
    what: 'a browser or Electron to show the app in',
    debian: 'chromium',
    sign: {
      programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'],
      environment: ['UNDERSTUDY_CHROMIUM', 'ELECTRON_DIST'],
      packaged: ['electron/dist/electron'],
    },
    for: ['start'],
  },
  {
    what: 'Chromium for the web form',
    debian: 'chromium',
    sign: { programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'], environment: ['UNDERSTUDY_CHROMIUM'] },
    for: DRIVING,
  },
  {
    what: 'ffmpeg, which records the screen',
    debian: 'ffmpeg',
    sign: { programs: ['ffmpeg'], packaged: ['ffmpeg-static/ffmpeg'] },
    for: ALL,
    better: ['start'],
  },
  { what: 'a virtual screen', debian: 'xvfb', sign: { programs: ['Xvfb'] }, for: ALL, onlyWithoutScreen: true },
  { what: 'a window manager for it', debian: 'openbox', sign: { programs: ['openbox'] }, for: ALL, onlyWithoutScreen: true },
  { what: 'the X library for screens', debian: 'libxrandr2', sign: { libraries: ['libXrandr.so.2'] }, for: ALL },
  { what: 'the X toolkit library', debian: 'libxt6', sign: { libraries: ['libXt.so.6'] }, for: ALL },
  { what: 'the X library for input', debian: 'libxtst6', sign: { libraries: ['libXtst.so.6'] }, for: ALL },
  {
    what: 'the accessibility bus, over which programs name their buttons',
    debian: 'at-spi2-core',
    sign: { files: ['/usr/libexec/at-spi-bus-launcher', '/usr/lib/at-spi2-core/at-spi-bus-launcher'] },
    for: ALL,
    better: ['start'],
  },
  { what: 'a message bus', debian: 'dbus', sign: { programs: ['dbus-daemon'] }, for: DRIVING },
  { what: 'xprop and its relatives', debian: 'x11-utils', sign: { programs: ['xprop'] }, for: DRIVING },
  { what: 'xset and its relatives', debian: 'x11-xserver-utils', sign: { programs: ['xset'] }, for: ['test'] },
  { what: 'keyboard layouts', debian: 'xkb-data', sign: { files: ['/usr/share/X11/xkb/rules/evdev'] }, for: DRIVING },
  { what: 'setxkbmap', debian: 'x11-xkb-utils', sign: { programs: ['setxkbmap'] }, for: DRIVING },
  { what: 'a text editor', debian: 'mousepad', sign: { programs: ['mousepad'] }, for: DRIVING },
  { what: 'a calculator', debian: 'galculator', sign: { programs: ['galculator'] }, for: DRIVING },
  { what: 'a terminal', debian: 'xterm', sign: { programs: ['xterm'] }, for: ['test', ...BENCHES] },
  {
    what: 'a calculator of GTK 4',
    debian: 'gnome-calculator',
    sign: { programs: ['gnome-calculator'] },
    for: [...LOOKING, ...WORDS, 'test'],
  },
  { what: 'a file manager', debian: 'thunar', sign: { programs: ['thunar'] }, for: [...LOOKING, ...WORDS, 'test'] },
  {
    what: 'an accounts program',
    debian: 'homebank',
    sign: { programs: ['homebank'] },
    for: ['bench:gate', 'bench:learn', 'bench:monitors', ...WORDS],
  },
  { what: 'a calculator with many words', debian: 'qalculate-gtk', sign: { programs: ['qalculate-gtk'] }, for: WORDS },
  { what: 'a spreadsheet', debian: 'libreoffice-calc', sign: { programs: ['localc'] }, for: [...LOOKING, 'test'] },
  { what: 'a word processor', debian: 'libreoffice-writer', sign: { programs: ['lowriter'] }, for: LOOKING },
  {
    what: 'the GTK look of both',
    debian: 'libreoffice-gtk3',
    sign: { files: ['/usr/lib/libreoffice/program/libvclplug_gtk3lo.so'] },
    for: [...LOOKING, 'test'],
  },
  { what: 'a database browser of Qt', debian: 'sqlitebrowser', sign: { programs: ['sqlitebrowser'] }, for: LOOKING },
  { what: 'a text editor of Qt', debian: 'featherpad', sign: { programs: ['featherpad'] }, for: [...LOOKING, 'test'] },
  { what: 'another reader of text', debian: 'tesseract-ocr', sign: { programs: ['tesseract'] }, for: ['bench:ocr'] },
  {
    what: 'English for it',
    debian: 'tesseract-ocr-eng',
    sign: { files: ['/usr/share/tesseract-ocr/*/tessdata/eng.traineddata'] },
    for: ['bench:ocr'],
  },
  { what: 'the clipboard for a script', debian: 'xclip', sign: { programs: ['xclip'] }, for: ['test'] },
  {
    what: 'windows for a script',
    debian: 'python3-gi',
    sign: { files: ['/usr/lib/python3/dist-packages/gi/__init__.py'] },
    for: ['test'],
  },
  {
    what: 'GTK 3 for those',
    debian: 'gir1.2-gtk-3.0',
    sign: { files: ['/usr/lib/*/girepository-1.0/Gtk-3.0.typelib', '/usr/lib/girepository-1.0/Gtk-3.0.typelib'] },
    for: ['test'],
  },
  { what: 'a person’s hands for a script', debian: 'xdotool', sign: { programs: ['xdotool'] }, for: DRIVING },
  {
    what: 'letters to draw text with',
    debian: 'fonts-dejavu-core',
    sign: { files: ['/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf', '/usr/share/fonts/*/DejaVuSans.ttf'] },
    for: DRIVING,
  },
  { what: 'icons', debian: 'adwaita-icon-theme', sign: { files: ['/usr/share/icons/Adwaita/index.theme'] }, for: DRIVING },
  {
    what: 'a reader for those icons',
    debian: 'librsvg2-common',
    sign: {
      files: ['/usr/lib/*/gdk-pixbuf-2.0/*/loaders/libpixbufloader-svg.so', '/usr/lib/*/gdk-pixbuf-2.0/*/loaders/libpixbufloader_svg.so'],
    },
    for: DRIVING,
  },
  {
    what: 'the settings that programs look up',
    debian: 'gsettings-desktop-schemas',
    sign: { files: ['/usr/share/glib-2.0/schemas/org.gnome.desktop.interface.gschema.xml'] },
    for: DRIVING,
  },
]

/**
 * The things a command uses on this machine. Only Linux has a list: elsewhere Electron brings its own, and the demo says what it cannot do.
 *
 * @param {Command} command
 * @param {Machine} machine
 * @returns {Need[]}
 */
export function needsOf(command, machine) {
  if (machine.platform !== 'linux') return []
  return needs.filter((need) => need.for.includes(command) && !(command === 'start' && need.onlyWithoutScreen && machine.screen))
}

/**
 * @param {Command} command
 * @param {Machine} machine
 * @param {Probe} isThere
 * @returns {Need[]}
 */
export function missingOf(command, machine, isThere) {
  return needsOf(command, machine).filter((need) => !isThere(need.sign))
}

/**
 * The packages of some needs, each once, sorted.
 *
 * @param {Need[]} missing
 */
export function debianPackages(missing) {
  return [...new Set(missing.map((need) => need.debian))].sort()
}

/**
 * One line to paste into a terminal.
 *
 * @param {Need[]} missing
 */
export function lineToPaste(missing) {
  return `sudo apt-get update && sudo apt-get install -y --no-install-recommends ${debianPackages(missing).join(' ')}`
}
