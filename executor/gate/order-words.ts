/**
 * What text says that gives a program orders: it tells it to forget what it was told, or speaks to it as the assistant. Written for text in
 * lower case with single blanks and without signs. Order words and their objects may stand apart; the gap is short, so that a recipe is none.
 */
export const ORDERS: RegExp[] = [
  // English
  /\b(ignore|disregard|forget|override|bypass|discard) (all |any |every |the |your |my |these |those |of |what )*(previous|prior|above|earlier|preceding|former|other|existing|original|system|safety|security)\b.{0,20}\b(instructions?|prompts?|rules?|guidelines?|directions?|commands?|orders?|tasks?|messages?)\b/u,
  /\b(ignore|disregard|forget|override) (all |any )?(of )?(your|the user s|the users) (instructions?|prompts?|rules?|guidelines?|task|orders?)\b/u,
  /\bnew (task|instructions?|orders?|objective|goal)s? (for|to) (the |you |our )*(ai|assistant|agent|bot|model|llm)\b/u,
  /\b(instructions?|note|notice|message|attention|important|command)s? (for|to) (the |all |any |our )*(ai|llm|language model|assistant|bot|automation|automated)\b/u,
  /\b(as (the|an) (ai |virtual )?(assistant|agent|language model)|(ai|llm) (assistant|agent|model)s?|language models?|assistant|chatgpt|claude|copilot|gemini) (you )?(must|should|shall|needs? to|has to|have to|please|now|click|press|open|send|type|enter|transfer|delete|run|execute)\b/u,
  /\byou are (now )?(the|an|a|no longer) (ai |helpful |new )*(assistant|agent|language model|bot|dan)\b/u,
  /\b(do not|dont|never|without) (tell|telling|inform|informing|alert|alerting|notify|notifying|ask|asking|mention to|show) (this to )?(the |your )?(user|human|person|owner|operator)\b/u,
  /\bsystem prompt\b|\bim start\b|\bdeveloper mode (enabled|on)\b|\bjailbreak\b/u,
  // German
  /\b(ignorier\w*|vergiss|vergessen sie|missachte\w*|übergehe\w*)\b.{0,40}\b(anweisung|instruktion|befehl|vorgabe|regel|aufforderung|auftrag|aufträge)\w*/u,
  /\b(hinweis|anweisung|befehl|nachricht|achtung|auftrag|aufgabe)\w* (an|für) (die |den |das |alle )*(ki|assistent|agent|modell|sprachmodell|bot)\w*/u,
  /\b(als (ki|assistent|agent)\w*|du bist (jetzt |nun )?(ein|der|die|eine) (ki|assistent|agent|hilfreich))/u,
  /\b(sag|sage|verrate|teile|informiere|frage)\b.{0,20}\b(nutzer|benutzer|anwender|person)\w* (nicht|nichts)\b/u,
  // French
  /\b(ignor\w*|oubli\w*|ne tiens? pas compte|ne tenez pas compte)\b.{0,40}(instruction|consigne|ordre|règle|directive)/u,
  /\b(assistant ia|intelligence artificielle|en tant qu (assistant|agent|ia)|(message|note|instruction)s? (pour|à) (l |le |la )*(ia|assistant|agent|modèle))\b/u,
  // Spanish, Portuguese, Italian
  /\b(ignor\w*|olvid\w*|haz caso omiso|haga caso omiso|omite|omita)\b.{0,40}(instruccion|orden|órden|regla|indicacion)/u,
  /\b(asistente de ia|asistente ia|como asistente|eres (ahora )?(un|el) asistente|(mensaje|nota|instrucciones) para (la |el )*(ia|asistente|agente|modelo))\b/u,
  /\b(ignor\w*|esqueç\w*|esquec\w*|desconsider\w*)\b.{0,40}(instruç|instruc|ordem|ordens|regra|comando)/u,
  /\b(assistente de ia|como assistente|(mensagem|nota|instruções) para (a |o )*(ia|assistente|agente|modelo))\b/u,
  /\b(ignor\w*|dimentic\w*|trascur\w*)\b.{0,40}(istruzion|regol|ordini|comand|direttiv)/u,
  /\b(assistente ia|assistente ai|come assistente|(messaggio|nota|istruzioni) per (l |il |la )*(ia|ai|assistente|agente|modello))\b/u,
  // Dutch, Swedish, Danish, Norwegian, Polish, Czech, Turkish
  /\b(negeer|vergeet)\b.{0,40}(instructie|opdracht|regel|aanwijzing)/u,
  /\b(ignorera|glöm|bortse från|ignorer|glem|se bort fra)\b.{0,40}(instruktion|instruks|regl|regler|order|ordre)/u,
  /(zignoruj|ignoruj|zapomnij|pomiń).{0,40}(instrukcj|polece|zasad)/u,
  /(ignoruj|zapomeň|nedbej).{0,40}(pokyn|instrukc|příkaz|pravid)/u,
  /(talimat|komut|kural|yönerge)\S*.{0,30}(yok say|görmezden gel|unut|dikkate alma)/u,
  // Russian, Ukrainian
  /(игнорируй|проигнорируй|забудь|не обращай внимания|ігноруй|проігноруй).{0,40}(инструкц|указан|команд|правил|распоряж|інструкц|вказів)/u,
  /(ии ассистент|ии агент|ии помощник|сообщение для (ии|ассистента|агента|модели)|ты (теперь )?(ии|ассистент))/u,
  // Chinese, Japanese, Korean
  /(忽略|无视|無視|忽視|忘记|忘記|不要理会|不用理会).{0,24}(指令|指示|命令|提示|规则|規則|说明)/u,
  /(人工智能|ai) ?(助手|代理|模型).{0,12}(必须|請|请|應|应|立即|点击|發送|发送)/u,
  /(指示|命令|プロンプト|ルール|指令).{0,12}(無視|忘れ)/u,
  /(지시|명령|지침|프롬프트|규칙).{0,16}(무시|잊)/u,
  // Arabic, Hebrew, Hindi
  /(تجاهل|انس|تخط).{0,40}(التعليمات|تعليمات|الأوامر|القواعد)/u,
  /(התעלם|התעלמי|שכח).{0,40}(הוראות|ההוראות|כללים)/u,
  /(निर्देश|आदेश|नियम).{0,40}(अनदेखा|नज़रअंदाज़|भूल)/u,
]
