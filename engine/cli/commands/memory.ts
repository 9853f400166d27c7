import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type Forgotten, type MemoryHealth, type RecordingId, UnderstudyError } from '#contract'
import { restoreMemory } from '#memory'
import { createSystemClock } from '../../clock.ts'
import { openHome } from '../../home.ts'
import { type Lock, type LockName, takeLock } from '../../lock.ts'
import { askLine, canAsk } from '../ask.ts'
import { localTime, type OutputOptions, plainSlots, print, withEngine } from '../output.ts'
import { megabytes } from '../recording-text.ts'
import { whichRecording } from '../which-recording.ts'

export function memoryCommand(program: Command): void {
  const memory = program.command('memory').description('keep what was learned sound: check, back up, restore, move, forget')
  const add = (words: string, description: string) => memory.command(words).description(description).option('--json', 'print as JSON')

  add('check', 'look at everything in it; exit status 24 when something is damaged').action((options: OutputOptions) =>
    withEngine(async ({ handlers }) => {
      const health = await handlers['memory.health']({})
      print(options, health, healthText(health))
      if (!health.ok)
        throw new UnderstudyError(
          'memory-damaged',
          `Understudy’s memory has ${count(health.problems.length, 'problem')}.`,
          'What to do stands above.',
        )
    }),
  )
  add('backup', 'copy it, also while Understudy works')
    .argument('[folder]', 'where to, new or empty; without it into the folder “backups” of Understudy’s home')
    .action((folder: string | undefined, options: OutputOptions) =>
      withEngine(async ({ upkeep }) => {
        const made = await upkeep.backup(folder && resolve(folder))
        print(options, made, `Wrote ${made.file} (${megabytes(made.bytes)}). Put it back with: understudy memory restore ${made.file}`)
      }),
    )
  add('restore', 'put a backup in its place; the memory of before stays beside it')
    .argument('<folder>', 'the backup')
    .action(async (folder: string, options: OutputOptions) => {
      const restored = await restore(resolve(folder))
      print(options, restored, restored.before ? `Restored. The memory of before is in ${restored.before}.` : 'Restored.')
    })
  add('export', 'write all of it into one file')
    .argument('<file>', 'where to; it must not be there')
    .action((file: string, options: OutputOptions) =>
      withEngine(async ({ upkeep }) => {
        const written = { file: resolve(file), ...(await upkeep.exportTo(resolve(file))) }
        print(options, written, `Wrote ${written.file} (${megabytes(written.bytes)}). What was learned can be read by whoever has it.`)
      }),
    )
  add('import', 'take over what such a file holds and is not here')
    .argument('<file>', 'the file')
    .action((file: string, options: OutputOptions) =>
      withEngine(async ({ upkeep }) => {
        const got = await upkeep.importFrom(resolve(file))
        const brought = [count(got.tasks, 'task'), count(got.pages, 'page'), count(got.runs, 'run'), count(got.pictures, 'picture')].join(
          ', ',
        )
        print(options, got, `Brought ${brought}.${got.there > 0 ? ` ${got.there} were here already and stayed as they are.` : ''}`)
      }),
    )
  add('collect', 'delete pictures that nothing needs any more').action((options: OutputOptions) =>
    withEngine(async ({ upkeep }) => {
      const gone = await upkeep.collect()
      print(options, gone, `Deleted ${count(gone.pictures, 'picture')} (${megabytes(gone.bytes)}).`)
    }),
  )
  add('forget', 'take away a recording and all that came from it, for ever')
    .argument('<recording>', 'its id, or “last”')
    .option('--sure', 'do not ask; without a terminal nothing is taken away otherwise')
    .action((given: string, options: OutputOptions & { sure?: boolean }) =>
      withEngine(async (engine) => {
        const id = await whichRecording(engine, given)
        if (!options.sure) {
          const would = await engine.upkeep.forget(id, false)
          if (!(await isSure(would, id)))
            return print(
              options,
              would,
              `${forgottenText(would, 'would go')}\nNothing was taken away. Do it with: understudy memory forget ${id} --sure`,
            )
        }
        const gone = await engine.upkeep.forget(id, true)
        print(options, gone, [forgottenText(gone, 'went'), ...gone.left].join('\n'))
        if (gone.left.length > 0)
          throw new UnderstudyError('set-up', 'Something of it is left.', 'Where it is stands above; do what is said there.')
      }),
    )
}

/** Restoring is what a memory that cannot be opened needs: it goes without the engine, while nobody works. Errors: the locks’, `restoreMemory`’s. */
async function restore(backup: string): Promise<{ before: string | undefined }> {
  const home = openHome()
  const locks: LockName[] = ['app', 'recording', 'run']
  const taken: Lock[] = []
  try {
    for (const name of locks) taken.push(takeLock(home.locks, name))
    return await restoreMemory(backup, { folder: home.memory, clock: createSystemClock() })
  } finally {
    for (const lock of taken) lock.release()
  }
}

async function isSure(would: Forgotten, id: RecordingId): Promise<boolean> {
  if (!canAsk()) return false
  process.stderr.write(`${forgottenText(would, 'would go')}\n`)
  return /^y(es)?$/i.test((await askLine(`Forget ${id} for ever? [y/N] `)).trim())
}

function forgottenText(it: Forgotten, went: string): string {
  const tasks = it.tasks.map(({ goal, whole }) => `  “${plainSlots(goal)}”${whole ? '' : ', only the versions that it had a part in'}`)
  const counted = [
    count(it.pages, 'page'),
    count(it.variants, 'look'),
    count(it.transitions, 'way'),
    count(it.runs, 'run'),
    count(it.pictures, 'picture'),
  ]
  return [`The recording, ${count(it.tasks.length, 'task')}, ${counted.join(', ')} ${went}.`, ...tasks].join('\n')
}

function healthText(it: MemoryHealth): string {
  const { tasks, pages, transitions, runs, pictures } = it.counts
  return [
    [count(tasks, 'task'), count(pages, 'page'), count(transitions, 'way'), count(runs, 'run'), count(pictures, 'picture')].join(', '),
    `Database ${megabytes(it.databaseBytes)}, pictures ${megabytes(it.pictureBytes)}.`,
    it.lastBackupAt ? `Last backup: ${localTime(it.lastBackupAt)}.` : 'It was never backed up: understudy memory backup',
    ...(it.ok ? ['All of it is sound.'] : it.problems),
  ].join('\n')
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`
}
