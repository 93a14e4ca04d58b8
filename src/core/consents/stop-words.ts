// What "STOP" means in the words of the eight languages: which classes of messages, and what may still come.

import { MESSAGE_CLASSES } from '../../domain/contact.ts';
import type { MessageClass } from '../../domain/letter.ts';
import { wordsOf } from '../reading/fold.ts';

/** `bare`: only that it shall stop; what is meant is what they answer. */
export interface StopMeant {
  readonly stops: 'all' | 'bare' | readonly MessageClass[];
  /** What they say they still want. */
  readonly gives: readonly MessageClass[];
}

/** Nouns that name one class. */
const OF_CLASS: readonly (readonly [RegExp, readonly MessageClass[]])[] = [
  [
    /^(?:rappels?|reminders?|herinnering(?:en)?|afspraakherinnering(?:en)?|(?:termin)?erinnerung(?:en)?|przypomnien(?:ia|ie|iami)?|recordatorios?|promemoria|lembretes?)$/,
    ['S1'],
  ],
  [/^(?:relances?|recalls?|follow|oproepen|recallschreiben|campagnes?)$/, ['S3', 'S7']],
  [
    /^(?:enquetes?|sondages?|questionnaires?|satisfaction|surveys?|feedback|bevraging(?:en)?|umfragen?|ankiet(?:a|y|e)?|encuestas?|sondagg(?:io|i)|inqueritos?)$/,
    ['S4'],
  ],
];

const WHOLE =
  /^(?:messages?|mails?|emails?|courriels?|notifications?|sms|textos?|texts?|mailings?|newsletters?|bericht(?:en|je|jes)?|mailtjes?|nachricht(?:en)?|benachrichtigung(?:en)?|wiadomosc(?:i)?|maili|powiadomien(?:ia)?|mensajes?|correos?|avisos?|messagg(?:io|i)|notifiche|mensage(?:m|ns)|lista|list|liste)$/;

/** Enough by itself. */
const STRONG =
  /^(?:stop|stopp|stoppen|stoppez|arretez|arreter|arret|cessez|unsubscribe|unsub|desabonne[rz]?|desabonnement|desinscri(?:re|vez|ption|s)|uitschrijven|afmelden|abmelden|abbestellen|austragen|abmeldung|wypisac|wypisz|wypiszcie|przestancie|rezygnuje|baja|parem|pare|parar|smettete|smettetela|smettere|disiscrivetemi|disiscrivermi|disiscrizione|disiscrivimi|cancelarme|remove|desinscris|desabonnez|przestac|zaprzestac|zaprzestanie|zaprzestania|stoppe|aufhoren|ophouden)$/;

const NOTHING = /^(?:rien|nothing|anything|nichts|niets|nic|niente|nulla|nada)$/;

/** Enough with a noun or a verb of writing. */
const WEAK =
  /^(?:plus|pas|aucun|aucune|ne|n|no|not|don|never|longer|more|geen|niet|meer|nooit|kein|keine|keinen|nicht|mehr|nie|wiecej|zadnych|ya|mas|nunca|non|piu|nessun|mai|nao|mais|sem|sin|senza|sans|without|zonder|ohne|bez|rien|nothing|nichts|niets|nic|niente|nada|nulla|nessuna|ninguna?|nenhuma?|weitere[nr]?|enough|assez|basta|chega|dosc|genoeg|genug|refuse|inutile|quit|cease)$/;

const WRITING =
  /^(?:ecri(?:re|vez|ve)|envo(?:yez|yer|ie)|contact(?:ez|er|e)|writ(?:e|ing)|send(?:ing)?|contact(?:ing)?|email(?:ing)?|text(?:ing)?|schrijf|schrijven|stuur|sturen|contacteren|schreib(?:en|t)|schick(?:en|t)|send(?:en|et)|kontaktieren|anschreiben|pis(?:ac|zcie|ze)|wysyla(?:c|jcie|j|nie|nia)|przysyla(?:c|jcie|j|nie|nia)|pisanie|pisania|kontaktowac|kontaktu|kontaktujcie|escrib(?:ir|irme|a|ame|an|anme)|envi(?:ar|arme|e|en|eme|enme|em|arem)|mand(?:en|enme|ar|arme|arem|em|are|armi|ate|atemi|atemela)|contact(?:ar|arme|en|enme|em|ad[oa]|ees?)|molest(?:ar|arme|en|enme)|scriver(?:e|mi)|scrivetemi|invi(?:are|armi|ate|atemi)|contatt(?:are|armi|ate|atemi|at[oa])|escrev(?:er|am|erem)|mailen|mailt|benader(?:en|d)|anrufen|angeschrieben|gecontacteerd|contacted|texted|emailed|mailing)$/;

