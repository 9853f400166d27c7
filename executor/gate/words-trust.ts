import { list, type Words } from './words.ts'

/** Putting one's name to something. `Sign in` is another thing. */
export const SIGN: Words = {
  anywhere: list(
    'sign now|sign here|sign and send|sign and submit|sign document|sign contract|sign electronically|adopt and sign|agree and sign|approve and sign|accept and sign|e sign|esign|countersign|counter sign',
    'unterschreiben|unterzeichnen|signieren|gegenzeichnen|signer|contresigner|firmar|firma ora|firma digitalmente|firma e invia|assinar|ondertekenen|podpisz|podpisuję|подписать|підписати',
    'underteckna|signera|underskriv|signér|signer nå|allekirjoita|podepsat|aláírás|aláír|imzala|υπογραφή|签署|簽署|签字|署名する|電子署名|서명',
  ),
  whole: list(
    'sign|approve|approve all|approve request|accept offer|accept contract|accept quote|genehmigen|alle genehmigen|angebot annehmen|vertrag annehmen|approuver|aprobar|approva|aprovar|goedkeuren|zatwierdź|утвердить|одобрить|затвердити|godkänn|godkend|godkjenn|hyväksy|schválit|jóváhagy|onayla|批准|核准|承認|承認する|승인',
  ),
  harmless: list('sign in|sign up|sign out|sign on|signature settings|design|see signatures'),
}

/** Putting programs on the machine, changing them, and running what came from elsewhere. */
export const INSTALL: Words = {
  anywhere: list(
    'install|reinstall|install now|update all|upgrade all|install updates|add extension|add to chrome|add to firefox|add to browser|run anyway|open anyway|keep anyway|keep dangerous file|download anyway|enable macros|enable content|trust and run|trust and install|run installer|allow untrusted',
    'installieren|neu installieren|alle aktualisieren|aktualisierungen installieren|erweiterung hinzufügen|trotzdem ausführen|trotzdem öffnen|trotzdem behalten|makros aktivieren|inhalt aktivieren|makros erlauben',
    'installer|réinstaller|tout mettre à jour|exécuter quand même|activer les macros|instalar|reinstalar|actualizar todo|ejecutar de todos modos|habilitar macros|installa|reinstalla|aggiorna tutto|esegui comunque|abilita macro',
    'installeren|alles bijwerken|toch uitvoeren|zainstaluj|instaluj|установить|переустановить|обновить все|встановити|installera|installér|asenna|nainstalovat|instalovat|telepítés|telepít|yükle|kur|εγκατάσταση|安装|安裝|インストール|설치',
  ),
  whole: list('run|run now|run file|ausführen|exécuter|ejecutar|esegui|executar|uitvoeren|uruchom|запустить|kör|运行|実行|실행'),
  harmless: list('how|guide|help|notes|log|history|date|installed|anleitung|hilfe|verlauf|query|search|report|bericht|test|tests'),
}

/** Giving others leave to read or to act: people, sites and programs. */
export const PERMIT: Words = {
  anywhere: list(
    'allow access|grant access|give access|grant permission|grant permissions|allow always|always allow|allow all|allow this time|allow once|allow and continue|allow while visiting|make public|make it public|publish to web|make owner|make admin|make administrator|make moderator|transfer ownership|change owner|give ownership|anyone with the link|everyone with the link|run as administrator|run as root|authorize|authorise|disable protection|disable branch protection|turn off protection|disable firewall|allow execution|allow this file to run as a program|share with everyone|share publicly|accept risk|accept the risk',
    'zugriff erlauben|zugriff gewähren|zugriff zulassen|berechtigung erteilen|berechtigungen erteilen|immer zulassen|immer erlauben|diesmal zulassen|einmal zulassen|öffentlich machen|zum besitzer machen|zum administrator machen|besitz übertragen|besitzer ändern|als administrator ausführen|autorisieren|jeder mit dem link|schutz deaktivieren|firewall deaktivieren|risiko akzeptieren',
    'autoriser|toujours autoriser|accorder l accès|accorder|donner accès|rendre public|transférer la propriété|exécuter en tant qu administrateur|autorizar|permitir siempre|permitir acceso|conceder acceso|hacer público|transferir propiedad|autorizza|consenti accesso|concedi|rendi pubblico|permitir acesso|conceder acesso|tornar público',
    'toegang verlenen|altijd toestaan|openbaar maken|autoriseren|zezwól|zezwalaj|udziel dostępu|upublicznij|разрешить|предоставить доступ|сделать публичным|дозволити|надати доступ|tillåt|ge åtkomst|gör offentlig|tillad|tillat|giv adgang|gi tilgang|salli|povolit|engedélyezés|engedélyez|izin ver|επιτρέπεται|允许|允許|授权|授權|公开|許可|許可する|公開する|허용|권한 부여',
  ),
  whole: list(
    'allow|grant|permit|share|authenticate|invite|send invite|send invitation|zulassen|erlauben|gewähren|freigeben|teilen|legitimieren|authentifizieren|einladen|autoriser|partager|inviter|s authentifier|permitir|compartir|invitar|autenticar|consenti|condividi|invita|autentica|compartilhar|convidar|delen|toestaan|uitnodigen|udostępnij|zaproś|uwierzytelnij|поделиться|пригласить|аутентификация|dela|bjud in|del|jaa|sdílet|megosztás|paylaş|分享|共享|邀请|认证|共有|招待|認証|공유|초대|인증',
  ),
  harmless: list(
    'dont allow|do not allow|not allow|never allow|nicht zulassen|nicht erlauben|ne pas autoriser|no permitir|non consentire|niet toestaan|не разрешать|不允许|许可しない|许可證|許可しない|허용 안 함',
  ),
}

/** Ways out of a question for leave. */
export const DENY: string[] = list(
  'deny|block|dont allow|never allow|reject|decline|refuse|not now|later|close|learn more|more information|details',
  'ablehnen|blockieren|nicht zulassen|nicht erlauben|verweigern|nicht jetzt|später|mehr erfahren|schließen|refuser|bloquer|ne pas autoriser|plus tard|en savoir plus|denegar|bloquear|rechazar|más información|nega|rifiuta|blocca|negar|recusar|mais informações',
  'weigeren|blokkeren|niet toestaan|odmów|zablokuj|запретить|отклонить|блокировать|neka|blockera|afvis|bloker|estä|zamítnout|拒绝|拒絕|禁止|阻止|拒否|ブロック|차단|거부',
)

/** What a dialog says when an act in it would give power or let something in. */
export const ASKS_FOR_LEAVE: string[] = list(
  'authentication is needed|authentication is required|authentication required|as the super user|as super user|administrator rights|administrator privileges|wants to make changes|wants to access|wants to use|wants access|use your camera|use your microphone|know your location|read and change all your data|be able to read|show notifications|enter the password for',
  'legitimierung ist|authentifizierung erforderlich|authentifizierung ist|administratorrechte|möchte änderungen|zugriff auf ihr|zugreifen|ihre kamera verwenden|ihr mikrofon verwenden|ihren standort|benachrichtigungen senden',
  'authentification est|authentification requise|droits d administrateur|souhaite accéder|veut accéder|utiliser votre caméra|votre position|autenticación|derechos de administrador|quiere acceder|usar su cámara|autenticazione|vuole accedere|autenticação|deseja acessar|authenticatie is|wil toegang|uwierzytelni|chce uzyskać dostęp',
  'требуется аутентификация|хочет получить доступ|autentisering krävs|vill använda|需要认证|想要访问|要使用您的|認証が必要|アクセスを求め|인증이 필요',
)
