/** The small words of a language: what they are never values, and what they say of the value behind them. */
export type Language = {
  articles: Set<string>
  /** Each preposition with the name of a parameter that it leads to; empty where it says nothing. */
  prepositions: Map<string, string>
  /** Conjunctions, pronouns, helping verbs, courtesies. */
  others: Set<string>
  /** Verbs in which a preposition is part of the verb (`fill in`). */
  particles: Set<string>
  /** True where every noun begins with a capital, so that capitals do not tell names. */
  capitalNouns: boolean
}

const set = (words: string) => new Set(words.split(' ').filter((word) => word !== ''))
/** `to:recipient about:topic of` */
const map = (words: string) =>
  new Map(
    words.split(' ').map((word): [string, string] => {
      const [key = '', name = ''] = word.split(':')
      return [key, name]
    }),
  )

const ENGLISH: Language = {
  articles: set('the a an'),
  prepositions: map(
    'to:recipient about:topic regarding:topic concerning:topic on:topic from:sender for:subject in:place at:place into:place as:name under:name called:name named:name titled:title saying:text with of by:author over per via between until:until till:until since through',
  ),
  others: set(
    'and or but then than also please that this these those it its is are was be been has have had do does my your his her our their i you he she we they me him us them not no yes so if when where which who',
  ),
  particles: set('in out up on off down away back over'),
  capitalNouns: false,
}

const GERMAN: Language = {
  articles: set('der die das den dem des ein eine einen einem einer eines'),
  prepositions: map(
    'an:recipient über:topic wegen:topic betreffs:topic von:sender vom:sender für:subject in:place im:place ins:place bei:place beim:place als:name unter:name namens:name mit zu zum zur aus nach auf am bis:until seit per',
  ),
  others: set(
    'und oder aber dann bitte dass dieser diese dieses es ist sind war sein hat haben mein meine dein deine ihr ihre unser unsere ich du er sie wir nicht kein keine so wenn wo wer was',
  ),
  particles: set('ein aus auf an ab zu um'),
  capitalNouns: true,
}

const FRENCH: Language = {
  articles: set('le la les un une des l d'),
  prepositions: map(
    'à:recipient au:recipient aux:recipient sur:topic concernant:topic de du pour:subject dans:place en:place chez:place comme:name sous:name nommé:name avec par:author',
  ),
  others: set(
    'et ou mais puis que qui ce cet cette ces il elle est sont été mon ma mes ton ta tes son sa ses notre votre leur je tu nous vous ils ne pas svp',
  ),
  particles: set(''),
  capitalNouns: false,
}

const SPANISH: Language = {
  articles: set('el la los las un una unos unas lo'),
  prepositions: map(
    'a:recipient al:recipient sobre:topic acerca:topic de del desde:sender para:subject por en:place como:name bajo:name llamado:name con',
  ),
  others: set('y e o u pero luego que este esta estos estas es son mi mis tu tus su sus nuestro yo él ella nosotros ellos no favor'),
  particles: set(''),
  capitalNouns: false,
}

const ITALIAN: Language = {
  articles: set('il lo la i gli le un uno una l'),
  prepositions: map(
    'a:recipient al:recipient alla:recipient ai:recipient su:topic sul:topic sulla:topic riguardo:topic da:sender dal:sender di del della per:subject in:place nel:place nella:place come:name con',
  ),
  others: set('e ed o ma poi che questo questa è sono mio mia tuo tua suo sua nostro io lui lei noi loro non favore'),
  particles: set(''),
  capitalNouns: false,
}

const PORTUGUESE: Language = {
  articles: set('o a os as um uma uns umas'),
  prepositions: map(
    'ao:recipient à:recipient aos:recipient sobre:topic de do da desde:sender para:recipient por em:place no:place na:place como:name com',
  ),
  others: set('e ou mas depois que este esta isto é são meu minha teu tua seu sua nosso eu ele ela nós eles não favor'),
  particles: set(''),
  capitalNouns: false,
}

const DUTCH: Language = {
  articles: set('de het een'),
  prepositions: map(
    'aan:recipient over:topic betreffende:topic van:sender voor:subject in:place bij:place op als:name onder:name genaamd:name met naar tot:until door:author uit',
  ),
  others: set('en of maar dan alstublieft dat dit deze die is zijn was heeft mijn jouw uw zijn haar ons ik jij hij zij wij niet geen'),
  particles: set('in uit op aan af'),
  capitalNouns: false,
}

const LANGUAGES = [ENGLISH, GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH]

/** The language of which a sentence holds the most small words; English where none speaks louder. */
export function languageOf(words: string[]): Language {
  const small = (language: Language) => words.filter((word) => isSmall(word, language)).length
  return LANGUAGES.reduce((best, language) => (small(language) > small(best) ? language : best))
}

/** True for words that are never a value by themselves. */
export function isSmall(word: string, language: Language): boolean {
  return language.articles.has(word) || language.prepositions.has(word) || language.others.has(word)
}

const POSSESSIVES = set(
  'my our mein meine meinen meinem meiner unser unsere unseren unserem mon ma mes notre nos mi mis nuestro nuestra mio mia miei mie nostro nostra meu minha meus minhas nosso nossa mijn onze ons',
)

/** `my`, `our`: what follows belongs to the person. */
export function isPossessive(word: string): boolean {
  return POSSESSIVES.has(word)
}
