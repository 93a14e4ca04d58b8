// Words that mail programs and people put around a message, in the patients' languages and a few neighbours'.
// Pure data: how they are used stands in older-message.ts and endings.ts.

/** Verbs that end an attribution line: "On …, X wrote:". */
export const VERBS_AT_END =
  'wrote|writes|sent|a [ée]crit|a envoy[ée]|[ée]crivait|schreef|het volgende geschreven|geschreven|schrieb|geschrieben|' +
  'napisa[łl]|napisa[łl]a|napisa[łl]\\(a\\)|napisa[łl]/a|pisze|escribi[óo]|ha escrito|ha scritto|scrive|escreveu|skrev|' +
  'kirjoitti|đã viết|пишет|писал|написал|написала|napsal|napsala|írta|a scris|yazdı|έγραψε|je napisao|napísal';

/** Verbs that stand before the name: "Am … schrieb X:". */
export const VERBS_BEFORE_NAME =
  'schreef|schrieb|skrev|escreveu no dia|escreveu(?=\\s\\()|escreveu a|escreveu em|schrieb am|schreef op|napisana przez|a écrit le|a écrit à|wrote on';

/** Words before the date with which an attribution line begins. */
export const DATE_ARTICLES =
  'On|Le|El|Op|Am|W dniu|Dnia|Il|Il giorno|In data|Em|No dia|Vào|På|Den|Dne|Dňa|La data|Το|In a message dated';

/** How the names of days and months begin, in these languages and some neighbours'. */
export const DAY_OR_MONTH =
  'mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|maa|ma|din|di|woe|wo|don|do|vri|vr|zat|za|zon|zo|mo|die|mit|mi|fre|fr|sa|so|' +
  'pon|wt|śr|czw|pt|pią|pia|sob|nd|nie|mié|mie|jue|vie|sáb|dom|gio|sab|seg|ter|qua|qui|sex|tir|ons|tors|lør|søn|man|ср|пн|вт|чт|пт|сб|вс|' +
  'jan|fév|fev|feb|mrt|mär|apr|avr|abr|kwi|mai|may|maj|mei|jun|juin|jul|juil|aug|aoû|aou|ago|sep|set|oct|okt|ott|out|nov|déc|dec|dez|dic|dez|' +
  'ene|gen|mag|giu|lug|sty|lut|cze|lip|sie|wrz|paź|lis|gru';

/** Subjects in whose mouth the line is a sentence of the writer, not of the mail program. */
export const PRONOUNS =
  'you|vous|tu|u|je|jij|ik|ich|sie|du|ihr|usted|lei|voc[êe]|i|he|she|they|il|elle|on|ils|elles|er|zij|hij|pan|pani';

/** Lines drawn above an older message, without their dashes. */
export const ORIGINAL_MARKS = [
  'original message', 'reply message', 'original email', 'original e-mail', 'original mail', 'message original',
  "message d'origine", "mail d'origine", "courriel d'origine", 'mail original', 'e-mail original', 'courriel original',
  'courrier original', "e-mail d'origine", "email d'origine", 'message initial', 'message précédent',
  'oorspronkelijk bericht', 'origineel bericht', 'oorspronkelijke bericht', 'oorspronkelijke e-mail', 'ursprüngliche nachricht',
  'originalnachricht', 'original-nachricht', 'original nachricht', 'antwort nachricht', 'ursprüngliche mail',
  'wiadomość oryginalna', 'oryginalna wiadomość', 'wiadomość pierwotna', 'wiadomość oryginalna wysłana', 'mensaje original',
  'correo original', 'messaggio originale', 'messaggio originario', 'mensagem original', 'oprindelig meddelelse',
  'oprindelig besked', 'opprinnelig melding', 'ursprungligt meddelande', 'alkuperäinen viesti', 'původní zpráva',
  'eredeti üzenet', 'mesaj original', 'исходное сообщение', 'orijinal ileti',
]; // biome-ignore format: a table

/** Lines drawn above a forwarded message. */
export const FORWARD_MARKS = [
  'forwarded message', 'forwarded mail', 'begin forwarded message', 'forwarded by', 'message transféré',
  'message transmis', 'message réexpédié', 'début du message réexpédié', 'début du message transféré', 'mail transféré',
  'courriel transféré', 'transféré par', 'message transféré de', 'doorgestuurd bericht', 'begin doorgestuurd bericht',
  'begin van doorgestuurd bericht', 'weitergeleitete nachricht', 'anfang der weitergeleiteten nachricht',
  'weitergeleitete mail', 'weitergeleitet von', 'przekazana wiadomość', 'wiadomość przekazana', 'przekazywana wiadomość',
  'początek przekazywanej wiadomości', 'treść przekazanej wiadomości', 'mensaje reenviado', 'inicio del mensaje reenviado',
  'messaggio inoltrato', 'inizio messaggio inoltrato', 'messaggio inoltrato da', 'mensagem encaminhada',
  'mensagem reencaminhada', 'início da mensagem encaminhada', 'início da mensagem reencaminhada', 'videresendt meddelelse',
  'vidarebefordrat meddelande',
]; // biome-ignore format: a table