/** Enough with a wish: "I don't receive the reminders" asks for the contrary. */
const RECEIVING =
  /^(?:recevoir|receive|get|ontvangen|krijgen|erhalten|bekommen|otrzymywac|dostawac|recibir|ricevere|receber)$/;
const WISHING =
  /^(?:veux|voudrais|souhaite|souhaiterais|desire|want|wish|like|wil|wens|wensen|mochte|will|wunsche|chce|chcialbym|chcialabym|quiero|deseo|quisiera|voglio|vorrei|desidero|quero|desejo|queria|zycze|mochten|gostaria|wens)$/;

const FILLERS = new Set(
  'je j me m moi nous vous te tu de des d du le la les l un une en par a au aux et que qu svp s il plait veuillez merci bonjour svp vos votre mes mon ma tous toutes tout ce ces cet cette ca y rdv rendez automatiques automatique i you us my me your all any these those the to of from please thanks thank would do t your by and for automatic appointment appointments alstublieft aub bedankt mij me ik u uw jullie de het een van alle deze automatische per bitte danke mich mir ich sie ihr ihre ihren uns den die das der von alle diese automatischen automatische per prosze dziekuje mi mnie o od na do z tych te prosze poprosze automatycznych por favor gracias me mi yo de los las el la un una estos estas todos automaticos per favore grazie mi vi io di dei delle i gli le il questi queste tutti automatici obrigado obrigada me eu os as um etre aucune avoir mailing again any anything more your further take be please d like dem den ihrem ihrer mein meine meiner meinen aus zu zur weitere von ihren mir met uit van uw jullie onze sobie panstwa swoich do siebie adresowej mailingowej kontaktow dal dalla dalle dello essere stato vostra vostre su sus vuestra ser da das dos vossa vossas sua suas e mail moj moja mojego imediato hello hi hallo guten tag dzien dobry buenos dias hola buongiorno salve bom dia ola  uma estes estas todos automaticos lijst from'.split(
    ' ',
  ),
);

/** What somebody is taken off. */
const LISTS =
  /^(?:listes?|lists?|listas?|listy|liscie|lijst|lijsten|mailinglist(?:e|en)?|mailinglijst(?:en)?|maillijst|verteiler(?:liste)?|adressliste|fichiers?|base|newsletters?|adresse|adres|adresu|adresow|direccion|indirizzo|endereco|address|bestand|adresbestand|kartei|diffusion|bazy|baza|rubrica)$/;

/** Enough with a list: "supprimez mon message" wants something else. */
const REMOVING =
  /^(?:retir(?:ez|er|em|ar|e)|enlev(?:ez|er)|supprim(?:ez|er)|ot(?:ez|er)|rayez|effacez|off|delete|erase|borr(?:en|e|ar|a)me|borr(?:en|ar|e)|quit(?:en|e|ar|a)me|elimin(?:en|e|ar|a)me|elimin(?:ar|em|e)|saquenme|sacarme|remov(?:er|am|a)|apag(?:uem|ar)|tir(?:em|ar)|usun(?:ac|cie|iecie|iecia)?|skresl(?:ic|cie|enie)|wykresl(?:ic|cie|enie)|wypis(?:ac|anie|zcie)|verwijder(?:en)?|schrap(?:pen)?|haal|streich(?:en|t|e)|entfern(?:en|t|e)|losch(?:en|t|e)|nehmen|nehmt|nimm|togli(?:ete|)mi|toglier(?:e|mi)|cancella(?:te|r)mi|cancellare|eliminatemi|rimuov(?:ete|er|i)mi|rimuovere)$/;

