/** What asks for a secret in a terminal, in several languages, at the end of the last line. */
const ASKS_FOR_SECRET = new RegExp(
  [
    'pass ?(?:word|phrase|code)',
    ...[
      'passwort',
      'kennwort',
      'mot de passe',
      'phrase (?:de passe|secrète)',
      'contraseña',
      'frase de (?:paso|contraseña)',
      'palavra-passe',
    ],
    ...[
      'wachtwoord',
      'lösenord',
      'adgangskode',
      'passord',
      'salasana',
      'hasło',
      'heslo',
      'jelszó',
      'parolă',
      'şifre',
      'пароль',
      'кодовая фраза',
    ],
    ...['κωδικός', 'סיסמה', 'كلمة المرور', 'รหัสผ่าน', 'mật khẩu', '密码', '口令', '密碼', 'パスワード', 'パスフレーズ', '암호', '비밀번호'],
    // Short ones are parts of other words, too.
    '(?<!\\p{L})(?:pin|puk|otp|token|secret|clave|senha|parola(?: d.ordine)?|(?:verification|one-time) code|(?:access|api|secret) key)(?!\\p{L})',
  ].join('|'),
  'iu',
)
const MOST_PROMPT_CHARACTERS = 200

/** True when the last line of a terminal's text asks for a password: a colon or a question mark at its end, nothing typed after it. */
export function asksForSecret(text: string): boolean {
  const line = text.trimEnd().split('\n').at(-1)?.trim() ?? ''
  return line.length <= MOST_PROMPT_CHARACTERS && /[::?]$/u.test(line) && ASKS_FOR_SECRET.test(line)
}
