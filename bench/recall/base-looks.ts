import { readFile } from 'node:fs/promises'
import { z } from 'zod'
import { PageElement, WindowPattern } from '#contract'

const BaseLook = z.object({
  page: z.string(),
  ...WindowPattern.shape,
  elements: z.array(PageElement.omit({ place: true })).min(1),
})
export type BaseLook = z.infer<typeof BaseLook>

/** What real windows of real programs show, taken down from accessibility by `bench:locate` and `bench:pages`; at most 48 elements of each. */
export async function readBaseLooks(): Promise<BaseLook[]> {
  return z.array(BaseLook).parse(JSON.parse(await readFile(new URL('data/looks.json', import.meta.url), 'utf8')))
}
