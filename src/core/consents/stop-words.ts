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
  /^(?:stop|stopp|stoppen|stoppez|arretez|arreter|arret|cessez|unsubscribe|unsub|desabonne[rz]?|desabonnement|desinscri(?:re|vez|ption|s)|uitschrijven|afmelden|abmelden|abbestellen|austragen|abmeldung|wypisac|wypisz|wypiszcie|przestancie|rezygnuje|baja|parem|pare|smettete|disiscrivetemi|disiscrizione|cancelarme|remove)$/;

/** Enough with a noun or a verb of writing. */
const WEAK =
  /^(?:plus|pas|aucun|aucune|ne|n|no|not|don|never|longer|more|geen|niet|meer|nooit|kein|keine|keinen|nicht|mehr|nie|wiecej|zadnych|ya|mas|nunca|non|piu|nessun|mai|nao|mais|sem|sin|senza|sans|without|zonder|ohne|bez|dejen|dejar)$/;

const WRITING =
  /^(?:ecri(?:re|vez|ve)|envo(?:yez|yer|ie)|contact(?:ez|er|e)|writ(?:e|ing)|send(?:ing)?|contact(?:ing)?|email(?:ing)?|text(?:ing)?|schrijf|schrijven|stuur|sturen|contacteren|schreib(?:en|t)|schick(?:en|t)|send(?:en|et)|kontaktieren|anschreiben|pis(?:ac|zcie|ze)|wysyla(?:c|jcie|j)|przysyla(?:c|jcie|j)|kontaktowac|escrib(?:ir|an|anme)|envi(?:ar|en|enme|em)|mand(?:en|ar|are|ate|atemi|atemela)|contactar|scriver(?:e|mi)|scrivetemi|invi(?:are|ate|atemi)|contatt(?:are|atemi)|escrev(?:er|am))$/;

/** Enough with a wish: "I don't receive the reminders" asks for the contrary. */
const RECEIVING =
  /^(?:recevoir|receive|get|ontvangen|krijgen|erhalten|bekommen|otrzymywac|dostawac|recibir|ricevere|receber)$/;
const WISHING =
  /^(?:veux|voudrais|souhaite|souhaiterais|desire|want|wish|like|wil|wens|wensen|mochte|will|wunsche|chce|chcialbym|chcialabym|quiero|deseo|quisiera|voglio|vorrei|desidero|quero|desejo|queria)$/;

const FILLERS = new Set(
  'je j me m moi nous vous te tu de des d du le la les l un une en par a au aux et que qu svp s il plait veuillez merci bonjour svp vos votre mes mon ma tous toutes tout ce ces cet cette ca y rdv rendez automatiques automatique i you us my me your all any these those the to of from please thanks thank would do t your by and for automatic appointment appointments alstublieft aub bedankt mij me ik u uw jullie de het een van alle deze automatische per bitte danke mich mir ich sie ihr ihre ihren uns den die das der von alle diese automatischen automatische per prosze dziekuje mi mnie o od na do z tych te prosze poprosze automatycznych por favor gracias me mi yo de los las el la un una estos estas todos automaticos per favore grazie mi vi io di dei delle i gli le il questi queste tutti automatici obrigado obrigada me eu os as um uma estes estas todos automaticos lijst from'.split(
    ' ',
  ),
);

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
  const explained = words.every(
    (word) =>
      isEnding(word) ||
      isNoun(word) ||
      WRITING.test(word) ||
      RECEIVING.test(word) ||
      WISHING.test(word) ||
      FILLERS.has(word),
  );
  if (!explained) return false;
  const aboutMessages = words.some(isNoun) || words.some((word) => WRITING.test(word));
  if (words.some((word) => /^(?:rdv|appointments?)$/.test(word)) && !words.some(isNoun)) return false;
  if (words.some((word) => RECEIVING.test(word)) && !words.some((word) => WISHING.test(word))) return false;
  return words.some((word) => STRONG.test(word)) || (aboutMessages && words.some((word) => WEAK.test(word)));
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
  const classes = classesIn(half);
  if (classes.length > 0) return classes;
  const words = half.split(' ');
  return words.some((word) => WHOLE.test(word) || WRITING.test(word) || RECEIVING.test(word)) ? 'all' : [];
}
