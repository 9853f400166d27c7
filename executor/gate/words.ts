/**
 * The words that risky acts go by, in the languages of the desktops we know. `anywhere`: risky wherever they stand in a short name
 * (`Delete message`). `whole`: risky only as the whole name, since in longer ones they mean something else (`Replace` in `Find and replace`).
 * `harmless`: names with these words are meant otherwise.
 */
export type Words = { anywhere: string[]; whole: string[]; harmless: string[] }

const list = (...lines: string[]): string[] => lines.flatMap((line) => line.split('|'))

export const DELETE: Words = {
  anywhere: list(
    'delete|erase|wipe|purge|shred|uninstall|move to trash|move to the trash|move to bin|move to wastebasket|move to recycle bin|empty trash|empty bin|empty recycle bin|factory reset',
    'löschen|vernichten|deinstallieren|in den papierkorb|in den papierkorb verschieben|papierkorb leeren',
    'supprimer|effacer|désinstaller|mettre à la corbeille|vider la corbeille|eliminar|borrar|suprimir|desinstalar|mover a la papelera|vaciar la papelera',
    'elimina|eliminare|disinstalla|sposta nel cestino|svuota il cestino|excluir|apagar|mover para a lixeira|esvaziar a lixeira',
    'verwijderen|wissen|naar prullenbak|prullenbak legen|usuń|usun|przenieś do kosza|opróżnij kosz|удалить|удалить навсегда|очистить корзину|видалити',
    'radera|ta bort|slet|slett|poista|smazat|odstranit|törlés|sil|διαγραφή|删除|刪除|移到回收站|削除|삭제',
  ),
  whole: list(
    'remove|remove all|remove account|remove item|remove user|trash|clear all|clear data|clear history|entfernen|alle entfernen|konto entfernen|retirer|enlever|quitar|rimuovi|remover|cancella|fjern|fjerne',
  ),
  harmless: list('formatting|format|filter|filters|highlight|highlighting|formatierung|hervorhebung|formatage|filtre|formato|filtro'),
}

export const SEND: Words = {
  anywhere: list(
    'send|submit|publish|tweet|send now|senden|absenden|abschicken|verschicken|versenden|einreichen|veröffentlichen|übermitteln|jetzt senden',
    'envoyer|soumettre|publier|enviar|publicar|invia|inviare|pubblica|inoltra|verzenden|versturen|indienen|publiceren|wyślij|wyslij|opublikuj',
    'отправить|опубликовать|надіслати|skicka|publicera|lähetä|odeslat|küldés|gönder|αποστολή|发送|發送|提交|发布|送信|投稿|보내기|제출',
  ),
  whole: list('post|post comment|post reply|comment|share now|beitrag posten|posten|poster|postar|zustimmen und senden'),
  harmless: list('back|backward|backwards|hintergrund|hinten|arrière plan|atrás|fondo|feedback settings'),
}

export const PAY: Words = {
  anywhere: list(
    'pay|pay now|buy|buy now|place order|place your order|order now|complete purchase|complete order|confirm order|confirm purchase|confirm payment|purchase|subscribe|donate|send money|transfer money|book now',
    'bezahlen|zahlen|kaufen|jetzt kaufen|zahlungspflichtig bestellen|kostenpflichtig bestellen|jetzt bestellen|bestellung abschicken|kauf abschließen|überweisen|spenden|kostenpflichtig buchen',
    'payer|acheter|passer la commande|commander|faire un don|pagar|comprar|realizar pedido|donar|paga|acquista|effettua ordine|finalizar compra|fazer pedido|betalen|kopen|bestelling plaatsen',
    'zapłać|kup teraz|kup|złóż zamówienie|оплатить|купить|оформить заказ|betala|köp|betal|køb|kjøp|osta|maksa|zaplatit|koupit|öde|satın al|πληρωμή|支付|付款|购买|下单|支払う|購入|注文を確定|결제|구매',
  ),
  whole: list('order|bestellen|transfer|checkout|check out|zur kasse gehen und zahlen|abbuchen|buchen|book|pedir|ordina|bestel'),
  harmless: list('history|methods|verlauf|zahlungsarten|buy list|subscribed'),
}

export const OVERWRITE: Words = {
  anywhere: list(
    'overwrite|replace file|replace the file|replace existing|überschreiben|datei ersetzen|vorhandene ersetzen|écraser|sobrescribir|sobreescribir|sovrascrivi|overschrijven|sobrescrever',
    'nadpisz|перезаписать|skriv över|overskriv|korvaa|přepsat|felülírás|üzerine yaz|覆盖|上書き|덮어쓰기',
  ),
  whole: list(
    'replace|ersetzen|remplacer|reemplazar|sostituisci|substituir|vervangen|zastąp|заменить|ersätt|erstatt|nahradit|替换|取代|置き換える|바꾸기',
  ),
  harmless: [],
}

