import { type Recording, SecretFinding } from '#contract'
import { type LocatedSecret, locateSecrets, type SearchPorts } from './locate-secrets.ts'

/** Places told of one secret; where else it stands is taken out all the same. */
const MOST_PLACES = 200

/**
 * What looks like a secret in a finished recording: in what was typed, in elements, titles, the clipboard, markers and the goal, and, with
 * `video` and `reader`, in what can be read in its video. Values stay in memory: a finding shows a mask.
 * Errors: what the ports throw; the signal's reason when it aborts.
 */
export async function findSecrets(recording: Recording, ports: SearchPorts = {}): Promise<SecretFinding[]> {
  const { secrets } = await locateSecrets(recording, ports)
  return secrets.map(findingOf)
}

function findingOf({ id, kind, what, value, places }: LocatedSecret): SecretFinding {
  return SecretFinding.parse({ id, kind, what, masked: masked(value), places: places.slice(0, MOST_PLACES) })
}

/** The first and last characters, the fewer the shorter it is; of a card number, as is usual, four and four. Blanks stay, so that a number can be known by its groups. */
export function masked(value: string): string {
  const line = value.split('\n')[0] ?? ''
  const characters = [...line.slice(0, MOST_SHOWN)]
  const count = characters.filter((character) => character !== ' ').length
  const isNumber = /^[\d -]+$/.test(line)
  const ends = count >= 24 || (isNumber && count >= 13) ? 4 : count >= 12 ? 2 : count >= 8 ? 1 : 0
  let seen = 0
  return characters
    .map((character) => {
      if (character === ' ') return character
      seen++
      return seen <= ends || seen > count - ends ? character : '•'
    })
    .join('')
}

const MOST_SHOWN = 48
