import type { ProgramLanguage } from '../domain/language.ts';
import type { RequestKind } from '../domain/reading.ts';
import type { Reason, ReasonCode } from '../domain/reason.ts';
import { CALENDAR } from './calendar-doubts.ts';
import { FOLLOW_UPS } from './followups/standing-sentences.ts';
import { counted } from './plural.ts';
import { LIMITS } from './prescription-limits.ts';
import { WAITING } from './waiting-list/waiting-sentences.ts';

type Say<C extends ReasonCode> = (reason: Extract<Reason, { code: C }>) => string;
type Sentences = { readonly [C in ReasonCode]: Say<C> };

/** One sentence for the practice, the same on every screen and in the journal. */
export function explain(reason: Reason, language: ProgramLanguage): string {
  const say = (language === 'fr' ? FRENCH : ENGLISH)[reason.code] as Say<ReasonCode>;
  return say(reason);
}

/** A request kind in the practice's words. */
export function nameOf(kind: RequestKind, language: ProgramLanguage): string {
  return KINDS[kind][language === 'fr' ? 0 : 1];
}

export const KINDS: Readonly<Record<RequestKind, readonly [fr: string, en: string]>> = {
  choose: ['choisir un horaire proposé', 'take an offered time'],
  confirm: ['confirmer', 'confirm'],
  move: ['déplacer', 'move'],
  cancel: ['annuler', 'cancel'],
  book: ['prendre rendez-vous', 'book'],
  series: ['planifier plusieurs rendez-vous', 'plan several appointments'],
  home: ['visite à domicile', 'home visit'],
  when: ['date du rendez-vous', 'date of appointment'],
  late: ['retard', 'running late'],
  earlier: ["liste d'attente", 'waiting list'],
  question: ['question pratique', 'practical question'],
  renewal: ['renouvellement', 'renewal'],
  document: ['demande de document', 'asks for a document'],
  sends: ['envoie un document', 'hands in a document'],
  payment: ['paiement', 'payment'],
  contact: ['changement de coordonnées', 'changed contact details'],
  exercises: ["fiche d'exercices", 'exercise sheet'],
  clinical: ['question de santé', 'health question'],
  complaint: ['réclamation', 'complaint'],
  third: ['tiers', 'third party'],
  rights: ['droits sur les données', 'data rights'],
  human: ['veut une personne', 'wants a person'],
  survey: ["réponse à l'enquête", 'survey answer'],
  stop: ['ne plus recevoir de messages', 'no more messages'],
  thanks: ['remerciement', 'thanks'],
  none: ['rien à faire', 'nothing to do'],
};

const list = (kinds: readonly RequestKind[], language: ProgramLanguage): string =>
  kinds.map((kind) => nameOf(kind, language)).join(', ');

const SINCE = {
  always: ['à chaque fois', 'each time'],
  'other-hours': ['à cette heure-ci', 'at this hour'],
  'fell-back': ['de nouveau à chaque fois', 'each time again'],
} as const;

