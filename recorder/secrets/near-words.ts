/** Something that looks random beside a word that announces a secret: `password: kT9#xw2L`. */
export type NearWord = { from: number; to: number }

/** Words after which a secret is given, in several languages. What stands after one, after `:` or `=` or "is", is looked at. */
const ANNOUNCES =
  'pass ?-?_?(?:word|phrase|code|wd)|pwd|api[ _-]?key|access[ _-]?key|secret(?:[ _-]?(?:access[ _-]?)?key)?|client[ _-]?secret|(?:auth|access|bearer|refresh|session)?[ _-]?token|credentials?|' +
  'private[ _-]?key|encryption[ _-]?key|pin(?:[ _-]?code)?|otp|' +
  'passwort|kennwort|geheimnis|zugangscode|schlüssel|mot de passe|mdp|jeton|clé secrète|contraseña|clave(?: secreta)?|senha|palavra-passe|parola|chiave segreta|' +
  'wachtwoord|lösenord|adgangskode|passord|salasana|hasło|heslo|jelszó|şifre|пароль|ключ|токен|密码|口令|密碼|密钥|パスワード|비밀번호|암호'
const GIVEN = '(?:\\s*(?:[:=：]|=>|->)\\s*|\\s+(?:is|are|ist|lautet|est|es|è|é)\\s*:?\\s+)'
const WRITTEN = new RegExp(`(?<![\\p{L}])(?:${ANNOUNCES})["'\`]?${GIVEN}["'\`]?([^\\s"'\`,;<>]{4,200})`, 'giu')

export function secretsNearWords(text: string): NearWord[] {
  return [...text.matchAll(WRITTEN)].flatMap((match) => {
    const value = (match[1] ?? '').replace(/[.!?)\]}]+$/, '')
    const from = match.index + match[0].length - (match[1] ?? '').length
    return looksRandom(value) ? [{ from, to: from + value.length }] : []
  })
}

const LEAST_BITS = 2.2
/** Placeholders, templates, paths, words: what stands there instead of a secret. */
const NO_SECRET =
  /^(?:[x*•.●_-]+|<.*>?|\$\{.*|\{\{.*|%.*%|\[.*|https?:.*|\/[\w./-]*|[\w.-]+\.(?:com|org|net|io|de|html?|md|txt|ts|js|py)|true|false|null|none|undefined|required|optional|expired|invalid|incorrect)$/i

/** What a shell says when it waits. */
const SHELL_PROMPT = /^(?:\w*sh-[\d.]+|\w+@[\w.-]+:\S*)[#$%>]/

/** Letters with digits or signs among them, and enough different ones. A word alone is none, nor a date, a time, a price, a version. */
export function looksRandom(value: string): boolean {
  if (value.length < 6 || NO_SECRET.test(value) || SHELL_PROMPT.test(value)) return false
  if (/^[\d.,:/+-]+$/.test(value) || /^v?\d+(?:\.\d+)+$/.test(value) || /^\d{4}-\d\d-\d\dT/.test(value)) return false
  const classes = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u].filter((kind) => kind.test(value)).length
  // `Fenster1`, `well-known` and `Straße` are words yet.
  const mixed = classes >= 3 || /\d.*\p{L}.*\d|\p{L}.*\d.*\p{L}/u.test(value) || (classes === 2 && /\d/.test(value) && value.length >= 8)
  return mixed && bitsOf(value) >= LEAST_BITS
}

/** Shannon's entropy of its characters, in bits each. */
export function bitsOf(text: string): number {
  const counts = new Map<string, number>()
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1)
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0)
}
