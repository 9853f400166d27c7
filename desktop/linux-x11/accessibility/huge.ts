import type { Box, Point } from '#contract'
import type { Ref } from './bus.ts'
import { type Correction, unmoved } from './coordinates.ts'
import type { Seen } from './element.ts'
import type { Reader } from './reader.ts'
import { has, STATE } from './states.ts'

/** A list that keeps more children than this is asked only for those in sight: a sheet of LibreOffice Calc has 2³⁴ cells and hangs when all are asked for. */
const ALL_ASKED = 2_000
const MOST_ROWS = 120
const MOST_COLUMNS = 40
const MOST_CELLS = 1_200
/** Corners are asked a little inside of the box: borders belong to nobody. */
const INSET = 4

/** Whether a thing has more children than may be asked for at once. */
export async function isHuge(reader: Reader, { ref, states }: Pick<Seen, 'ref' | 'states'>): Promise<boolean> {
  if (!has(states, STATE.managesDescendants)) return false
  const count = await reader.childCount(ref)
  return count > ALL_ASKED || count < 0
}

/** The cells of a table that lie between its upper left and lower right corner as it is shown; `box` is the table's true box, `shift` what its toolkit is wrong by. */
export async function cellsInSight(reader: Reader, table: Ref, box: Box, shift: Correction): Promise<Ref[]> {
  const first = await placeAt(reader, table, unmoved({ x: box.x + INSET, y: box.y + INSET }, shift))
  const last = await placeAt(reader, table, unmoved({ x: box.x + box.width - INSET, y: box.y + box.height - INSET }, shift))
  if (!first || !last) return []
  const rows = Math.min(MOST_ROWS, last.row - first.row + 1)
  const columns = Math.min(MOST_COLUMNS, last.column - first.column + 1)
  const places = Array.from({ length: Math.max(0, rows) }, (_, row) =>
    Array.from({ length: Math.max(0, columns) }, (_, column) => ({ row: first.row + row, column: first.column + column })),
  ).flat()
  const cells = await Promise.all(places.slice(0, MOST_CELLS).map(({ row, column }) => reader.cellAt(table, row, column)))
  return cells.filter((cell) => cell !== undefined)
}

async function placeAt(reader: Reader, table: Ref, { x, y }: Point): Promise<{ row: number; column: number } | undefined> {
  const cell = await reader.atPoint(table, x, y)
  return cell && reader.placeInTable(table, cell)
}
