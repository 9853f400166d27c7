/** One round: where each step of the body stands in the sequence (undefined where the round lacks it), and what was done in between. */
export type Round = { at: (number | undefined)[]; extra: Extra[] }
/** Done in one round and not in the others, before this step of the body (`column`). */
export type Extra = { at: number; column: number }
/** Rounds that follow each other. */
export type Stretch = { length: number; rounds: Round[] }

export type Sequence = {
  count: number
  /** True when two steps are the same step, done with the same or with other values. */
  alike: (a: number, b: number) => boolean
  /** True for what may never be taken for a slip: no stretch goes over it. */
  isFixed: (at: number) => boolean
}

const LEAST_ROUNDS = 3
const LONGEST_BODY = 40
/** What a step costs that is too many or lacking, where one that fits is worth 1. */
const SLIP = 0.75
/** Of so many steps of all rounds one may be too many or lacking. */
const STEPS_A_SLIP = 5

/**
 * Stretches in which a body is done again and again with a slip here and there: each piece of the sequence that comes twice is tried as the body, and rounds
 * of it are laid over the sequence where they fit best: a local alignment that goes round (wraparound dynamic programming for tandem repeats, V. A. Fischetti,
 * G. M. Landau, J. P. Schmidt and P. H. Sellers, 1992). Most covered first; they may overlap.
 * @param worth whether a body (the places of its steps) says something when it is repeated
 */
export function stretchesIn(sequence: Sequence, worth: (body: readonly number[], rounds: readonly Round[]) => boolean): Stretch[] {
  const found = bodiesIn(sequence).flatMap((body) => {
    const rounds = isPeriodic(sequence, body) ? [] : roundsOf(sequence, body)
    return isRepetition(rounds, body.length) && worth(body, rounds) ? [{ length: body.length, rounds }] : []
  })
  return found.sort((a, b) => scoreOf(b) - scoreOf(a) || Number(isWhole(b.rounds[0])) - Number(isWhole(a.rounds[0])) || a.length - b.length)
}

/** How many steps it explains, less what it leaves unexplained. */
export function scoreOf({ rounds }: Stretch): number {
  return matchedIn(rounds) - SLIP * slipsIn(rounds)
}

export function isWhole(round: Round | undefined): boolean {
  return round !== undefined && round.extra.length === 0 && round.at.every((at) => at !== undefined)
}

/** Pieces that come at least twice without overlap; of those that are alike the first. */
function bodiesIn({ count, alike }: Sequence): number[][] {
  // How far two places go on alike.
  const common = Array.from({ length: count + 1 }, () => new Array<number>(count + 1).fill(0))
  for (let a = count - 1; a >= 0; a -= 1)
    for (let b = count - 1; b > a; b -= 1) {
      const [row, next] = [common[a], common[a + 1]]
      if (row && alike(a, b)) row[b] = (next?.[b + 1] ?? 0) + 1
    }
  const bodies: number[][] = []
  const longest = Math.min(LONGEST_BODY, Math.floor(count / 2))
  for (let length = 1; length <= longest; length += 1)
    for (let from = 0; from + 2 * length <= count; from += 1) {
      const comesBefore = bodies.some((body) => body.length === length && (common[body[0] ?? 0]?.[from] ?? 0) >= length)
      if (comesBefore) continue
      const comesAgain = Array.from({ length: count - from - length }, (_, index) => from + length + index).some(
        (at) => (common[from]?.[at] ?? 0) >= length,
      )
      if (comesAgain) bodies.push(Array.from({ length }, (_, index) => from + index))
    }
  return bodies
}

/** Made of shorter rounds itself. */
function isPeriodic({ alike }: Sequence, body: readonly number[]): boolean {
  const { length } = body
  return body.some(
    (_, period) =>
      period > 0 && length % period === 0 && body.every((at, index) => index < period || alike(body[index - period] ?? at, at)),
  )
}

type Came = 'start' | 'match' | 'extra' | 'missing'

/** The rounds of the stretch that the body covers best; empty when there is none. */
function roundsOf({ count, alike, isFixed }: Sequence, body: readonly number[]): Round[] {
  const { length } = body
  const score = Array.from({ length: count + 1 }, () => new Array<number>(length).fill(Number.NEGATIVE_INFINITY))
  const came = Array.from({ length: count + 1 }, () => new Array<Came>(length).fill('start'))
  const reach = (at: number, column: number, total: number, by: Came) => {
    const [scores, ways] = [score[at], came[at]]
    if (!scores || !ways || total <= (scores[column] ?? 0) + 1e-9) return
    scores[column] = total
    ways[column] = by
  }
  let best = { at: 0, column: 0, total: 0 }
  for (let at = 0; at <= count; at += 1) {
    const here = score[at] ?? []
    reach(at, 0, 0, 'start')
    // Once round is enough: no more than a whole round lacks.
    for (let step = 0; step < 2 * length; step += 1)
      reach(at, (step + 1) % length, (here[step % length] ?? Number.NEGATIVE_INFINITY) - SLIP, 'missing')
    for (let column = 0; column < length; column += 1) {
      const total = here[column] ?? Number.NEGATIVE_INFINITY
      const whole = column === 0 ? total : total - SLIP * (length - column)
      if (whole > best.total + 1e-9) best = { at, column, total: whole }
      if (at === count) continue
      if (alike(body[column] ?? -1, at)) reach(at + 1, (column + 1) % length, total + 1, 'match')
      if (!isFixed(at)) reach(at + 1, column, total - SLIP, 'extra')
    }
  }
  return pathTo(best, came, length)
}

function pathTo(end: { at: number; column: number }, came: readonly (readonly Came[])[], length: number): Round[] {
  let { at, column } = end
  let round: Round = { at: new Array(length).fill(undefined), extra: [] }
  const rounds: Round[] = []
  for (let by = came[at]?.[column]; by !== undefined; by = came[at]?.[column]) {
    if (column === 0 && by !== 'extra') {
      if (round.at.some((each) => each !== undefined)) rounds.unshift(round)
      round = { at: new Array(length).fill(undefined), extra: [] }
    }
    if (by === 'start') break
    if (by !== 'missing') at -= 1
    if (by === 'extra') round.extra.unshift({ at, column })
    else column = (column + length - 1) % length
    if (by === 'match') round.at[column] = at
  }
  return rounds
}

function isRepetition(rounds: readonly Round[], length: number): boolean {
  const slips = slipsIn(rounds)
  const most = Math.max(1, Math.floor((rounds.length * length) / STEPS_A_SLIP))
  const likeIt = rounds.every(({ at }) => at.filter((each) => each !== undefined).length * 2 >= length)
  const whole = rounds.filter(({ at, extra }) => extra.length === 0 && at.every((each) => each !== undefined))
  return rounds.length >= LEAST_ROUNDS && whole.length >= 2 && likeIt && slips <= most && (slips === 0 || matchedIn(rounds) >= STEPS_A_SLIP)
}

function matchedIn(rounds: readonly Round[]): number {
  return rounds.reduce((sum, { at }) => sum + at.filter((each) => each !== undefined).length, 0)
}

function slipsIn(rounds: readonly Round[]): number {
  return rounds.reduce((sum, { at, extra }) => sum + extra.length + at.filter((each) => each === undefined).length, 0)
}
