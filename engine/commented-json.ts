/** Where something stands in a file that a person edits: the line, counted from 1. */
export type JsonFault = { line: number; text: string }

/** Deeper than this nobody writes by hand. */
const DEEPEST = 40

const GAP = /(?:[\s\ufeff]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/uy
const NAME = /"(?:[^"\\\n]|\\.)*"/uy
const TOKEN = /"(?:[^"\\\n]|\\.)*"|[-\w.+]+/uy

/**
 * JSON with `//` and block comments and with commas before a closing bracket, for files that people edit. Tells the line of each value, so that
 * a wrong one can be pointed at. A name that stands twice is a fault: one of the two would be silently ignored.
 */
export function parseCommentedJson(text: string): { value: unknown; lineOf: (path: readonly PropertyKey[]) => number } | JsonFault {
  const lines = new Map<string, number>()
  let at = 0
  const breaks = [...text.matchAll(/\n/gu)].map((one) => one.index)
  const lineAt = (place: number) => breaks.filter((one) => one < place).length + 1
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at
    return pattern.exec(text)?.[0] ?? ''
  }
  const keyOf = (path: readonly PropertyKey[]) => JSON.stringify(path.map(String))

  function skip(): void {
    at += match(GAP).length
  }

  function fault(what: string): never {
    throw new Fault(lineAt(at), what)
  }

  function read(path: string[]): unknown {
    skip()
    if (path.length > DEEPEST) fault('It is nested too deeply.')
    lines.set(keyOf(path), lineAt(at))
    const sign = text[at]
    if (sign === '{') return readObject(path)
    if (sign === '[') return readArray(path)
    const token = match(TOKEN)
    if (token === '') fault(at >= text.length ? 'The file ends too early.' : `“${sign}” is not expected here.`)
    const value = parsed(token)
    if (value === undefined) fault(`“${token}” is neither a text in double quotes, nor a number, nor true or false.`)
    at += token.length
    return value
  }

  function readObject(path: string[]): Record<string, unknown> {
    const object: Record<string, unknown> = Object.create(null)
    at++
    for (;;) {
      skip()
      if (text[at] === '}') break
      const token = match(NAME)
      const name = parsed(token)
      if (typeof name !== 'string') fault('A name in double quotes is expected here.')
      if (Object.hasOwn(object, name)) fault(`“${name}” stands here a second time.`)
      at += token.length
      skip()
      if (text[at] !== ':') fault(`A colon is missing behind “${name}”.`)
      at++
      const place = at
      object[name] = read([...path, name])
      lines.set(keyOf([...path, name]), lineAt(place))
      if (!comma('}')) break
    }
    at++
    return { ...object }
  }

  function readArray(path: string[]): unknown[] {
    const array: unknown[] = []
    at++
    for (;;) {
      skip()
      if (text[at] === ']') break
      array.push(read([...path, String(array.length)]))
      if (!comma(']')) break
    }
    at++
    return array
  }

  /** False when the bracket closes here. */
  function comma(bracket: string): boolean {
    skip()
    if (text[at] === bracket) return false
    if (text[at] !== ',') fault(`A comma or “${bracket}” is missing here.`)
    at++
    return true
  }

  try {
    const value = read([])
    skip()
    if (at < text.length) fault('Nothing is expected behind the last bracket.')
    return {
      value,
      lineOf(path) {
        for (let length = path.length; length > 0; length--) {
          const line = lines.get(keyOf(path.slice(0, length)))
          if (line !== undefined) return line
        }
        return 1
      },
    }
  } catch (error) {
    if (error instanceof Fault) return { line: error.line, text: error.message }
    throw error
  }
}

class Fault extends Error {
  readonly line: number
  constructor(line: number, message: string) {
    super(message)
    this.line = line
  }
}

function parsed(token: string): unknown {
  try {
    return JSON.parse(token)
  } catch {
    return undefined
  }
}