const FRENCH: Sentences = {
  'automatic-mail': ({ as }) =>
    ({
      reply: "Message d'absence automatique : on n'y répond pas.",
      bounce: "Avis de non-distribution : on n'y répond pas.",
      receipt: "Accusé de lecture : on n'y répond pas.",
      list: "Message de liste ou publicité : on n'y répond pas.",
      'no-reply': "L'expéditeur n'accepte pas de réponse.",
      own: 'Message envoyé par le cabinet lui-même.',
    })[as],
  'perhaps-automatic': () =>
    "Le message ressemble à une réponse automatique, mais rien ne le prouve et l'adresse est connue : une personne lit.",
  'unreadable-mail': ({ problem }) =>
    `Le message n'a pas pu être lu (${problem}) ; il est conservé tel quel.`,
  'two-versions': () => 'Le message dit autre chose en texte simple et en texte mis en forme.',
  'too-large': () => 'Le message est trop volumineux pour être lu en entier.',
  'emergency-wording': () =>
    "Le message peut décrire une urgence : une personne est alertée, rien d'autre ne part.",
  'violence-wording': () => 'Le message peut parler de violence : aucune réponse, une personne est alertée.',
  distress: () => 'Le message exprime une détresse : une personne lit avant toute réponse.',
  'already-answered': () => 'Le cabinet a déjà répondu dans cet échange.',
  frozen: () =>
    "Les réponses automatiques à ce contact sont suspendues jusqu'à ce qu'une personne les rouvre.",
  undeliverable: () =>
    'Nos lettres reviennent de cette adresse : joignez la personne autrement, puis rouvrez ce contact.',
  'letter-returned': ({ case: id, lasting }) =>
    lasting
      ? `La lettre du dossier ${id} est revenue : l'adresse ne reçoit plus. Joignez la personne autrement.`
      : `La lettre du dossier ${id} est revenue ; l'adresse peut recevoir plus tard. Joignez la personne autrement.`,
  'patient-flag': ({ flag }) => `Ce patient est marqué « ${flag} » : vous lui répondez vous-même.`,
  'no-author': () => "L'expéditeur est absent, illisible ou multiple.",
  'unknown-sender': () => "L'adresse ne correspond à aucun patient enregistré.",
  'look-alike': () =>
    "L'adresse ressemble à celle d'un patient sans être la sienne : rien n'est dit, une personne regarde.",
  'unproved-sender': () => "Rien ne prouve que le message vient bien de l'adresse affichée.",
  'several-patients': () => 'Plusieurs patients partagent cette adresse : il faut savoir de qui il s’agit.',
  health: () => 'Une phrase touche à la santé : une personne lit avant toute réponse.',
  unexplained: ({ sentences }) =>
    sentences === 0
      ? 'Le message ne dit pas tout en mots (photo, pièce jointe, message transféré) : une personne regarde.'
      : sentences === 1
        ? "Une phrase n'est pas comprise."
        : `${sentences} phrases ne sont pas comprises.`,
  disputed: () => 'Les deux lectures du message se contredisent.',
  'third-party': () => "L'auteur n'est pas du côté du patient : on ne dit ni oui ni non.",
  rights: () => 'Demande sur les données personnelles : délai légal d’un mois.',
  complaint: () => 'Réclamation : une personne répond.',
  clinical: () => 'Question de santé : le secrétariat n’y répond pas.',
  'human-wanted': () => 'Le patient veut parler à une personne.',
  'calendar-answer': ({ why }) => CALENDAR[why][0],
  'calendar-again': () => "L'agenda du patient répète une réponse déjà suivie : rien à faire.",
  'changed-by-hand': ({ as }) =>
    as === 'moved'
      ? "Vous avez déplacé ce rendez-vous dans l'agenda ; l'agenda du patient montre encore l'ancienne heure."
      : "Ce rendez-vous n'est plus dans l'agenda ; l'agenda du patient le montre encore.",
  'only-a-human': ({ kind }) => `Demande réservée à une personne : ${nameOf(kind, 'fr')}.`,
  'no-approved-answer': () => 'Aucune réponse approuvée à cette question.',
  'which-appointment': () => 'Le rendez-vous dont il parle ne se trouve pas dans l’agenda à ce moment.',
  'closed-time': () => 'Un de ses rendez-vous tombe dans un moment fermé depuis : rien ne lui est confirmé.',
  'no-appointment': () => 'Aucun rendez-vous à venir ne lui correspond dans l’agenda.',
  'date-ambiguous': () => 'La date peut se comprendre de deux façons.',
  'not-offered': () => 'On ne sait pas quel horaire proposé est choisi.',
  'no-slot': ({ hidden }) =>
    hidden === undefined
      ? 'Aucun horaire libre ne convient.'
      : `Aucun horaire libre ne convient ; du temps qui conviendrait compte comme pris, faute d'être compris : ${hidden.file}, ligne ${hidden.line} : ${hidden.sentence}${hidden.more > 0 ? ` Et ${hidden.more} de plus : agent agenda check.` : ''}`,
  'too-many-moves': () => 'Ce rendez-vous a déjà été déplacé plusieurs fois.',
  'too-many-appointments': () => 'Ce patient a déjà le nombre maximal de rendez-vous à venir.',
  'agenda-unreadable': ({ sentence }) => `L'agenda n'est pas sûr, aucun horaire n'est donné : ${sentence}`,
  'agenda-warning': ({ file, line, sentence, more }) =>
    `Dans l'agenda, ce temps compte comme pris : ${file}, ligne ${line} : ${sentence}${more > 0 ? ` Et ${more} de plus : agent agenda check.` : ''}`,
  'template-missing': ({ template }) => `Il manque un texte : ${template}.`,
  'template-not-approved': ({ template }) =>
    `Le texte « ${template} » attend votre accord (agent templates approve).`,
  'suggest-only': ({ kind, since }) =>
    `Réponse prête ; « ${nameOf(kind, 'fr')} » attend votre accord ${SINCE[since ?? 'always'][0]}.`,
  'switched-off': ({ kind }) => `« ${nameOf(kind, 'fr')} » est désactivé.`,
  'limit-reached': ({ limit }) =>
    ({
      hour: "La limite d'envois par heure est atteinte.",
      day: "La limite d'envois par jour est atteinte.",
      person: 'Cette personne a déjà reçu assez de réponses automatiques cette semaine.',
      thread: "Une réponse automatique est déjà partie aujourd'hui dans cet échange.",
    })[limit],
  stopped: () => 'Vous l’avez arrêté avant l’envoi.',
  forgotten: () => 'Tout ce qui en était gardé est effacé, à la demande de la personne.',
  restored: () =>
    'Ce mail est d’avant la remise en place d’une sauvegarde, qui ne le connaît pas : une réponse est peut-être déjà partie. Regardez dans les envoyés.',
  'sent-unseen': () =>
    'Les messages envoyés ne peuvent pas être lus : le cabinet a peut-être déjà répondu ; la réponse prête attend votre accord.',
  paused: () => 'Les envois sont en pause (agent resume) : la réponse prête attend votre accord.',
  'nothing-asked': () => 'Le message ne demande rien de précis.',
  'thanks-only': () => 'Un remerciement : pas de réponse nécessaire.',
  understood: ({ kinds }) => `Toutes les phrases sont expliquées : ${list(kinds, 'fr')}.`,
  'series-planned': ({ sessions, wanted, moved, skipped, limit }) =>
    `${counted(sessions, 'fr', ['date prévue', 'dates prévues'])} sur ${wanted} ; ${counted(moved, 'fr', ['déplacée', 'déplacées'])}, ${counted(skipped, 'fr', ['laissée', 'laissées'])} de côté.${limit === null ? '' : ` ${LIMITS[limit][0]}`}`,
  'series-ending': ({ left }) => `Il reste ${counted(left, 'fr', ['date', 'dates'])} de cette série.`,
  absence: ({ appointments }) => `Préparé à votre demande : ${appointments} rendez-vous concernés.`,
  'agenda-conflict': ({ when }) =>
    `Deux rendez-vous se chevauchent le ${when}. Personne n'a été déplacé : voyez agent agenda conflicts.`,
  'running-late': ({ minutes }) =>
    `Préparé à votre demande : ${counted(minutes, 'fr', ['minute', 'minutes'])} de retard.`,
  'follow-up': ({ rule, why }) => `Relance « ${rule} » arrivée à échéance : ${FOLLOW_UPS[why][0]}`,
  'waiting-list': ({ why }) => WAITING[why][0],
  'loss-told': () =>
    'Le message parle d’un décès ou d’une perte : plus rien ne part seul, une personne répond.',
  'wrong-person': () =>
    'Nos messages arrivent chez une autre personne : plus rien n’y part. Regardez qui devait les recevoir et si une notification est due (72 h).',
  questionnaire: () => 'Réponses aux questions d’avant visite : à classer par une personne.',
  'drop-out-answer': () =>
    'Le patient répond non : il ne garde pas ses créneaux. La lettre ne lui sera plus proposée ; libérez ce qui lui est gardé.',
  'contact-answer': ({ said }) =>
    said === 'yes'
      ? 'Le patient confirme, de l’adresse notée, que le changement vient de lui : enregistrez-le.'
      : 'Le patient dit que le changement ne vient pas de lui : n’enregistrez rien et appelez-le au numéro noté.',
  'renewal-due': ({ case: id }) => `Le renouvellement demandé (${id}) arrive à échéance : répondez avant.`,
  'review-answer': ({ rest }) =>
    rest
      ? 'Votre réponse dit autre chose que des numéros : une personne la lit.'
      : 'Votre réponse a été suivie.',
  'no-rule': () => 'Aucune règle ne s’applique : une personne décide.',
};

