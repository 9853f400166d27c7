import type { MergeOutcome, Step, StepId, Task } from '#contract'
import { membersOf } from '#contract'
import { blockProblems } from '../blocks/problems.ts'
import { quoted } from '../words/quoted.ts'
import { adoptNames } from './adopt.ts'
import { align, type Op } from './align.ts'
import { createAsking } from './asking.ts'
import { waysOf } from './automaton.ts'
import { isHousekeeping } from './cost.ts'
import { costsOf, valuesOfSentences } from './costs.ts'
import { decideGap } from './decide-gap.ts'
import type { Deciding } from './deciding.ts'
import { blocksOf, draftOf, type MergeTools } from './draft.ts'
import { createEntries, type Entries } from './entries.ts'
import { keepWhatHolds } from './evidence-kept.ts'
import { settleOrder } from './exchanged.ts'
import { mergedGoal } from './goal.ts'
import { decideLoop, type NewLoop } from './loops.ts'
import { compareNames } from './names.ts'
import { fixGuesses, mergedParameters } from './parameters-kept.ts'
import { withLoops } from './repeats.ts'
import { onceAcrossRounds } from './rounds.ts'
import { solveValues } from './solve.ts'
import { type Comparing, compareTexts } from './texts.ts'
import { countAgain } from './times.ts'
import { type Gap, walk } from './walk.ts'

/** More than this share of all steps without a partner, and it is another task. */
const ANOTHER_TASK = 0.6

/**
 * Merges a further demonstration, learned by itself as `shown`, into a Task. The two are aligned step by step against the known steps with their blocks (see
 * `align`), so that a third and a fourth demonstration merge as the second did. What differs in a common step is a value; what only one has is done
 * sometimes, or instead of something else, when the screen tells when; what one repeats more often is a loop. What contradicts is asked, never guessed:
 * call again with the answers. Programming by demonstration from several traces: T. Lau, S. Wolfman, P. Domingos and D. Weld (2003) keep all programs
 * that fit; here the simplest that fits is taken and what the traces leave open is asked.
 * @param answers question id → answer id; answers to questions that are not asked are ignored
 */
export function mergeDemonstration(known: Task, shown: Task, answers: Readonly<Record<string, string>>, tools: MergeTools): MergeOutcome {
  if (shown.recordings.some((recording) => known.recordings.includes(recording)))
    return { kind: 'different', reason: 'This recording is part of the task already. Record the task once more, and add that.' }
  if (known.steps.length === 0 || shown.steps.length === 0) return { kind: 'different', reason: 'One of the two has no steps.' }
  const plain = createEntries(known, shown)
  const areValues = valuesOfSentences(plain.sentences.known, plain.sentences.shown)
  const draft = withLoops(draftOf(known), shown.steps, areValues)
  const { ops } = align(waysOf(draft), costsOf(draft, shown.steps, areValues))
  const gaps = walk(draft, shown.steps, ops)
  const asking = createAsking(answers)
  const found: string[] = []
  const deciding: Deciding = { draft, tools, asking, found, shown, leftOut: [] }
  const open = settleOrder(onceAcrossRounds(gaps, areValues), deciding, areValues)
  const reason = deciding.apart ?? whyAnother(known, shown, open, ops)
  if (reason !== undefined) return { kind: 'different', reason }
  for (const gap of open) decideGap(gap, deciding)
  const entries = compare(known, shown, deciding)
  if (asking.questions.length > 0) return { kind: 'questions', questions: asking.questions }
  return {
    kind: 'merged',
    task: finished(known, deciding, entries),
    found: found.length > 0 ? found : ['It shows nothing that the task does not have yet.'],
  }
}

function compare(known: Task, shown: Task, deciding: Deciding): Entries {
  const { draft, asking, found } = deciding
  const entries = createEntries(known, shown)
  const comparing: Comparing = { draft, entries, asking, found }
  solveValues(draft, entries)
  countAgain(comparing)
  const loops = draft.laid.filter((each): each is NewLoop => each.kind === 'loop' && each.over === undefined)
  for (const loop of loops) decideLoop(loop, comparing, deciding)
  const undecided = loops
    .filter(({ over }) => !over)
    .flatMap((loop) => draft.rows.slice(draft.rows.indexOf(loop.from), draft.rows.indexOf(loop.to) + 1))
  for (const row of draft.rows) {
    if (undecided.includes(row)) continue
    if (row.sightings.every(({ side }) => side === 'shown')) adoptNames(row, shown, entries)
    else {
      compareTexts(row, comparing)
      compareNames(row, comparing)
      keepWhatHolds(row, entries)
    }
  }
  fixGuesses(draft, known, entries, found)
  return entries
}

