import type { CalendarDoubt } from '../domain/reason.ts';

/** Why a calendar's answer is a human's, in one sentence. */
export const CALENDAR: Readonly<Record<CalendarDoubt, readonly [fr: string, en: string]>> = {
  'not-theirs': [
    "Réponse d'un agenda qui ne concerne aucun rendez-vous connu de l'expéditeur.",
    "A calendar's answer that is about no known appointment of the sender.",
  ],
  tentative: ['Le patient répond « peut-être » par son agenda.', 'The patient\'s calendar answers "maybe".'],
  organises: [
    'Le patient envoie sa propre invitation ou annulation d’agenda : une personne regarde.',
    'The patient sends a calendar invitation or cancellation of their own: a person looks.',
  ],
  'other-attendee': [
    "La réponse d'agenda est celle d'une autre personne que l'expéditeur.",
    "The calendar's answer is that of somebody else than the sender.",
  ],
  several: [
    "La réponse d'agenda parle de plusieurs rendez-vous ou de plusieurs personnes à la fois.",
    "The calendar's answer speaks of several appointments or people at once.",
  ],
  'other-length': [
    "L'agenda du patient propose un horaire plus long ou plus court que le rendez-vous.",
    "The patient's calendar proposes a time longer or shorter than the appointment.",
  ],
  delegated: [
    "L'agenda du patient annonce que quelqu'un d'autre viendra.",
    "The patient's calendar says that somebody else will come.",
  ],
  contradicts: [
    "La réponse de l'agenda et les mots du message ne disent pas la même chose.",
    "The calendar's answer and the words of the message do not say the same.",
  ],
  'cancelled-since': [
    'La réponse concerne un rendez-vous qui a été annulé entre-temps.',
    'The answer is about an appointment that was cancelled meanwhile.',
  ],
  'moved-since': [
    'La réponse concerne le rendez-vous tel qu’il était avant son déplacement.',
    'The answer is about the appointment as it stood before it was moved.',
  ],
};