/** Several words that say it together, whatever stands beside them. */
const TOGETHER = new RegExp(
  `\\b(?:${[
    '(?:dej(?:en|ar|ad|e)|deix(?:em|ar|e)) de|(?:dar|darme|darnos|deme|denme|dame|dadme|denos) de baja|cancel(?:ar|en) (?:mi |la )?suscripcion|cancelar (?:a )?(?:minha )?(?:subscricao|inscricao)|dejadme en paz|dejenme en paz|deixem me em paz|lasciatemi in pace',
    'laissez moi tranquille|fichez moi la paix|leave me alone|opt(?:ing)? (?:me )?out|meld (?:mij|me) (?:alstublieft |aub |graag )?af|laat (?:mij|me) met rust|lassen sie mich in ruhe|lasst mich in ruhe|dajcie mi spokoj|prosze dac mi spokoj',
    'melden sie mich (?:bitte )?(?:\\p{L}+ ){0,3}ab|horen sie (?:bitte )?auf|hort (?:bitte )?auf|hou(?:d|dt)? (?:alstublieft |aub )?op|nichts mehr von ihnen horen|plus entendre parler de vous',
  ].join('|')})(?!\\p{L})`,
  'gu',
);

/** Whoever takes back a consent wants no more messages, and has a right to it (Art. 7(3) GDPR). */
const WITHDRAWS = new RegExp(
  `\\b(?:${[
    '(?:retire|revoque|annule|reprends) (?:par la presente )?(?:mon|le) (?:consentement|accord|autorisation)|(?:withdraw|revoke|withdrawing|revoking|cancel) (?:all )?(?:of )?my (?:consent|permission)',
    '(?:widerruf\\p{L}*|wiederrufe|entziehe) (?:ich )?(?:ihnen )?(?:hiermit )?(?:meine|meiner|die) (?:erteilte )?(?:einwilligung|zustimmung|einverstandnis\\p{L}*)|ziehe (?:ich )?(?:hiermit )?mein(?:e)? (?:einwilligung|zustimmung|einverstandnis\\p{L}*) (?:hiermit )?zuruck|(?:einwilligung|zustimmung) (?:hiermit )?(?:widerrufen|zuruckziehen|zuruckgezogen)',
    'trek (?:ik )?(?:hierbij )?mijn toestemming (?:hierbij )?in|toestemming in(?: ?te)? ?trekken|(?:wycofuje|cofam|odwoluje) (?:niniejszym )?(?:moja |swoja )?zgode',
    '(?:retiro|revoco|anulo) mi (?:consentimiento|autorizacion)|(?:revoco|ritiro) (?:il mio |il |l )?(?:consenso|autorizzazione)|(?:retiro|revogo|anulo) (?:o meu |o |a minha |meu )?(?:consentimento|autorizacao)',
  ].join('|')})(?!\\p{L})`,
  'u',
);

/** What a consent is about, where it is our letters. */
const CONSENTED =
  /^(?:hiermit|hierbij|niniejszym|zur|zum|fur|na|voor|toegezonden|verarbeitung|kontaktaufnahme|zusendung|kontakt|datenverarbeitung|daten|donnees|data|traitement|gegevens|danych|przetwarzanie|datos|dati|dados|recevoir|envoi|envio|invio|communications?|communicatie|comunica\p{L}*|processing|je|hereby|effet|immediat|sofort|immediately|effect|with|con|efecto|inmediato)$/u;

/** "mais", "mas" and "ma" are "more" or "my" elsewhere: they part only before a yes. */
const BUT =
  /\b(?:but|maar|aber|ale|pero|however|cependant|jednak|(?:mais|mas|ma)(?= (?:oui|si|sim|gardez|garder|continuez|je veux|mantener|mantenham|tenete|mantenere|ok)\b))\b/;
/** Words that want something kept, behind a "but". */
const KEEPING =
  /^(?:oui|yes|ja|tak|si|sim|ok|garde[rz]?|gardez|continue[rz]?|keep|okay|houden|behouden|behalten|weiterhin|zostawcie|zachowac|mantener|mantengan|sigan|tenete|mantenere|mantenham|manter|toujours|still|nog|noch|nadal|wel|gerne|graag|volontiers|veux|bien)$/;