export const DISCARD: Words = {
  anywhere: list(
    'dont save|do not save|close without saving|quit without saving|exit without saving|without saving|discard|discard changes|discard draft|revert|lose changes',
    'nicht speichern|ohne speichern|ohne speichern schließen|verwerfen|änderungen verwerfen|entwurf verwerfen|ne pas enregistrer|sans enregistrer|abandonner les modifications',
    'no guardar|sin guardar|descartar|non salvare|senza salvare|scarta|não salvar|não guardar|sem salvar|niet opslaan|niet bewaren|zonder opslaan|negeren|nie zapisuj|bez zapisywania|odrzuć',
    'не сохранять|без сохранения|не зберігати|spara inte|gem ikke|ikke lagre|älä tallenna|neukládat|ne mentse|kaydetme|不保存|不儲存|保存しない|저장 안 함',
  ),
  whole: [],
  harmless: [],
}

/** Ways out of any dialog: they change nothing, whatever it asks. */
export const STAY: string[] = list(
  'cancel|abort|back|go back|keep|keep editing|dont delete|dont replace|dont close|abbrechen|zurück|behalten|annuler|cancelar|annulla|annuleren|anuluj|отмена|avbryt|annuller|peruuta|zrušit|mégse|iptal|取消|キャンセル|취소|skip|überspringen|help|hilfe|rename|umbenennen',
)
/** The way out where a dialog asks for leave to do harm. Where it asks to save, this is the harm. */
export const NO: string[] = list('no|nein|non|não|nee|nie|нет|ні|nej|nei|ei|ne|nem|hayır|いいえ|否|아니요')
export const SAVE: string[] = list(
  'save|save as|save all|speichern|speichern unter|alle speichern|enregistrer|enregistrer sous|guardar|guardar como|salva|salva con nome|salvar|salvar como|opslaan|opslaan als|bewaren|zapisz|сохранить|spara|gem|lagre|tallenna|uložit|mentés|kaydet|保存|저장',
)
/** What a notice says that only wants to be seen. */
export const NOTICE: string[] = list(
  'ok|okay|close|got it|dismiss|understood|schließen|verstanden|fermer|compris|cerrar|aceptar|entendido|chiudi|fechar|sluiten|zamknij|закрыть|понятно|stäng|luk|lukk|sulje|zavřít|kapat|确定|关闭|閉じる|확인|닫기',
)

/** What a dialog says when an act in it would do the harm. */
export const ASKS_TO_OVERWRITE: string[] = list(
  'already exists|overwrite|replace it|existiert bereits|bereits vorhanden|überschreiben|schon vorhanden|existe déjà|écraser|ya existe|sobrescribir|esiste già|sovrascriv|já existe|bestaat al|overschrijven|już istnieje|уже существует|finns redan|findes allerede|finnes allerede|on jo olemassa|již existuje|zaten var|已存在|已经存在|既に存在|이미 있',
)
export const ASKS_TO_DELETE: string[] = list(
  'want to delete|to be deleted|permanently delete|will be deleted|will be permanently deleted|delete the|want to remove|want to move to trash|empty all items',
  'wirklich löschen|gelöscht werden|endgültig löschen|unwiderruflich|löschen möchten|in den papierkorb|voulez vous supprimer|sera supprimé|desea eliminar|se eliminará|vuoi eliminare|verrà eliminat',
  'deseja excluir|wilt verwijderen|wordt verwijderd|chcesz usunąć|действительно хотите удалить|будет удален|确定要删除|将被删除|削除しますか|삭제하시겠',
)
export const ASKS_TO_DISCARD: string[] = list(
  'save changes|save the changes|unsaved|not saved|without saving|will be lost|changes be saved|save your changes|änderungen speichern|nicht gespeichert|ungespeichert|nicht gesichert|gehen verloren|verloren gehen|speichern möchten|vor dem schließen|enregistrer les modifications|seront perdues|non enregistr|guardar los cambios|se perderán|sin guardar|salvare le modifiche|andranno perse|salvar as alterações|serão perdidas|wijzigingen opslaan|gaan verloren|zapisać zmiany|сохранить изменения|не сохранен|spara ändringar|gem ændringer|lagre endringer|保存更改|是否保存|変更を保存|저장하시겠',
)