/** Why it is another task, as a sentence with what to do; undefined when it is this one. */
function whyAnother(known: Task, shown: Task, gaps: readonly Gap[], ops: readonly Op[]): string | undefined {
  const own = (step: Step) => !isHousekeeping(step)
  const alone = gaps.reduce((sum, { missing, extra }) => sum + missing.length + extra.length, 0)
  const common = shown.steps.filter(own).length - gaps.reduce((sum, { extra }) => sum + extra.length, 0)
  if (common > 0 && alone <= ANOTHER_TASK * (alone + 2 * common) && ops.length > 0) return undefined
  const programs = [shown, known].map((task) =>
    [...new Set(task.steps.map(({ window }) => window.program))].filter((program) => program !== ''),
  )
  const advice = 'Learn it as a task of its own.'
  if (!programs[0]?.some((program) => programs[1]?.includes(program)))
    return `It was done in ${programs[0]?.join(' and ')}, and this task is done in ${programs[1]?.join(' and ')}. ${advice}`
  return `Only ${common} of its ${shown.steps.filter(own).length} steps are those of this task. ${advice}`
}

function finished(known: Task, { draft, shown, found, leftOut }: Deciding, entries: Entries): Task {
  const steps = draft.rows.map(({ step }) => step)
  const blocks = blocksOf(draft.laid)
  const goal = mergedGoal(known, shown, entries)
  const laid = onSteps({ ...known, leftOut: [...known.leftOut, ...leftOut] }, steps)
  const more = found.length - 1
  const task: Task = {
    ...known,
    goal,
    steps,
    blocks,
    parameters: mergedParameters(entries, { goal, steps, blocks }),
    ...laid,
    programs: [...known.programs, ...shown.programs.filter(({ program }) => !known.programs.some((each) => each.program === program))],
    recordings: [...known.recordings, ...shown.recordings],
    notices: known.notices.filter((notice) => !isStale(notice, entries, goal !== known.goal)),
    change: {
      kind: 'merged',
      what:
        found.length === 0
          ? 'Another demonstration was added; it showed nothing new.'
          : `Another demonstration: ${found[0]}${more > 0 ? ` And ${more} more.` : ''}`,
    },
  }
  const problems = blockProblems(task)
  if (problems.length > 0) throw new Error(`Merging made blocks that do not fit: ${problems.join(' ')}`)
  return task
}

/** What is laid over steps, without those that are gone. */
function onSteps(known: Task, steps: readonly Step[]): Pick<Task, 'milestones' | 'subGoals' | 'leftOut' | 'proposals'> {
  const [before, now] = [known.steps.map(({ id }) => id), new Set(steps.map(({ id }) => id))]
  const gone = before.filter((id) => !now.has(id))
  const left = (id: StepId | undefined) =>
    id === undefined ? undefined : before.slice(0, before.indexOf(id) + 1).findLast((each) => now.has(each))
  return {
    milestones: known.milestones.filter(({ after }) => now.has(after)),
    subGoals: known.subGoals.flatMap((subGoal) => {
      const members = membersOf(subGoal, before).filter((id) => now.has(id))
      const [from, to] = [members[0], members.at(-1)]
      return from && to ? [{ ...subGoal, from, to }] : []
    }),
    leftOut: known.leftOut.map(({ after, ...rest }) => {
      const place = left(after)
      return place ? { after: place, ...rest } : rest
    }),
    proposals: known.proposals.filter((proposal) => !gone.some((id) => JSON.stringify(proposal.edits).includes(`"${id}"`))),
  }
}

/** A notice that a text stays the same is untrue once it changes. */
function isStale(notice: string, { all }: Entries, hasNewGoal: boolean): boolean {
  if (notice.startsWith('There is no sentence')) return hasNewGoal && all.length > 0
  return all.some(
    ({ known, shown }) => known !== undefined && shown !== undefined && known !== shown && notice.startsWith(`${quoted(known)} was typed`),
  )
}