/** Lines of ticket systems above which an answer is to be written. */
export const REPLY_ABOVE =
  /(?:reply|r[ée]pon(?:dre|dez)|antworten|antwoord\w*|responda|rispondi|odpowie\w+|write|type|[ée]crivez).{0,40}(?:above|au-dessus|ci-dessus|oberhalb|über|boven|encima|sopra|acima|powyżej).{0,40}(?:line|ligne|zeile|linie|lijn|regel|línea|linea|riga|linha|lini[ię]|tekst)/i;

/** `sent` is written by mail programs only; a `date` stands in letters and forms too. */
export type HeaderRole = 'from' | 'sent' | 'date' | 'to' | 'copy' | 'subject' | 'other';

/** Labels of the header block that mail programs put above an older message. */
export const HEADER_LABELS: Readonly<Record<HeaderRole, readonly string[]>> = {
  from: ['from', 'de', 'von', 'van', 'od', 'da', 'fra', 'från', 'expéditeur', 'remitente', 'mittente', 'nadawca', 'отправитель', 'от'],
  sent: [
    'sent', 'envoyé', 'envoyé le', 'envoyée', 'envoyée le', 'date d’envoi', "date d'envoi", 'message du', 'gesendet', 'gesendet am',
    'verzonden', 'verzonden op', 'verstuurd', 'wysłano', 'wysłane', 'enviado', 'enviado el', 'enviado em', 'enviada em', 'enviada',
    'inviato', 'inviato il', 'sendt', 'skickat', 'received',
  ],
  date: ['date', 'datum', 'data', 'fecha', 'dato'],
  to: ['to', 'à', 'a', 'pour', 'destinataire', 'an', 'aan', 'do', 'para', 'til', 'till', 'destinatario', 'per', 'komu'],
  copy: ['cc', 'bcc', 'cci', 'copie', 'copie à', 'kopie', 'kopia', 'dw', 'udw', 'copia', 'c.c.', 'kopi'],
  subject: ['subject', 'objet', 'sujet', 'betreff', 'betr.', 'onderwerp', 'temat', 'asunto', 'oggetto', 'assunto', 'emne', 'ämne', 're'],
  other: ['reply-to', 'répondre à', 'importance', 'priority', 'priorité', 'attachments', 'pièces jointes', 'bijlagen', 'anlagen',
    'załączniki', 'adjuntos', 'allegati', 'anexos', 'mailed-by', 'signed-by', 'organisation', 'organization', 'antwort an', 'wichtigkeit', 'prioriteit'],
}; // biome-ignore format: a table

const DEVICE =
  "i ?phone\\w*|i ?pad\\w*|i ?pod|iphone['’]?a|android\\w*|samsung|galaxy|huawei|honor|xiaomi|redmi|oppo|oneplus|pixel|nokia|sony|xperia|wiko|motorola|lg|htc|blackberry\\w*|windows|outlook|gmail|" +
  'yahoo|orange|sfr|free|bouygues|numericable|laposte|la poste|proton ?mail|proton|gmx|web\\.de|t-online|mail\\w*|smartphone\\w*|mobile\\w*|mobil\\w*|portable|' +
  't[ée]l[ée]phone|telefoon|telefon\\w*|handy|tablet\\w*|tablette|appareil|device|toestel|gsm|m[óo]vil|celular|telem[óo]vel|telefonino|dispositivo|' +
  'typeapp|aqua ?mail|blue ?mail|spark|acompli|mailbird|edison|app|application|galaxy\\w*|ger[äa]t|poste|webmail|courrier|thunderbird|zimbra|my|mon|ma|mijn|meinem|meiner|mi|meu|minha|mio|mojego|min';

