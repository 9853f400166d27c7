import { chmod, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RULE_NAMES } from '#executor'
import { createGateFile, readGateSettings } from '../../engine/gate-settings.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

describe('the gate’s file', () => {
  it('is not needed', async () => {
    const root = await temporaryFolder()
    const gate = createGateFile({ root })
    expect(await gate.read()).toEqual({ problems: [] })
    expect(await gate.findings()).toEqual([])
    expect(await gate.handlers['gate.settings']({})).toEqual({ file: join(root, 'gate.json'), rules: [], problems: [] })
  })

  it('begins as an example that sets nothing, names every rule, and is not written over', async () => {
    const root = await temporaryFolder()
    const gate = createGateFile({ root })
    const file = await gate.init()
    const text = await readFile(file, 'utf8')
    expect(await gate.read()).toEqual({ settings: { version: 1, everywhere: {}, programs: {}, tasks: {} }, problems: [] })
    expect(Object.keys(RULE_NAMES).filter((name) => !text.includes(name))).toEqual([])
    await expect(gate.init()).rejects.toMatchObject({ code: 'bad-input', message: `There is a gate file already: ${file}.` })
  })

  it('holds with its comments taken away: each example in it is right', async () => {
    const root = await temporaryFolder()
    const text = await readFile(await createGateFile({ root }).init(), 'utf8')
    const used = text.replace(/^(\s*)\/\/ (".*)$/gmu, '$1$2')
    expect(readGateSettings(used)).toMatchObject({ settings: { everywhere: { rules: { install: 'block' }, riskyActs: 20 } }, problems: [] })
  })

  it('is told in words', async () => {
    const root = await temporaryFolder()
    const text = `{ "version": 1,
      "everywhere": { "rules": { "send": "block" }, "folders": ["/srv/a"], "amountFactor": 3 },
      "programs": { "thunar": { "rules": { "delete": "allow" }, "riskyActs": 5 } },
      "tasks": { "Tidy up": { "actsInMinute": 60 } } }`
    await writeFile(join(root, 'gate.json'), text)
    expect(await createGateFile({ root }).handlers['gate.settings']({})).toEqual({
      file: join(root, 'gate.json'),
      rules: [
        'everywhere: send → block',
        'everywhere: files in /srv/a are free',
        'everywhere: more than 3 times an amount that was shown is asked about',
        'in thunar: delete → allow',
        'in thunar: asked again after 5 risky acts of one kind',
        'for the task “Tidy up”: asked after 60 acts in a minute',
      ],
      problems: [],
    })
  })

  const rules = Object.keys(RULE_NAMES).join(', ')
  it.each([
    ['{\n "version": 1,\n', ['Line 3: A name in double quotes is expected here.']],
    ['{ "version": 2 }', ['Line 1: The version must be 1: write "version": 1.']],
    ['[]', ['Line 1: The file holds no settings. `understudy gate init` writes an example, once this file is moved away.']],
    ['{ "version": 1,\n "everywhere": { "rules": {\n "sned": "ask" } } }', [`Line 3: There is no rule “sned”. The rules are: ${rules}.`]],
    [
      '{ "version": 1,\n "everywhere": { "rules": {\n "send": "never" } } }',
      ['Line 3: “send” is set to something else than “allow”, “ask” or “block”. Write one of them.'],
    ],
    [
      '{ "version": 1,\n "everywhere": {\n "rules": { "screen-orders": "allow" } } }',
      ['Line 3: “screen-orders”: Nobody can take this question away. Write “ask” or “block”, or leave it out.'],
    ],
    ['{ "version": 1,\n "evrywhere": {} }', ['Line 2: “evrywhere” means nothing here. Known are: version, everywhere, programs, tasks.']],
    [
      '{ "version": 1,\n "tasks": {\n "a": { "rule": {} } } }',
      ['Line 3: “rule” means nothing here. Known are: rules, folders, amountFactor, riskyActs, actsInMinute.'],
    ],
    [
      '{ "version": 1,\n "everywhere": {\n "folders": ["Documents"] } }',
      ['Line 3: “everywhere → folders → 0” is not right. A folder is absolute, or begins with ~/.'],
    ],
  ])('is broken by %j, which is told with its line', (text, problems) => {
    expect(readGateSettings(text)).toEqual({ broken: true, problems })
  })

  it('is told of before a run when it is broken', async () => {
    const root = await temporaryFolder()
    await writeFile(join(root, 'gate.json'), '{')
    const gate = createGateFile({ root })
    expect(await gate.findings()).toEqual([
      {
        stops: false,
        text: `The gate’s file ${join(root, 'gate.json')} is wrong, so nothing of it holds and no remembered yes counts. Line 1: A name in double quotes is expected here.`,
      },
    ])
  })

  it('that may not be read counts as broken', async () => {
    const root = await temporaryFolder()
    await writeFile(join(root, 'gate.json'), '{}')
    await chmod(join(root, 'gate.json'), 0)
    // The administrator may read everything; then it is broken for what it lacks.
    expect((await createGateFile({ root }).read()).broken).toBe(true)
  })
})
