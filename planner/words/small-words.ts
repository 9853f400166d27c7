import { normalForm } from './normal-form.ts'

/** Words of a few languages that carry little by themselves. A language that is not here loses nothing but some forgiveness. */
const set = (...lists: string[]) => new Set(lists.flatMap((list) => list.split(' ')).map(normalForm))

const DETERMINERS = set(
  'a an the my your his her its our their this that these those some',
  'der die das den dem des ein eine einen einem einer eines mein meine meinen meinem meiner dein deine unser unsere unseren unserem unserer',
  'le la les un une des mon ma mes ton ta tes notre nos votre vos ce cette',
  'el los las una unos unas mi mis tu tus nuestro nuestra',
  'il lo gli i mio mia miei mie o os as um uma meu minha het een mijn',
)

/** Prepositions that mean nearly the same before a value stand in one line. */
const PREPOSITION_GROUPS = [
  'to for',
  'about regarding concerning re',
  'in into inside within',
  'with using',
  'from',
  'at by of on onto out off over under up down until till before after between through per via as than against without toward towards',
  'an fur',
  'uber wegen bezuglich zu',
  'von aus mit bei nach vor bis durch gegen ohne um auf unter',
  'pour sur avec dans par sans vers chez avant apres',
  'para por sobre con sin hasta desde hacia ante',
  'per su di da tra fra senza em com sem ate aan voor met naar van op uit',
].map((line) => set(line))

const OTHERS = set(
  'and or then so also just now is are be it its i you he she we they me him us them there here',
  'please kindly thanks thank could can would will want like need hey hi hello ok okay',
  'und oder dann auch jetzt ich du sie wir es mir bitte danke kannst konnen konntest konnten wurde mochte hallo',
  'et ou puis je tu il elle nous vous moi merci peux pouvez bonjour y o e luego yo gracias puedes podria hola poi grazie puoi ciao en of',
  'пожалуйста и или будь ласка prosze dziekuje prosim lutfen tesekkurler alsjeblieft bedankt tack obrigado obrigada',
)

const NEGATIONS = set(
  'not never no dont don doesnt doesn didnt shouldnt shouldn cannot cant nicht kein keine keinen nie niemals ne pas jamais non nunca nao niet geen nie',
)

export function isDeterminer(word: string): boolean {
  return DETERMINERS.has(word)
}

export function isPreposition(word: string): boolean {
  return PREPOSITION_GROUPS.some((group) => group.has(word))
}

/** True when two different small words do the same before a value: `the` and `my`, `to` and `for`. Never `to` and `from`. */
export function standsInFor(one: string, other: string): boolean {
  if (isDeterminer(one) && isDeterminer(other)) return true
  return PREPOSITION_GROUPS.slice(0, 4).some((group) => group.has(one) && group.has(other))
}

export function isConjunction(word: string): boolean {
  return /^(?:and|und|et|y|e|en|i|oraz|och|og)$/u.test(word)
}

export function isSmallWord(word: string): boolean {
  return isDeterminer(word) || isPreposition(word) || OTHERS.has(word) || isNegation(word)
}

/** Words that turn a request into its opposite. */
export function isNegation(word: string): boolean {
  return NEGATIONS.has(word)
}

/** How much a word says about what is wanted. */
export function weightOf(word: string): number {
  if (isPreposition(word)) return 0.5
  return isSmallWord(word) ? 0.2 : 1
}