const SENT_FROM =
  "sent from|sent via|sent with|sent using|envoy[ée]e? (?:de|depuis|via|avec|[àa] partir de|[àa] partir d[’']|[àa] l[’']aide de)|verzonden (?:vanaf|vanuit|met|via|van)|verstuurd (?:vanaf|vanuit|met|via|van)|" +
  'gesendet (?:von|mit|aus|über|via)|von meine[mr]|wys[łl]an[eoay] (?:z|za|przy|ze)|enviad[oa] (?:desde|con|do|da|de|a partir|via)|inviato (?:da|dal|con|tramite)|sendt fra|skickat från|' +
  'diese nachricht wurde von mein|message envoy[ée] (?:de|depuis|avec|via)';

/** One line that a telephone or a mail program adds. */
export const MOBILE_SIGNATURE = new RegExp(
  `^(?:${SENT_FROM})(?=\\b|\\s|[’'])[^.!?]{0,40}(?<![\\p{L}])(?:${DEVICE})(?![\\p{L}])`,
  'iu',
);

/** Advertising of mail programs and virus scanners. */
export const MAIL_ADVERTISING =
  /^(?:(?:get|download|obtenir|obtenez|t[ée]l[ée]charge[rz]|holen sie sich|download|pobierz|uzyskaj|descarga|obtener|scarica|ottieni|baixe|obter|haal|installer)\s+(?:outlook|gmail|yahoo|bluemail|the app|l[’']app)|provenance\s*:\s*courrier|sans virus|garanti sans virus|virus[- ]free|virenfrei|virusvrij|libre de virus|privo di virus|wolny od wirus|l[’']absence de virus|cet? e-?mail a [ée]t[ée] v[ée]rifi[ée]|this e-?mail has been (?:checked|scanned)|diese e-?mail wurde .{0,30}(?:viren|avast|avg)|mail verifi[ée]|envoy[ée] gr[âa]ce [àa]|faites la connexion|<?https?:\/\/aka\.ms\/\S*$|\[?https?:\/\/\S*(?:avast|avg)\S*)/i;

/** Words that close a letter. A line of at most eight words beginning with one of them is a closing. */
export const CLOSINGS =
  /^(?:bien\s+)?(?:cordialement|cdlt|cdt|bien [àa] vous|sinc[èe]res? salutations|(?:meilleures?|respectueuses?|sinc[èe]res?|cordiales?) salutations|salutations|amicalement|respectueusement|tr[èe]s cordialement|merci(?: d[’']avance| par avance| beaucoup| bien)?|bonne (?:journ[ée]e|soir[ée]e|r[ée]ception|semaine)|belle (?:journ[ée]e|soir[ée]e)|je vous (?:remercie|prie)|dans l[’']attente|(?:kind|best|warm)?\s*regards|sincerely|yours (?:sincerely|faithfully|truly)|best(?: wishes)?|thanks|thank you|many thanks|cheers|met (?:vriendelijke|hartelijke) groet\w*|vriendelijke groet\w*|groet\w*|hartelijke groet\w*|mvg|dank|alvast bedankt|bedankt|mit freundlichen gr[üu](?:ß|ss)en|freundliche gr[üu](?:ß|ss)e|(?:viele|liebe|beste|herzliche) gr[üu](?:ß|ss)e|mfg|lg|vg|danke|vielen dank|hochachtungsvoll|pozdrawiam|z powa[żz]aniem|serdecznie|dzi[ęe]kuj[ęe]|z g[óo]ry dzi[ęe]kuj[ęe]|(?:un )?(?:cordial )?saludos?|atentamente|un saludo|gracias|muchas gracias|cordialmente|cordiali saluti|distinti saluti|saluti|grazie|atenciosamente|cumprimentos|com os melhores|obrigad[oa]|melhores cumprimentos|abraços?)(?![\p{L}])/iu;

/** Little words that make a line a sentence and not a visiting card. */
export const LITTLE_WORDS = new Set(
  (
    'je j tu nous vous il elle on que qui est suis serai avoir pouvez pourriez voudrais veux peux pour avec sans dans sur mais car pas ne merci si ' +
    'i you we they is am are was were will would could can please the and but for not that this it my me have has at to ' +
    'ik u wij we jullie hij zij is ben zijn zal kan kunt graag met zonder maar niet dat dit het een voor mijn ' +
    'ich sie wir er es ist bin sind werde kann können könnten bitte mit ohne aber nicht dass das ein eine für mein und zu ' +
    'jestem są będę mogę czy nie się proszę chciałbym chciałabym z na do że to mam mój i w ' +
    'yo usted nosotros es soy son puedo puede quiero quisiera con sin pero no que el la los una por mi y para ' +
    'io lei noi è sono posso può vorrei con senza ma non che il un una per mio e ' +
    'eu você sou são posso pode queria com sem mas não o um uma por meu para'
  ).split(' '),
);

/** Words with which somebody tells of himself: such a line stays, even with a telephone number in it. */
export const OWN_TALK =
  /(?<![\p{L}])(?:mon|ma|mes|moi|nouve(?:au|l|lle)|joindre|joignable|disponible|rappele[rz]|appele[rz]|changé|my|new|call|reach|mijn|nieuw\w*|bel|bellen|bereik\w*|mein\w*|neue?\w*|erreich\w*|anrufen|mój|moje|nowy|zadzwo\w+|mi|nuevo|llam\w+|mio|nuovo|chiam\w+|meu|minha|novo|ligue|ligar)(?![\p{L}])/iu;

/** Turns of phrase of confidentiality notices; two of them make a paragraph a notice. */
export const DISCLAIMER_PHRASES: readonly RegExp[] = [
  /(?:ce|le pr[ée]sent|cet|this|the|dit|deze|diese[rs]?|niniejsz[ay]|ta|este|esta|il presente|questo|questa|le)\s+(?:message|courriel|mail|e-?mail|courrier|communication|information\w*|informazioni|bericht|nachricht|wiadomo[śs][ćc]|mensaje|correo|messaggio|mensagem|transmission)/i,
  /pi[èe]ces?[ -]jointes?|attachments?|attached files|bijlagen?|anh[äa]ng\w*|anlagen?|za[łl][ąa]cznik\w*|adjuntos?|allegat[io]|anexos?|files transmitted/i,
  /confidenti|confidenci|vertrouwelijk|vertraulich|poufn|riservat|privileged|secret professionnel|rechtlich gesch[üu]tzt/i,
  /destin[ée]e?s? (?:exclusivement|uniquement|[àa] l[’']usage)|exclusif de ses destinataires|intention exclusive|intended (?:solely|only|recipient)|solely for|uitsluitend (?:bestemd|bedoeld)|ausschlie(?:ß|ss)lich f[üu]r|wy[łl][ąa]cznie (?:dla|do)|exclusivamente|uso exclusivo|esclusivamente|destinat[aá]rio|destinataires?|addressee|geadresseerde|empf[äa]nger|adresat/i,
  /par erreur|in error|by mistake|per abuis|per vergissing|ten onrechte|irrt[üu]mlich|versehentlich|nie jest adresatem|omy[łl]kowo|por error|per errore|por engano|not the (?:intended|named)|n[’']en [êe]tes pas|nicht der (?:richtige|beabsichtigte)|non siete/i,
  /(?:d[ée]truire|supprimer|effacer) (?:ce|le|imm|tout)|merci de (?:le|la) (?:d[ée]truire|supprimer)|delete (?:it|this|the)|destroy|verwijder\w*|te vernietigen|l[öo]schen|vernichten|usun|zniszcz|eliminar\w*|b[óo]rr\w+|cancellar\w*|distrugger\w*|apagar/i,
  /toute (?:utilisation|diffusion|publication|modification)|unauthori[sz]ed|strictly prohibited|is prohibited|formellement interdit|interdite|verboden|nicht gestattet|untersagt|zabronion|prohibid|vietat|proibid|any (?:use|dissemination|disclosure|copying)|verspreiding|openbaarmaking|rozpowszechnian|divulgaci|diffusione|divulga[çc]/i,
  /d[ée]cline toute responsabilit|accepts? no (?:liability|responsibility)|niet aansprakelijk|geen aansprakelijkheid|keine haftung|nie ponosi odpowiedzialno|no se hace responsable|declina ogni responsabilit|n[ãa]o se responsabiliza|susceptibles? d[’']alt[ée]ration|virus/i,
  /pens(?:ez|ons) [àa] l[’']environnement|avant d[’']imprimer|before printing|consider the environment|denk aan het milieu|denken sie an die umwelt|zanim wydruk|antes de imprimir|prima di stampare/i,
  /gdpr|rgpd|avg-|dsgvo|rodo|protection des donn[ée]es|data protection|regolamento \(?ue|d\.? ?lgs/i,
];

/** One line is enough for these. */
export const DISCLAIMER_LINE =
  /^(?:[^\p{L}]{0,4})(?:pens(?:ez|ons) [àa] l[’']environnement|n[’']imprimez (?:ce|cet)|please consider the environment|denk aan het milieu|bitte denken sie an die umwelt|antes de imprimir|prima di stampare|avis de confidentialit[ée]|confidentiality notice|disclaimer\s*:|avertissement\s*:.{0,80}confiden)/iu;
