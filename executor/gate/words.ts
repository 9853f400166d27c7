/**
 * The words that risky acts go by, in the languages of the desktops we know. `anywhere`: risky wherever they stand in a short name
 * (`Delete message`). `whole`: risky only as the whole name, since in longer ones they mean something else (`Replace` in `Find and replace`).
 * `harmless`: names with these words are meant otherwise.
 */
export type Words = { anywhere: string[]; whole: string[]; harmless: string[] }

/** One list of what several lines hold, parted by `|`. */
export const list = (...lines: string[]): string[] => lines.flatMap((line) => line.split('|'))

export const DELETE: Words = {
  anywhere: list(
    'terminate|destroy|rebuild|drop table|drop database|drop column|empty table|truncate|truncate table|format disk|format drive|format volume|format partition|close account|deactivate account|erase all|reset device|reset all data|delete all|remove account|remove member|remove contact|remove user|remove person|remove device|remove program|remove package|remove app|remove selected|remove all|remove file|remove folder|revoke|revoke access|unpublish',
    'cancel order|cancel subscription|cancel booking|cancel reservation|cancel appointment|cancel event|cancel membership|cancel contract|cancel payment|end subscription',
    'stornieren|bestellung stornieren|buchung stornieren|abo kündigen|kündigen|konto schließen|konto auflösen|vernichten|zurücksetzen auf werkseinstellungen|auf werkseinstellungen zurücksetzen|datenträger formatieren|laufwerk formatieren|formatieren und löschen|endgültig entfernen|mitglied entfernen|kontakt entfernen|alles löschen|tabelle leeren',
    'annuler la commande|résilier|fermer le compte|clôturer le compte|détruire|formater|réinitialiser|supprimer définitivement|cancelar pedido|cancelar suscripción|cerrar cuenta|restablecer de fábrica|destruir|formatear|vaciar|annulla ordine|disdici|chiudi account|distruggi|ripristina impostazioni di fabbrica|cancelar assinatura|cancelar encomenda|encerrar conta|restaurar padrões de fábrica|formatar',
    'bestelling annuleren|abonnement opzeggen|account sluiten|fabrieksinstellingen|vernietigen|formatteren|anuluj zamówienie|zamknij konto|zniszcz|sformatuj|wyczyść wszystko|стереть|отменить заказ|закрыть аккаунт|отформатировать|уничтожить|сбросить настройки|avbeställ|avsluta konto|förstör|formatera|släng|annuller ordre|vymazat|zrušit objednávku|siparişi iptal et|hesabı kapat|kaldır|清空|卸载|注销账号|取消订单|格式化|恢复出厂|清除数据|消去|完全に削除|退会|初期化|注文をキャンセル|영구 삭제|초기화|탈퇴|주문 취소',
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
  harmless: list(
    'from cart|from basket|from list|from favourites|from favorites|bookmark|tag|tags|bold|border|link style|page break',
    'formatting|format|filter|filters|highlight|highlighting|formatierung|hervorhebung|formatage|filtre|formato|filtro',
  ),
}

export const SEND: Words = {
  anywhere: list(
    'deploy|release now|go live|repost|retweet|broadcast|send message|send mail|send email|send now|send later|send reply|send request|send to customer|reply all and send|file report|file return|notify all|announce|upload and share|share post',
    'bekannt geben|ausrollen|freischalten|jetzt veröffentlichen|nachricht senden|abgeben|diffuser|déployer|mettre en ligne|transmettre|desplegar|difundir|remitir|presentar solicitud|distribuisci|trasmetti|divulgar|implantar|submeter|uitrollen|versturen|opublikuj|prześlij|zatwierdź i wyślij',
    'развернуть|разослать|подать заявление|розіслати|driftsätt|lämna in|skicka in|publicér|indsend|send inn|julkaise|odoslať|zveřejnit|közzététel|beküldés|yayınla|paylaşıma aç|δημοσίευση|υποβολή|部署|群发|上线|公開投稿|公開する|投稿する|送信する|デプロイ|게시|배포|전송',
    'send|submit|publish|tweet|send now|senden|absenden|abschicken|verschicken|versenden|einreichen|veröffentlichen|übermitteln|jetzt senden',
    'envoyer|soumettre|publier|enviar|publicar|invia|inviare|pubblica|inoltra|verzenden|versturen|indienen|publiceren|wyślij|wyslij|opublikuj',
    'отправить|опубликовать|надіслати|skicka|publicera|lähetä|odeslat|küldés|gönder|αποστολή|发送|發送|提交|发布|送信|投稿|보내기|제출',
  ),
  whole: list('post|post comment|post reply|comment|share now|beitrag posten|posten|poster|postar|zustimmen und senden'),
  harmless: list('back|backward|backwards|hintergrund|hinten|arrière plan|atrás|fondo|feedback settings'),
}

export const PAY: Words = {
  anywhere: list(
    'place bid|bid now|complete booking|confirm booking|complete reservation|confirm reservation|finish order|finalize order|finalise order|submit order|send order|send payment|make payment|pay bill|pay invoice|execute transfer|make transfer|confirm transfer|transfer now|transfer funds|withdraw|withdraw money|top up|add funds|start free trial|start trial|start subscription|upgrade to|upgrade now|upgrade plan|renew now|renew subscription|1 click order|one click order|sell now|issue refund|refund|rent now|book and pay',
    'überweisung ausführen|überweisung freigeben|überweisung bestätigen|überweisung senden|zahlung bestätigen|zahlung freigeben|zahlung ausführen|bestellung aufgeben|bestellung absenden|bestellung bestätigen|verbindlich bestellen|verbindlich buchen|jetzt buchen|buchung abschließen|buchung bestätigen|abo abschließen|abonnieren|kostenpflichtig|zahlungspflichtig|geld senden|auszahlen|jetzt verkaufen|erstatten|gebot abgeben',
    'valider la commande|confirmer la commande|confirmer le paiement|valider le paiement|effectuer le virement|confirmer le virement|réserver|s abonner|régler|confirmar pago|confirmar pedido|transferir|transferir ahora|realizar pago|reservar ahora|suscribirse|tramitar pedido|hacer pedido|pagar ahora|confirmar compra',
    'confirmar pagamento|encomendar|efetuar pagamento|concluir compra|finalizar pedido|assinar plano|doar|pagar agora|conferma ordine|conferma pagamento|conferma e paga|esegui bonifico|invia bonifico|prenota|abbonati|dona ora|ordina ora|acquista ora|compra ora|compra',
    'nu kopen|bestellen en betalen|betaling bevestigen|overboeken|reserveren|doneren|afrekenen|abonneren|kupuję|zamawiam|płacę|zapłać|przelej|wykonaj przelew|potwierdź płatność|zarezerwuj|zamów|obowiązkiem zapłaty',
    'оплатить|подтвердить заказ|подтвердить платеж|перевести деньги|перевести|заказать|забронировать|пожертвовать|сплатити|замовити|slutför köp|slutför betalning|slutför beställning|genomför köp|betala nu|beställ|boka|överför|köp nu|bestil|gennemfør køb|tilaa|varaa|objednat|zaplatit|megrendelés|fizetés|siparişi onayla|siparişi tamamla|sipariş ver|ödemeyi tamamla|ödeme yap|bağış yap|αγορά|παραγγελία',
    '提交订单|立即购买|立即支付|确认付款|确认支付|确认订单|下单|转账|预订|結帳|結賬|打赏|充值|購入する|支払いを確定|予約を確定|送金|振込|今すぐ買う|注文する|주문하기|결제하기|송금|이체|예약하기',
    'pay|pay now|buy|buy now|place order|place your order|order now|complete purchase|complete order|confirm order|confirm purchase|confirm payment|purchase|subscribe|donate|send money|transfer money|book now',
    'bezahlen|zahlen|kaufen|jetzt kaufen|zahlungspflichtig bestellen|kostenpflichtig bestellen|jetzt bestellen|bestellung abschicken|kauf abschließen|überweisen|spenden|kostenpflichtig buchen',
    'payer|acheter|passer la commande|commander|faire un don|pagar|comprar|realizar pedido|donar|paga|acquista|effettua ordine|finalizar compra|fazer pedido|betalen|kopen|bestelling plaatsen',
    'zapłać|kup teraz|kup|złóż zamówienie|оплатить|купить|оформить заказ|betala|köp|betal|køb|kjøp|osta|maksa|zaplatit|koupit|öde|satın al|πληρωμή|支付|付款|购买|下单|支払う|購入|注文を確定|결제|구매',
  ),
  whole: list('order|bestellen|transfer|checkout|check out|zur kasse gehen und zahlen|abbuchen|buchen|book|pedir|ordina|bestel'),
  harmless: list('how|orders list|my orders|order list|abonnements|plans', 'history|methods|verlauf|zahlungsarten|buy list|subscribed'),
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
    'sla niet op|niet bewaren|nicht sichern|ne pas sauvegarder|no guardar cambios|non registrare|não gravar|inte spara|spar inte|gem ikke|nezachovat|zahodit změny|nie zapisuj zmian|ne sauvegarde pas|не записывать|закрыть без|без збереження|放弃|不保存更改|저장 안함|저장하지 않음|保存せず',
    'revert changes|discard all|throw away|änderungen rückgängig machen und schließen|entwurf löschen|revenir à la version|revertir|ripristina versione|reverter|wijzigingen negeren|verwerpen|porzuć zmiany|отменить изменения|отбросить|відкинути|ignorera ändringar|kassera|kassér|forkast|hylkää|zahodit|elvetés|vazgeç ve kapat|丢弃|放弃更改|放弃修改|捨棄|破棄|変更を破棄|버리기|변경 사항 버리기',
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
  'abbruch|nicht löschen|nicht ersetzen|weiter bearbeiten|bearbeitung fortsetzen|afbreken|terug|bewerken|отменить|назад|скасувати|назад|zpět|zrušiť|wróć|cofnij|powrót|retour|revenir|continuer la modification|volver|atrás|seguir editando|indietro|torna indietro|continua a modificare|voltar|continuar a editar|tillbaka|tilbage|tilbake|takaisin|vissza|geri|vazgeç|ακύρωση|πίσω|返回|继续编辑|戻る|뒤로|중지|キャンセルする',
  'cancel|abort|back|go back|keep|keep editing|dont delete|dont replace|dont close|abbrechen|zurück|behalten|annuler|cancelar|annulla|annuleren|anuluj|отмена|avbryt|annuller|peruuta|zrušit|mégse|iptal|取消|キャンセル|취소|skip|überspringen|help|hilfe|rename|umbenennen',
)
/** The way out where a dialog asks for leave to do harm. Where it asks to save, this is the harm. */
export const NO: string[] = list('no|nein|non|não|nee|nie|нет|ні|nej|nei|ei|ne|nem|hayır|いいえ|否|아니요')
export const SAVE: string[] = list(
  'enregistrer tout|guardar todo|salva tutto|salvar tudo|guardar tudo|alles opslaan|alles bewaren|zapisz wszystko|zapisz jako|сохранить все|сохранить как|зберегти|spara alla|spara som|gem alle|gem som|lagre alle|lagre som|tallenna kaikki|uložit vše|uložit jako|uložiť|mentés másként|farklı kaydet|αποθήκευση|全部保存|另存为|儲存|另存新檔|名前を付けて保存|すべて保存|保存する|다른 이름으로 저장|모두 저장',
  'save|save as|save all|speichern|speichern unter|alle speichern|enregistrer|enregistrer sous|guardar|guardar como|salva|salva con nome|salvar|salvar como|opslaan|opslaan als|bewaren|zapisz|сохранить|spara|gem|lagre|tallenna|uložit|mentés|kaydet|保存|저장',
)
/** What a notice says that only wants to be seen. */
export const NOTICE: string[] = list(
  'ok|okay|close|got it|dismiss|understood|schließen|verstanden|fermer|compris|cerrar|aceptar|entendido|chiudi|fechar|sluiten|zamknij|закрыть|понятно|stäng|luk|lukk|sulje|zavřít|kapat|确定|关闭|閉じる|확인|닫기',
)

/** What a dialog says when an act in it would do the harm. */
export const ASKS_TO_OVERWRITE: string[] = list(
  'want to replace|wilt u vervangen|wilt u het vervangen|möchten sie sie ersetzen|wollen sie sie ersetzen|ersetzt werden|voulez vous le remplacer|le remplacer|desea reemplazar|quiere reemplazar|volete sostituir|vuoi sostituir|si desidera sostituir|deseja substituir|quer substituir|czy zastąpić|chcesz zastąpić|nadpisać|заменить его|хотите заменить|перезапис|вже існує|vill du ersätta|ersätta den|vil du erstatte|vil du erstatta|haluatko korvata|přejete si nahradit|už existuje|felül kívánja|lecseréli|yerine konsun|υπάρχει ήδη|是否替换|要替换|要取代|置き換えますか|上書きしますか|すでに存在|바꾸시겠|덮어쓰',
  'already exists|overwrite|replace it|existiert bereits|bereits vorhanden|überschreiben|schon vorhanden|existe déjà|écraser|ya existe|sobrescribir|esiste già|sovrascriv|já existe|bestaat al|overschrijven|już istnieje|уже существует|finns redan|findes allerede|finnes allerede|on jo olemassa|již existuje|zaten var|已存在|已经存在|既に存在|이미 있',
)
export const ASKS_TO_DELETE: string[] = list(
  'wilt u verwijderen|voorgoed|zeker dat u|möchten sie wirklich|unwiederbringlich|supprimer définitivement|êtes vous sûr de vouloir supprimer|está seguro de que|seguro que quiere eliminar|seguro que desea|sei sicuro di voler eliminare|sicuri di voler|tem certeza de que|tem a certeza|czy na pewno|вы уверены|дійсно|видалити назавжди|är du säker|er du sikker på|haluatko varmasti|opravdu|biztosan|silmek istediğinizden|emin misiniz|您确定|确定要|確定要|确实要|本当に|정말',
  'cannot be undone|can t be undone|cant be undone|can not be undone|irreversible|permanently lost|permanently removed|delete this|delete these|sure you want to delete|remove the account|nicht rückgängig gemacht|nicht widerrufen|endgültig verloren|action est irréversible|définitivement|ne peut pas être annulée|no se puede deshacer|permanentemente|de forma permanente|non può essere annullata|definitivamente|irreversibile|não pode ser desfeita|permanentemente',
  'kan niet ongedaan|definitief|nie można cofnąć|trwale|bezpowrotnie|нельзя отменить|навсегда|безвозвратно|kan inte ångras|permanent radera|kan ikke fortrydes|geri alınamaz|kalıcı olarak|无法撤销|無法復原|永久删除|永久刪除|不可恢复|元に戻せません|元に戻すことはできません|完全に削除|되돌릴 수 없|영구적으로',
  'want to delete|to be deleted|permanently delete|will be deleted|will be permanently deleted|delete the|want to remove|want to move to trash|empty all items',
  'wirklich löschen|gelöscht werden|endgültig löschen|unwiderruflich|löschen möchten|in den papierkorb|voulez vous supprimer|sera supprimé|desea eliminar|se eliminará|vuoi eliminare|verrà eliminat',
  'deseja excluir|wilt verwijderen|wordt verwijderd|chcesz usunąć|действительно хотите удалить|будет удален|确定要删除|将被删除|削除しますか|삭제하시겠',
)
export const ASKS_TO_DISCARD: string[] = list(
  'verloren gaan|veranderingen opslaan|opslaan alvorens|opslaan voor het|niet zijn opgeslagen|niet opgeslagen|spara ändringarna|sparas innan|sparats|går förlorade|gå förlorade|gemme ændring|gemmes før|lagre endring|gå tapt|tallentaa muutoks|menetetään|uložit změny|ztraceny|neuložen|menteni a|elvesz|nem mentett|değişiklikleri kaydet|kaydedilsin|kaybolacak|kaydedilmemiş|зберегти зміни|втрачено|незбережен',
  'enregistrer le document|avant de fermer|avant de quitter|non sauvegard|modifications effectuées|guardar el documento|antes de cerrar|cambios sin guardar|se perder|salvare il documento|prima di chiudere|andranno perdut|non salvat|saranno perse|guardar as alterações|antes de fechar|serão perdid|não guardad|não salv|zapisać dokument|przed zamknięciem|zostaną utracone|utracisz|niezapisan|сохранить документ|перед закрытием|будут потеряны|будут утеряны|утрачены|несохран|未保存|将丢失|将会丢失|會遺失|更改将|关闭前保存|失われます|保存されていません|閉じる前に|저장하지 않|변경 사항을 저장|손실됩니다|the document has been modified|has been changed|save it before|before closing|before quitting|before exiting|dokument wurde geändert|wurde verändert|le document a été modifié|ha sido modificado|è stato modificato|foi modificado|is gewijzigd|został zmodyfikowany|был изменен|был изменён|har ändrats|已修改|変更されています',
  'save changes|save the changes|unsaved|not saved|without saving|will be lost|changes be saved|save your changes|änderungen speichern|nicht gespeichert|ungespeichert|nicht gesichert|gehen verloren|verloren gehen|speichern möchten|vor dem schließen|enregistrer les modifications|seront perdues|non enregistr|guardar los cambios|se perderán|sin guardar|salvare le modifiche|andranno perse|salvar as alterações|serão perdidas|wijzigingen opslaan|gaan verloren|zapisać zmiany|сохранить изменения|не сохранен|spara ändringar|gem ændringer|lagre endringer|保存更改|是否保存|変更を保存|저장하시겠',
)
