import type { ProgramLanguage } from '../domain/language.ts';
import type { RequestKind } from '../domain/reading.ts';
import type { Reason, ReasonCode } from '../domain/reason.ts';

type Say<C extends ReasonCode> = (reason: Extract<Reason, { code: C }>) => string;
type Sentences = { readonly [C in ReasonCode]: Say<C> };

/** One sentence for the practice, the same on every screen and in the journal (style.md rule 8). */
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
  'unreadable-mail': ({ problem }) =>
    `Le message n'a pas pu être lu (${problem}) ; il est conservé tel quel.`,
  'too-large': () => 'Le message est trop volumineux pour être lu en entier.',
  'emergency-wording': () =>
    "Le message peut décrire une urgence : une personne est alertée, rien d'autre ne part.",
  'violence-wording': () => 'Le message peut parler de violence : aucune réponse, une personne est alertée.',
  distress: () => 'Le message exprime une détresse : une personne lit avant toute réponse.',
  'already-answered': () => 'Le cabinet a déjà répondu dans cet échange.',
  frozen: () =>
    "Les réponses automatiques à ce contact sont suspendues jusqu'à ce qu'une personne les rouvre.",
  'patient-flag': ({ flag }) => `Ce patient est marqué « ${flag} » : vous lui répondez vous-même.`,
  'no-author': () => "L'expéditeur est absent, illisible ou multiple.",
  'unknown-sender': () => "L'adresse ne correspond à aucun patient enregistré.",
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
  'only-a-human': ({ kind }) => `Demande réservée à une personne : ${nameOf(kind, 'fr')}.`,
  'no-approved-answer': () => 'Aucune réponse approuvée à cette question.',
  'which-appointment': () => 'Le rendez-vous dont il parle ne se trouve pas dans l’agenda à ce moment.',
  'no-appointment': () => 'Aucun rendez-vous à venir ne lui correspond dans l’agenda.',
  'date-ambiguous': () => 'La date peut se comprendre de deux façons.',
  'not-offered': () => 'On ne sait pas quel horaire proposé est choisi.',
  'no-slot': () => 'Aucun horaire libre ne convient.',
  'too-many-moves': () => 'Ce rendez-vous a déjà été déplacé plusieurs fois.',
  'too-many-appointments': () => 'Ce patient a déjà le nombre maximal de rendez-vous à venir.',
  'agenda-unreadable': ({ sentence }) => `L'agenda n'est pas sûr, aucun horaire n'est donné : ${sentence}`,
  'template-missing': ({ template }) => `Il manque un texte : ${template}.`,
  'template-not-approved': ({ template }) =>
    `Le texte « ${template} » attend votre accord (agent templates approve).`,
  'suggest-only': ({ kind }) =>
    `Réponse prête ; « ${nameOf(kind, 'fr')} » attend votre accord à chaque fois.`,
  'switched-off': ({ kind }) => `« ${nameOf(kind, 'fr')} » est désactivé.`,
  'limit-reached': ({ limit }) =>
    ({
      hour: "La limite d'envois par heure est atteinte.",
      day: "La limite d'envois par jour est atteinte.",
      person: 'Cette personne a déjà reçu assez de réponses automatiques cette semaine.',
      thread: "Une réponse automatique est déjà partie aujourd'hui dans cet échange.",
    })[limit],
  'nothing-asked': () => 'Le message ne demande rien de précis.',
  'thanks-only': () => 'Un remerciement : pas de réponse nécessaire.',
  understood: ({ kinds }) => `Toutes les phrases sont expliquées : ${list(kinds, 'fr')}.`,
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
  'unreadable-mail': ({ problem }) => `The message could not be read (${problem}); it is kept as it is.`,
  'too-large': () => 'The message is too large to be read whole.',
  'emergency-wording': () =>
    'The message may describe an emergency: a person is alerted, nothing else is sent.',
  'violence-wording': () => 'The message may speak of violence: no reply, a person is alerted.',
  distress: () => 'The message shows distress: a person reads before any reply.',
  'already-answered': () => 'The practice has already answered in this thread.',
  frozen: () => 'Automatic replies to this contact are suspended until a person reopens them.',
  'patient-flag': ({ flag }) => `This patient is marked "${flag}": a person answers.`,
  'no-author': () => 'The sender is missing, unreadable, or several.',
  'unknown-sender': () => 'The address belongs to no recorded patient.',
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
  'only-a-human': ({ kind }) => `A person does this: ${nameOf(kind, 'en')}.`,
  'no-approved-answer': () => 'No approved answer to this question.',
  'which-appointment': () => 'The appointment they mention is not in the agenda at that time.',
  'no-appointment': () => 'No coming appointment of theirs is in the agenda.',
  'date-ambiguous': () => 'The date can be understood in two ways.',
  'not-offered': () => 'It is not clear which offered time is taken.',
  'no-slot': () => 'No free time fits.',
  'too-many-moves': () => 'This appointment has been moved several times already.',
  'too-many-appointments': () => 'This patient already has the greatest number of coming appointments.',
  'agenda-unreadable': ({ sentence }) => `The agenda can't be relied on, no time is given: ${sentence}`,
  'template-missing': ({ template }) => `A text is missing: ${template}.`,
  'template-not-approved': ({ template }) =>
    `The text "${template}" waits for your approval (agent templates approve).`,
  'suggest-only': ({ kind }) => `The reply is ready; "${nameOf(kind, 'en')}" waits for your yes each time.`,
  'switched-off': ({ kind }) => `"${nameOf(kind, 'en')}" is switched off.`,
  'limit-reached': ({ limit }) =>
    ({
      hour: 'The limit of messages an hour is reached.',
      day: 'The limit of messages a day is reached.',
      person: 'This person has had enough automatic replies this week.',
      thread: 'An automatic reply already left in this thread today.',
    })[limit],
  'nothing-asked': () => 'The message asks for nothing in particular.',
  'thanks-only': () => 'Thanks: no reply needed.',
  understood: ({ kinds }) => `Every sentence is explained: ${list(kinds, 'en')}.`,
  'no-rule': () => 'No rule applies: a person decides.',
};
