import type { SlotForm } from '#contract'
import type { Token } from '../words/tokens.ts'
import { tokensOf } from '../words/tokens.ts'
import type { Atom } from './atoms.ts'
import { standsAlone } from './atoms.ts'
import { formFor } from './forms.ts'

/** A text in pieces: as it is, or the value of an atom in a form that gives exactly what stood there. */
export type Piece = { kind: 'literal'; text: string } | { kind: 'atom'; atom: Atom; form?: SlotForm }

/** Puts atoms into a text wherever their tokens stand, longest first. Filled with the atoms' own values it gives back the text, letter by letter. */
export function templateOf(text: string, atoms: Atom[]): Piece[] {
  const tokens = tokensOf(text)
  const longestFirst = [...atoms].sort((a, b) => b.keys.length - a.keys.length)
  const pieces: Piece[] = []
  let done = 0
  let index = 0
  while (index < tokens.length) {
    const found = firstAtom(text, tokens, index, longestFirst)
    if (!found) {
      index += 1
      continue
    }
    const [from, to] = [tokens[index]?.from ?? 0, tokens[index + found.atom.keys.length - 1]?.to ?? 0]
    if (from > done) pieces.push({ kind: 'literal', text: text.slice(done, from) })
    pieces.push(found)
    done = to
    index += found.atom.keys.length
  }
  if (done < text.length) pieces.push({ kind: 'literal', text: text.slice(done) })
  return pieces
}

function firstAtom(text: string, tokens: Token[], index: number, atoms: Atom[]): Extract<Piece, { kind: 'atom' }> | undefined {
  for (const atom of atoms) {
    const own = tokens.slice(index, index + atom.keys.length)
    if (own.length < atom.keys.length || own.some((token, offset) => token.key !== atom.keys[offset])) continue
    const whole = own.length === tokens.length
    if (!whole && own.length === 1 && !standsAlone(text, own[0])) continue
    const way = formFor(atom.value, text.slice(own[0]?.from, own.at(-1)?.to))
    if (way) return { kind: 'atom', atom, ...way }
  }
  return undefined
}
