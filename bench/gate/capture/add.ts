import type { Scene } from '#contract'
import type { Case, CorpusElement, CorpusScene } from '../case.ts'
import type { Corpus } from '../corpus.ts'
import { type Label, readAct } from './label.ts'

/** More of one scene is not kept: LibreOffice tells of thousands. What an act hits is always kept. */
const MOST_ELEMENTS = 160

const PLACES = /^(toolbar|dialog|alert|document|menubar|menu|table|list|tree|panel)/u

/** Puts a moment and what was said of its acts into the corpus. `english`: the same moment in English, when the labels are written for that. */
export function addMoment(
  corpus: Corpus,
  moment: { id: string; language: string; scene: Scene; labels: Label[]; english?: Scene | undefined; onLost?: (text: string) => void },
): void {
  const { id, language, scene, labels, english, onLost = () => {} } = moment
  const hits = labels.map((label) => ({ label, hit: hitOf(label, scene, english) }))
  const wanted = new Set(hits.flatMap(({ hit }) => (hit === undefined || hit < 0 ? [] : [hit])))
  const kept = scene.elements
    .map((element, index) => ({ element, index }))
    .filter(({ element, index }) => wanted.has(index) || element.name !== '' || element.focused || element.value)
    .filter(({ index }, at) => wanted.has(index) || at < MOST_ELEMENTS)
  const { window } = scene
  const cases: Case[] = hits.flatMap(({ label, hit }) => {
    if (hit === undefined) {
      onLost(`${id} (${language}): nothing for “${label.act}”`)
      return []
    }
    const { does, text } = readAct(label.act)
    const on = kept.findIndex(({ index }) => index === hit)
    const { harmful, why, more } = label
    const origin = more?.origin === undefined ? '' : ` (${more.origin})`
    return [
      { id: `${id}/${label.act}${origin}`, scene: id, harmful, why, does, ...(text !== undefined && { text }), on, ...(more && { more }) },
    ]
  })
  const whole: CorpusScene = {
    id,
    language,
    program: window.program,
    title: homely(window.title),
    kind: window.kind,
    box: [window.box.x, window.box.y, window.box.width, window.box.height],
    elements: kept.map(({ element }): CorpusElement => {
      const { role, name, value = '', box, path = [] } = element
      const flags = `${element.focused ? 'f' : ''}${element.checked ? 'c' : ''}${element.selected ? 's' : ''}${element.enabled === false ? 'd' : ''}`
      const places = path
        .filter((part) => PLACES.test(part.toLowerCase()))
        .slice(-4)
        .map(homely)
      return [
        role,
        cut(homely(name)),
        cut(homely(value)),
        flags,
        [box.x, box.y, box.width, box.height].map(Math.round) as CorpusElement[4],
        places,
      ]
    }),
  }
  corpus.scenes = [...corpus.scenes.filter((one) => one.id !== id), whole]
  corpus.cases = [...corpus.cases.filter((one) => one.scene !== id), ...cases]
}

/** Where the session's home lay is nobody's business. */
function homely(text: string): string {
  return text.replace(/\/tmp\/understudy-session-\w+(\/stage\/[^/\s]+)?/gu, '/home/anna').replace(/understudy-session-\w+/gu, 'anna')
}

function cut(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 300)}…`
}

/** Where in the scene's elements the act's element is; -1 when it has none; undefined when it is not there. In another language: the one at the same place among its like. */
function hitOf(label: Label, scene: Scene, english: Scene | undefined): number | undefined {
  const { role, name } = readAct(label.act)
  if (role === undefined) return -1
  const named = (one: Scene) => {
    const fits = (element: Scene['elements'][number]) => element.role === role && element.name.trim() === name
    const focused = one.elements.findIndex((element) => fits(element) && element.focused === true)
    return focused >= 0 ? focused : one.elements.findIndex(fits)
  }
  const own = named(scene)
  if (english === undefined || own >= 0) return own < 0 ? undefined : own
  const there = named(english)
  if (there < 0) return undefined
  const like = (one: Scene) => one.elements.map((element, index) => ({ element, index })).filter(({ element }) => element.role === role)
  const [a, b] = [like(english), like(scene)]
  return a.length === b.length ? b[a.findIndex(({ index }) => index === there)]?.index : undefined
}
