import { describe, expect, it } from 'vitest'
import {
  BENCHES,
  type Command,
  debianPackages,
  lineToPaste,
  type Machine,
  missingOf,
  needs,
  needsOf,
} from '../../../scripts/bootstrap/needs.mjs'
import { aptFailed, decide } from '../../../scripts/bootstrap/system.mjs'

const commands: Command[] = ['start', 'demo', 'test', 'understudy', ...BENCHES]
const bare: Machine = { platform: 'linux', screen: false }
const nothingThere = () => false

describe('what a command needs of the machine', () => {
  it('is nothing when all of it is there', () => {
    expect(commands.map((command) => missingOf(command, bare, () => true))).toEqual(commands.map(() => []))
  })

  it('is, for the demo on a bare machine, a screen, its programs and what records them', () => {
    expect(debianPackages(missingOf('demo', bare, nothingThere))).toEqual([
      'adwaita-icon-theme',
      'at-spi2-core',
      'chromium',
      'dbus',
      'ffmpeg',
      'fonts-dejavu-core',
      'galculator',
      'gsettings-desktop-schemas',
      'librsvg2-common',
      'libxrandr2',
      'libxt6',
      'libxtst6',
      'mousepad',
      'openbox',
      'x11-utils',
      'x11-xkb-utils',
      'xdotool',
      'xkb-data',
      'xvfb',
    ])
  })

  it('is a screen of its own for the app only where there is none', () => {
    const names = (machine: Machine) => debianPackages(needsOf('start', machine))
    expect(names(bare).filter((name) => !names({ ...bare, screen: true }).includes(name))).toEqual(['openbox', 'xvfb'])
  })

  it('is a screen of its own for the demo and the tests in any case', () => {
    expect(needsOf('demo', { ...bare, screen: true })).toEqual(needsOf('demo', bare))
  })

  it('is nothing for the command line, whose doctor tells, and nothing away from Linux', () => {
    expect(needsOf('understudy', bare)).toEqual([])
    expect(commands.flatMap((command) => needsOf(command, { platform: 'darwin', screen: true }))).toEqual([])
  })

  it('takes an Electron at hand for a browser, but only to show the app', () => {
    const withElectron = (sign: { environment?: string[] }) => sign.environment?.includes('ELECTRON_DIST') ?? false
    const lacks = (command: Command) => debianPackages(missingOf(command, bare, withElectron)).includes('chromium')
    expect({ start: lacks('start'), demo: lacks('demo') }).toEqual({ start: false, demo: true })
  })

  it('has a sign for each thing', () => {
    expect(needs.filter((need) => Object.values(need.sign).flat().length === 0)).toEqual([])
  })
})

describe('what is done about what is missing', () => {
  const missing = (command: Command) =>
    missingOf(command, { ...bare, screen: true }, (sign) => !sign.programs?.includes('ffmpeg') && !sign.libraries)

  it('is an installation by apt where that is allowed', () => {
    expect(decide('start', missing('start'), { canInstall: true })).toEqual({
      kind: 'install',
      packages: ['ffmpeg', 'libxrandr2', 'libxt6', 'libxtst6'],
    })
  })

  it('is one line to paste where it is not', () => {
    const decision = decide('test', missing('test'), { canInstall: false })
    expect(decision).toEqual({
      kind: 'tell',
      stop: true,
      text:
        'This machine lacks ffmpeg, which records the screen, the X library for screens, the X toolkit library, the X library for input. ' +
        'Paste this line, then run the same command again:\n' +
        'sudo apt-get update && sudo apt-get install -y --no-install-recommends ffmpeg libxrandr2 libxt6 libxtst6',
    })
    expect(lineToPaste(missing('test'))).not.toContain('\n')
  })

  it('lets the app start without what only makes it better', () => {
    const onlyFfmpeg = missing('start').filter((need) => need.debian === 'ffmpeg')
    expect(decide('start', onlyFfmpeg, { canInstall: false })).toMatchObject({ kind: 'tell', stop: false })
    expect(decide('demo', onlyFfmpeg, { canInstall: false })).toMatchObject({ kind: 'tell', stop: true })
  })

  it('is nothing when nothing is missing', () => {
    expect(decide('test', [], { canInstall: false })).toEqual({ kind: 'go-on' })
  })
})

describe('a failed apt', () => {
  it.each([
    ["E: Failed to fetch http://mirror/x.deb  Temporary failure resolving 'mirror'", 'apt cannot reach its package mirror'],
    ["E: You don't have enough free space in /var/cache/apt/archives/.", 'The disk is full'],
    ['E: Could not get lock /var/lib/dpkg/lock-frontend. It is held by process 12', 'Another program is using apt'],
    ['E: Unable to locate package galculator', 'apt could not install galculator. Its last words:\nE: Unable to locate package galculator'],
    ['', 'apt installed galculator, but what they bring is still not to be found.'],
  ])('says in words what %j means', (output, words) => {
    expect(aptFailed(['galculator'], output).message).toContain(words)
  })
})
