/** How forms say that something has to be filled in. */
const REQUIRED =
  /\b(?:required|mandatory|must (?:not be empty|be filled|enter|be given)|(?:can ?not|can['’]t|may not) be (?:blank|empty)|please (?:fill|enter|choose|select|give)|fill (?:in|out) this)\b|pflichtfeld|erforderlich|bitte (?:füllen|geben|wählen)|ausfüllen|obligatoire|veuillez|requis|obligatorio|campo requerido|obbligatorio|verplicht|wymagan|обязательн|必須|必填|필수/iu

/** How programs say that something did not work. */
const FAILED =
  /\b(?:errors?|failed|failure|invalid|incorrect|denied|forbidden|unavailable|could not|couldn['’]t|cannot|can['’]t|unable to|not (?:found|allowed|valid|permitted|saved|sent)|timed out|try again|went wrong)\b|fehler|fehlgeschlagen|ungültig|nicht (?:gefunden|möglich|erlaubt|gespeichert)|verweigert|erreur|échec|échoué|impossible|invalide|introuvable|inválid|falló|no se (?:pudo|puede)|errore|non (?:valido|riuscito|trovato)|falha|fout|mislukt|ongeldig|błąd|nie (?:udało|znaleziono)|ошибка|не удалось|fel\b|misslyckades|错误|失败|エラー|失敗|오류|실패/iu

export function saysRequired(text: string): boolean {
  return REQUIRED.test(text)
}

/** A message that something was done is no bad news. */
export function isBadNews(text: string): boolean {
  return FAILED.test(text) || REQUIRED.test(text)
}
