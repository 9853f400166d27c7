import { type Block, type Condition, type LoopOver, missingCase, type PageId } from '#contract'
import { words } from '../words/index.ts'

export type PageName = (id: PageId | undefined) => string | undefined

/** `“Save changes?” is there`: what is looked for, as the end of a sentence. */
export function conditionText(condition: Condition, pageName: PageName): string {
  const said = words.block
  switch (condition.kind) {
    case 'window-present':
      return said.window(titleText(condition.window.title))
    case 'element-present':
      return said.thing(words.role[condition.role], condition.name)
    case 'page':
      return said.page(pageName(condition.page) ?? words.pages.unnamed)
    default:
      return missingCase(condition)
  }
}

/** `For every ⟦name⟧ you give`: what a loop goes over. */
export function loopText(over: LoopOver, pageName: PageName): string {
  const said = words.block
  switch (over.kind) {
    case 'values':
      return said.values(over.parameters.map((name) => `⟦${name}⟧`))
    case 'rows':
      return over.within === '' ? said.rowsShown(words.role[over.role]) : said.rows(words.role[over.role], over.within)
    case 'while':
      return said.while(conditionText(over.condition, pageName))
    case 'times':
      return said.times(typeof over.count === 'number' ? String(over.count) : `⟦${over.count.parameter}⟧`)
    default:
      return missingCase(over)
  }
}

/** The sentence over one arm of a branch. */
export function armText(when: Condition | undefined, index: number, pageName: PageName): string {
  if (!when) return words.block.otherwise
  return (index === 0 ? words.block.if : words.block.orIf)(conditionText(when, pageName))
}

/** The sentence over a whole block; of a branch, that of its first arm. */
export function blockText(block: Block, pageName: PageName): string {
  switch (block.kind) {
    case 'loop':
      return loopText(block.over, pageName)
    case 'optional':
      return words.block.onlyWhen(conditionText(block.when, pageName))
    case 'branch':
      return armText(block.arms[0]?.when, 0, pageName)
    default:
      return missingCase(block)
  }
}

/** `*` stands for any text. */
export function titleText(pattern: string): string {
  return pattern.replace(/^\*\s*[-–—]\s*/, '').replaceAll('*', '…')
}