const ENGLISH: Sentences = {
  'automatic-mail': ({ as }) =>
    ({
      reply: 'An automatic absence note: not answered.',
      bounce: 'A delivery failure notice: not answered.',
      receipt: 'A read receipt: not answered.',
      list: 'A mailing list or advertisement: not answered.',
      'no-reply': 'The sender takes no replies.',
      own: 'Sent by the practice itself.',
    })[as],
  'perhaps-automatic': () => 'It looks automatic; nothing proves it, the address is known: a person reads.',
  'unreadable-mail': ({ problem }) => `The message could not be read (${problem}); it is kept as it is.`,
  'two-versions': () => 'The plain and the formatted text of the message say different things.',
  'too-large': () => 'The message is too large to be read whole.',
  'emergency-wording': () =>
    'The message may describe an emergency: a person is alerted, nothing else is sent.',
  'violence-wording': () => 'The message may speak of violence: no reply, a person is alerted.',
  distress: () => 'The message shows distress: a person reads before any reply.',
  'already-answered': () => 'The practice has already answered in this thread.',
  frozen: () => 'Automatic replies to this contact are suspended until a person reopens them.',
  undeliverable: () =>
    'Our letters come back from this address: reach the person another way, then reopen the contact.',
  'letter-returned': ({ case: id, lasting }) =>
    lasting
      ? `The letter of case ${id} came back: the address no longer receives. Reach the person another way.`
      : `The letter of case ${id} came back; the address may receive later. Reach the person another way.`,
  'patient-flag': ({ flag }) => `This patient is marked "${flag}": a person answers.`,
  'no-author': () => 'The sender is missing, unreadable, or several.',
  'unknown-sender': () => 'The address belongs to no recorded patient.',
  'look-alike': () => "The address resembles a patient's and is not theirs: nothing is said, a person looks.",
  'unproved-sender': () => 'Nothing proves that the message comes from the address it shows.',
  'several-patients': () => 'Several patients share this address: it must be known who it is about.',
  health: () => 'A sentence touches on health: a person reads before any reply.',
  unexplained: ({ sentences }) =>
    sentences === 0
      ? 'The message does not say everything in words (a photo, an attachment, a forward): a person looks.'
      : sentences === 1
        ? 'One sentence is not understood.'
        : `${sentences} sentences are not understood.`,
  disputed: () => 'The two readings of the message contradict each other.',
  'third-party': () => "The writer is not on the patient's side: neither yes nor no is said.",
  rights: () => 'A request about personal data: one month by law.',
  complaint: () => 'A complaint: a person answers.',
  clinical: () => 'A question of health: the secretary does not answer it.',
  'human-wanted': () => 'The patient wants a person.',
  'calendar-answer': ({ why }) => CALENDAR[why][1],
  'calendar-again': () => "The patient's calendar repeats an answer that was acted on: nothing to do.",
  'changed-by-hand': ({ as }) =>
    as === 'moved'
      ? "You moved this appointment in the agenda; the patient's calendar still shows the old time."
      : "This appointment is no longer in the agenda; the patient's calendar still shows it.",
  'only-a-human': ({ kind }) => `A person does this: ${nameOf(kind, 'en')}.`,
  'no-approved-answer': () => 'No approved answer to this question.',
  'which-appointment': () => 'The appointment they mention is not in the agenda at that time.',
  'closed-time': () =>
    'An appointment of theirs lies in time that was closed since: nothing is confirmed to them.',
  'no-appointment': () => 'No coming appointment of theirs is in the agenda.',
  'date-ambiguous': () => 'The date can be understood in two ways.',
  'not-offered': () => 'It is not clear which offered time is taken.',
  'no-slot': ({ hidden }) =>
    hidden === undefined
      ? 'No free time fits.'
      : `No free time fits; time that would fit counts as taken because it is not understood: ${hidden.file}, line ${hidden.line}: ${hidden.sentence}${hidden.more > 0 ? ` And ${hidden.more} more: agent agenda check.` : ''}`,
  'too-many-moves': () => 'This appointment has been moved several times already.',
  'too-many-appointments': () => 'This patient already has the greatest number of coming appointments.',
  'agenda-unreadable': ({ sentence }) => `The agenda can't be relied on, no time is given: ${sentence}`,
  'agenda-warning': ({ file, line, sentence, more }) =>
    `In the agenda this time counts as taken: ${file}, line ${line}: ${sentence}${more > 0 ? ` And ${more} more: agent agenda check.` : ''}`,
  'template-missing': ({ template }) => `A text is missing: ${template}.`,
  'template-not-approved': ({ template }) =>
    `The text "${template}" waits for your approval (agent templates approve).`,
  'suggest-only': ({ kind, since }) =>
    `The reply is ready; "${nameOf(kind, 'en')}" waits for your yes ${SINCE[since ?? 'always'][1]}.`,
  'switched-off': ({ kind }) => `"${nameOf(kind, 'en')}" is switched off.`,
  'limit-reached': ({ limit }) =>
    ({
      hour: 'The limit of messages an hour is reached.',
      day: 'The limit of messages a day is reached.',
      person: 'This person has had enough automatic replies this week.',
      thread: 'An automatic reply already left in this thread today.',
    })[limit],
  stopped: () => 'You stopped it before it left.',
  forgotten: () => 'All that was kept of it is erased, at the wish of the person.',
  restored: () =>
    'This mail came before a backup was put back that does not know it: it may have been answered already. Look into Sent.',
  'sent-unseen': () => 'Sent mail can’t be looked at: the prepared reply waits for your yes.',
  paused: () => 'Sending is paused (agent resume): the prepared reply waits for your yes.',
  'nothing-asked': () => 'The message asks for nothing in particular.',
  'thanks-only': () => 'Thanks: no reply needed.',
  understood: ({ kinds }) => `Every sentence is explained: ${list(kinds, 'en')}.`,
  'series-planned': ({ sessions, wanted, moved, skipped, limit }) =>
    `${sessions} of ${wanted} dates planned; ${moved} moved, ${skipped} left out.${limit === null ? '' : ` ${LIMITS[limit][1]}`}`,
  'series-ending': ({ left }) => `${left} dates of this series are left.`,
  absence: ({ appointments }) => `Prepared because you asked: ${appointments} appointments affected.`,
  'agenda-conflict': ({ when }) =>
    `Two appointments overlap on ${when}. Nobody was moved: see agent agenda conflicts.`,
  'running-late': ({ minutes }) => `Prepared because you asked: ${minutes} minutes late.`,
  'follow-up': ({ rule, why }) => `Follow-up "${rule}" is due: ${FOLLOW_UPS[why][1]}`,
  'waiting-list': ({ why }) => WAITING[why][1],
  'loss-told': () =>
    'The message tells of a death or a loss: nothing leaves by itself any more, a person answers.',
  'wrong-person': () =>
    'Our messages reach somebody else: nothing goes there any more. Look who was to get them, and whether it must be notified (72 h).',
  questionnaire: () => 'Answers to the questions before a visit: a person files them.',
  'drop-out-answer': () =>
    'The patient says no: they do not keep their times. That letter is not prepared for them any more; free what is kept for them.',
  'contact-answer': ({ said }) =>
    said === 'yes'
      ? 'From the recorded address, the patient confirms that the change is theirs: record it.'
      : 'The patient says that the change is not theirs: record nothing, and call the recorded number.',
  'renewal-due': ({ case: id }) => `The renewal that was asked for (${id}) runs out soon: answer before.`,
  'review-answer': ({ rest }) =>
    rest ? 'Your answer says more than numbers: a person reads it.' : 'Your answer was followed.',
  'no-rule': () => 'No rule applies: a person decides.',
};
