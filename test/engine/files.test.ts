import { mkdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createFiles } from '../../engine/files.ts'
import { temporaryFolder } from '../support/temporary-folder.ts'

it('tells of a file where it may be meant, and of nothing that is not there', async () => {
  const home = await temporaryFolder()
  await mkdir(join(home, 'Documents'))
  for (const path of ['a.txt', 'Documents/a.txt']) {
    await writeFile(join(home, path), path)
    await utimes(join(home, path), 1000, 1000)
  }
  const files = createFiles(home)
  const one = { path: join(home, 'a.txt'), changedAtMs: 1_000_000, size: 5 }
  expect(await files.facts('a.txt', {})).toEqual([one, { path: join(home, 'Documents/a.txt'), changedAtMs: 1_000_000, size: 15 }])
  expect(await files.facts('~/a.txt', {})).toEqual([one])
  expect(await files.facts(join(home, 'a.txt'), { processId: process.pid })).toEqual([one])
  expect(await files.facts('b.txt', {})).toEqual([])
  const here = await files.facts('package.json', { processId: process.pid })
  expect(here.map(({ path }) => path)).toEqual([join(process.cwd(), 'package.json')])
})
