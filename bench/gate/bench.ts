import { decide } from '../../executor/gate/decide.ts'
import { RULES } from '../../executor/gate/rules/index.ts'
import { heldFor } from '../../executor/gate/settings.ts'
import { writeResults } from '../support/results.ts'
import { percent, table } from '../support/table.ts'
import { asProposedAct, halfOf } from './as-act.ts'
import type { Case } from './case.ts'
import { readCorpus } from './corpus.ts'

/**
 * The gate's rules over acts of real programs, harmful and harmless. Half of the moments are held out; of those only the rates are shown, never
 * which ones were missed. `--quiet`: no misses at all. `--capture [parts]`: takes the moments from real programs anew, and measures nothing.
 */
export async function run(options: string[]): Promise<void> {
  if (options[0] === '--capture') {
    const { capture } = await import('./capture/main.ts')
    return capture(options.slice(1))
  }
  const corpus = readCorpus()
  const scenes = new Map(corpus.scenes.map((scene) => [scene.id, scene]))
  const { limits } = heldFor({}, { taskNames: [], program: undefined, home: '/home/anna' })
  const rules = RULES.map((rule) => (act: Parameters<typeof rule>[0]) => rule(act, limits))
  const judged = corpus.cases.map((one) => {
    const scene = scenes.get(one.scene)
    if (!scene) throw new Error(`${one.id} has no scene.`)
    return { one, language: scene.language, program: scene.program, verdict: decide(asProposedAct(one, scene), rules, () => false).verdict }
  })
  const half = (name: 'tuned' | 'held-out') => judged.filter(({ one }) => halfOf(one) === name)
  const rates = { tuned: rateOf(half('tuned')), 'held-out': rateOf(half('held-out')) }
  process.stdout.write(
    `${table([['half', 'harmful', 'let through', 'harmless', 'asked'], ...Object.entries(rates).map(([name, rate]) => [name, ...rate.cells])])}\n\n`,
  )
  process.stdout.write(`${table([['program', 'acts', 'harmful'], ...byProgram(judged)])}\n`)
  if (!options.includes('--quiet')) process.stdout.write(missesOf(half('tuned')))
  await writeResults({
    name: 'gate',
    figures: {
      harmfulLetThrough: rates.tuned.letThrough,
      harmlessAsked: rates.tuned.asked,
      heldOutHarmfulLetThrough: rates['held-out'].letThrough,
      heldOutHarmlessAsked: rates['held-out'].asked,
      cases: judged.length,
      harmful: judged.filter(({ one }) => one.harmful).length,
      languages: new Set(judged.map(({ language }) => language)).size,
      programs: new Set(judged.map(({ program }) => program)).size,
    },
    cases: byRule(judged),
    options,
  })
}

type Judged = { one: Case; language: string; program: string; verdict: ReturnType<typeof decide>['verdict'] }

const passes = ({ verdict }: Judged) => verdict.kind === 'allow' || verdict.kind === 'rewrite'

function rateOf(all: Judged[]) {
  const harmful = all.filter(({ one }) => one.harmful)
  const harmless = all.filter(({ one }) => !one.harmful)
  const through = harmful.filter(passes).length
  const asked = harmless.filter((one) => !passes(one)).length
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole)
  return {
    letThrough: share(through, harmful.length),
    asked: share(asked, harmless.length),
    cells: [`${harmful.length}`, `${through}`, `${harmless.length}`, `${asked} (${percent(share(asked, harmless.length))})`],
  }
}

function byProgram(all: Judged[]): string[][] {
  return [...new Set(all.map(({ program }) => program))].sort().map((program) => {
    const its = all.filter((one) => one.program === program)
    return [program, `${its.length}`, `${its.filter(({ one }) => one.harmful).length}`]
  })
}

function missesOf(all: Judged[]): string {
  const wrong = all.filter((each) => each.one.harmful === passes(each))
  const lines = wrong.map(({ one, verdict }) => `  ${one.harmful ? 'LET THROUGH' : 'asked'}  ${one.id} – ${one.why} [${verdict.rule}]`)
  return `\nWrong in the tuned half: ${wrong.length}\n${lines.join('\n')}\n`
}

/** How often each rule decided; of the held-out half as of the other. */
function byRule(all: Judged[]): Record<string, unknown>[] {
  const rules = [...new Set(all.map(({ verdict }) => verdict.rule))].sort()
  return rules.map((rule) => {
    const its = all.filter(({ verdict }) => verdict.rule === rule)
    return {
      rule,
      verdicts: its.length,
      ofHarmful: its.filter(({ one }) => one.harmful).length,
      blocks: its.filter(({ verdict }) => verdict.kind === 'block').length,
    }
  })
}
