// How programs word the mails they write. Pure data, used by automatic.ts.

/** Local parts that only programs and their keepers write from. */
export const SYSTEM_SENDER =
  /^(?:mailer-?daemon|mail-?daemon|postmaster|post[_-]master|poost?master|double-bounce|mailerdaemon)$/;

/** Local parts of programs that a person may have too ("bounce.dupont", initials), so that they need a second sign. */
export const SHORT_SYSTEM_SENDER =
  /^(?:bounces?(?:[+_.=-].*)?|mta|abuse-report|complaints?|fbl|staff-fbl|feedbackloop)$/;

/** Local parts that nobody reads. */
export const NO_REPLY =
  /(?:^|[._+-])(?:no|not|non|nao|dont|do[._-]?not|ne[._-]?pas|nepas|pas[._-]?de|keine?|nicht|niet|nie)[._-]?(?:reply|reponse|repondre|respond|response|answer|antwort\w*|antwoord\w*|beantwoord\w*|responder|responda|rispondere|rispondi|odpowiadac|odpowiada|odpisuj)|^(?:noreply|no-?contest\w*|unattended|bez-odpowiedzi|automat(?:ic|ique|ed)?|auto-?(?:reply|respond\w*|notif\w*)|notifications?|newsletters?|robot|system|cron|root|daemon|nobody|www-data|wordpress|listserv|majordomo|mailman)$/;

/** Subjects of delivery reports, in the words of many servers. */
export const BOUNCE_SUBJECT =
  /^(?:\[[^\]]{1,30}\]\s*)?(?:(?:fwd?|tr|wg|doorst)\s*:\s*)?(?:undeliver(?:able|ed)|undelivered mail|mail delivery (?:failed|failure|subsystem|status|system)|delivery (?:status|failure|has failed|problem|report|delayed|incomplete)|delivery status notification|(?:email |mail |message )?delivery (?:has )?fail(?:ed|ure)|failure (?:notice|delivery)|failed (?:delivery|mail)|returned (?:mail|to sender)|mail (?:system error|could not|failed|returned)|message (?:delivery|undeliverable|could not|not delivered)|non[- ]?(?:delivery|remis)|nondeliverable|permanent delivery|warning-+could not send|could not send|delayed mail|postfix smtp server|rejected\s*:|échec de (?:la )?(?:remise|livraison|distribution)|remise impossible|non remis|message non (?:remis|distribué)|avis de non[- ]remise|courrier non remis|notification d'état de remise|unzustellbar|nicht zustellbar|zustell(?:ung|fehler)|übermittlung fehlgeschlagen|nachricht konnte nicht|onbestelbaar|niet (?:bezorgd|afgeleverd)|bezorging mislukt|nie można dostarczyć|niedostarczon|nie dostarczono|zwrot wiadomości|no se puede entregar|no entregado|mensaje no entregado|error de entrega|devuelto|impossibile recapitare|mancato recapito|messaggio non recapitato|mancata consegna|não (?:entregue|foi possível entregar)|mensagem não entregue|falha na entrega)/i;

/** The subject of a feedback loop that does not use RFC 5965. */
export const COMPLAINT_SUBJECT = /^complaint about message from \d+\.\d+\.\d+\.\d+/i;

/** Subjects of others; people write them too ("Email feedback"), so they need a second sign. */
export const FEEDBACK_SUBJECT =
  /^(?:re\s*:\s*)?(?:complaint about message from \S+|(?:email |e-mail )?(?:feedback|abuse|spam) report(?: (?:for|from|about)|$)|email feedback)/i;

/** Sentences of delivery reports, for servers and forwards that give themselves away in the text only. */
export const BOUNCE_TEXT =
  /(?:this is the (?:mail system|postfix|qmail-send|mail delivery)|----- the following addresses had|----- transcript of session|the following addresses had (?:permanent|transient)|i'm afraid i wasn't able to deliver|could not be delivered to (?:one or more|all|the following|its)|this message was created automatically by (?:mail delivery|the mail)|delivery to the following recipients? (?:failed|has been delayed)|your message (?:did not reach|could not be delivered|was not delivered|wasn't delivered)|reporting-mta\s*:|final-recipient\s*:|diagnostic-code\s*:|feedback-type\s*:|undeliverable to the following|message from \S+ could not be delivered|this is an email abuse report)/i;

/** Read and delivery receipts whose structure was lost on the way (RFC 8098). */
export const RECEIPT_SUBJECT =
  /^(?:read|lu|gelesen|gelezen|przeczytano|leído|letto|lida|accusé de (?:lecture|réception)|read receipt|return receipt|confirmation de lecture|disposition notification|not read|non lu|ungelesen)\s*:/i;

/** Subjects with which only programs begin an answer. */
export const REPLY_SUBJECT =
  /^(?:\[[^\]]{1,30}\]\s*)?(?:auto(?:matic)?[- ]?(?:reply|response|answer|responder|matic acknowledg\w*)|automated (?:reply|response)|autoreply|réponse automatique|reponse automatique|message automatique|réponse d'absence|accusé de réception automatique|automatisch(?:e)? (?:antwoord|antwort|bericht)|automatisch antwoord|automatische antwort|automatische abwesenheit\w*|abwesenheitsnotiz|abwesenheitsassistent|abwesenheitsbenachrichtigung|odpowiedź automatyczna|autoodpowiedź|automatyczna odpowiedź|respuesta automática|contestación automática|risposta automatica|risposta non in sede|resposta automática|afwezigheidsassistent|automatsvar|autosvar)/i;

/** Titles of absence notes that a person writes too ("Notification d'absence jeudi"): they need a second sign. */
export const ABSENCE_TITLE =
  /^(?:\[[^\]]{1,30}\]\s*)?(?:auto\s*:|out[- ]of[- ](?:the[- ])?office|ooo\s*:|afwezigheids(?:bericht|melding)|notification d['’]absence|message d['’]absence|notificación de ausencia|aviso de ausência|fuori sede\s*:|frånvaro)/i;

/** Words about being away. People write them too ("absence jeudi"), so they count beside an empty return path only. */
export const AWAY_SUBJECT =
  /absen(?:ce|t|cia|te|za)|ausência|en congés?|vacances|vacation|on holiday|away from|out of office|abwesen|urlaub|afwezig|vakantie|nieobecn|urlop|poza biurem|fuera de la oficina|vacaciones|fuori ufficio|ferie|fora do escritório|férias/i;

/** Sentences of a program that answers in somebody's absence. */
export const AWAY_TEXT =
  /(?:this is an? auto(?:matic|mated|matically)?[- ](?:generated )?(?:reply|response|message|e-?mail)|(?:ceci est|il s'agit d')\s?une? (?:réponse|message|mail|e-mail) automatique|message généré automatiquement|réponse automatique|merci de ne pas répondre à ce (?:message|mail|courriel)|ne pas répondre à ce (?:message|mail|courriel)|please do not reply to this (?:e-?mail|message)|dit is een automatisch|automatisch gegenereerd|dies ist eine automat|automatisch (?:generiert|erstellt)|bitte antworten sie nicht auf diese|wiadomość (?:została )?wygenerowana automatycznie|to jest automatyczna|prosimy nie odpowiadać|este es un mensaje automático|mensaje (?:generado )?automático|no responda a este|questo è un messaggio automatico|messaggio (?:generato )?automatic|non rispondere a questa|esta é uma (?:mensagem|resposta) automática|mensagem automática|não responda a este)/i;