/**
 * Whether every word of a sentence is explained as "no more messages" and nothing else: an appointment, a reason, a
 * word nobody knows, and it is not. Works on any of the eight languages.
 */
export function isStopPhrase(text: string): boolean {
  const [first = '', ...rest] = halves(text);
  return isStopHalf(first) && rest.every((half) => isKeepHalf(half) || isStopHalf(half));
}

/** Whether a sentence takes back the consent to our letters, and says nothing else: a stop, and a right. */
export function withdrawsConsent(text: string): boolean {
  const said = wordsOf(text).join(' ');
  const rest = said.replace(WITHDRAWS, ' ').trim();
  if (rest === said) return false;
  return rest === '' || rest.split(/ +/).every((word) => CONSENTED.test(word) || isExplained(word));
}

/** What sentences that were understood as a stop mean together; null when none of them is given. */
export function stopMeant(texts: readonly string[]): StopMeant | null {
  if (texts.length === 0) return null;
  const parts = texts.flatMap(halves);
  const kept = parts.filter(isKept);
  const stopped = parts.filter((part) => !kept.includes(part));
  const named = stopped.map(namedIn);
  const gives = [...new Set(kept.flatMap((part) => classesIn(part)))];
  if (named.includes('all')) return { stops: 'all', gives };
  const classes = MESSAGE_CLASSES.filter((kind) => named.some((one) => one !== 'all' && one.includes(kind)));
  return { stops: classes.length === 0 ? 'bare' : classes, gives };
}

function halves(text: string): readonly string[] {
  return wordsOf(text)
    .join(' ')
    .replace(TOGETHER, 'stop')
    .split(BUT)
    .map((half) => half.trim())
    .filter((half) => half !== '');
}

function isKept(half: string): boolean {
  const words = half.split(' ');
  return classesIn(half).length > 0 && words.some((word) => KEEPING.test(word)) && !words.some(isEnding);
}

function isEnding(word: string): boolean {
  return STRONG.test(word) || WEAK.test(word);
}

function isKeepHalf(half: string): boolean {
  return (
    isKept(half) && half.split(' ').every((word) => KEEPING.test(word) || isNoun(word) || FILLERS.has(word))
  );
}

function isStopHalf(half: string): boolean {
  // "rendez-vous" alone is no message; "rappels de rendez-vous" is.
  const words = half.replace(/\brendez vous\b/g, 'rdv').split(' ');
  if (!words.every(isExplained)) return false;
  const aboutMessages =
    words.some(isNoun) ||
    words.some((word) => WRITING.test(word)) ||
    (words.some((word) => RECEIVING.test(word)) && words.some((word) => NOTHING.test(word)));
  if (words.some((word) => LISTS.test(word)) && words.some((word) => REMOVING.test(word))) return true;
  if (words.some((word) => /^(?:rdv|appointments?)$/.test(word)) && !words.some(isNoun)) return false;
  if (words.some((word) => RECEIVING.test(word)) && !words.some((word) => WISHING.test(word))) return false;
  return words.some((word) => STRONG.test(word)) || (aboutMessages && words.some((word) => WEAK.test(word)));
}

function isExplained(word: string): boolean {
  return (
    isEnding(word) ||
    isNoun(word) ||
    [WRITING, RECEIVING, WISHING, LISTS, REMOVING].some((kind) => kind.test(word)) ||
    FILLERS.has(word)
  );
}

function isNoun(word: string): boolean {
  return WHOLE.test(word) || OF_CLASS.some(([noun]) => noun.test(word));
}

function classesIn(half: string): readonly MessageClass[] {
  const words = half.split(' ');
  return OF_CLASS.flatMap(([noun, classes]) => (words.some((word) => noun.test(word)) ? classes : []));
}

/** A named class goes before "by mail"; a plain "stop" names nothing. */
function namedIn(half: string): 'all' | readonly MessageClass[] {
  if (WITHDRAWS.test(half)) return 'all';
  const classes = classesIn(half);
  if (classes.length > 0) return classes;
  const words = half.split(' ');
  return words.some((word) => [WHOLE, WRITING, RECEIVING, LISTS].some((kind) => kind.test(word)))
    ? 'all'
    : [];
}
