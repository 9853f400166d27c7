/** Whether what was read is no word, letter or figure: most likely an icon, which is read otherwise the next time. */
export function isSign(text: string): boolean {
  const seen = text.replace(/\s/gu, '')
  return [...seen].length <= 2 && !/^[\p{L}\p{N}]+$/u.test(seen)
}
