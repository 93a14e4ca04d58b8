import type { Conditions, Standing, Withheld } from '../../domain/follow-up.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { FollowUpWhy } from '../../domain/reason.ts';
import type { Zone } from '../../domain/time.ts';
import { momentText } from '../agenda/moment-text.ts';

type Pair = readonly [fr: string, en: string];

/** What becomes of a follow-up that fell due. */
export const FOLLOW_UPS: Readonly<Record<FollowUpWhy, Pair>> = {
  due: ['la lettre part seule.', 'its letter goes by itself.'],
  each: ['vous dites oui à chaque lettre.', 'you say yes to each letter.'],
  'first-time': [
    'première lettre de ce genre à ce patient, vous dites oui.',
    'the first letter of this kind to this patient, you say yes.',
  ],
  task: ['à faire.', 'something to do.'],
};

/** Why something due is not sent. */
export const WITHHELD: Readonly<Record<Withheld, Pair>> = {
  'done-before': ['elle est déjà partie, ou attend votre oui', 'it already went, or waits for your yes'],
  'no-address': ['aucune adresse connue', 'no known address'],
  'no-consent': [
    "le patient n'a pas donné l'accord qu'il faut",
    'the patient has not given the consent it needs',
  ],
  stopped: ['le patient ne veut plus de ces messages', 'the patient wants no such messages'],
  frozen: ['ce contact est gelé', 'this contact is frozen'],
  'human-only': ['une personne s’occupe de ce patient', 'a person keeps this patient'],
  limit: ['assez de messages de ce genre sont partis', 'enough messages of this kind went out'],
  'mail-waits': [
    'un mail de ce patient attend que vous le lisiez',
    'a mail of this patient waits for you to read it',
  ],
  'no-text': ["le texte manque ou n'est pas approuvé", 'the text is missing or not approved'],
  'not-chosen': ["le patient n'a pas été choisi pour cela", 'the patient was not chosen for it'],
  condition: ['une condition de la règle n’est pas remplie', 'a condition of the rule does not hold'],
  closed: [
    'le cabinet est fermé ou le praticien absent ce jour-là',
    'the practice is closed or the practitioner away then',
  ],
  'told-same-day': [
    'une autre lettre du même jour donne cet horaire',
    'another letter of the same day gives this time',
  ],
  paused: ['la règle est en pause', 'the rule is paused'],
  missed: ['il est trop tard pour qu’elle serve', 'it is too late to be of use'],
};

const CONDITIONS: Readonly<Record<keyof Conditions, Pair>> = {
  slotTypes: ['autre type de rendez-vous', 'another type of appointment'],
  practitioners: ['autre praticien', 'another practitioner'],
  languages: ['autre langue', 'another language'],
  firstVisit: ['première visite ou non', 'first visit or not'],
  confirmed: ['déjà confirmé ou non', 'already confirmed or not'],
  noFurtherAppointment: ['un autre rendez-vous suit ou non', 'another appointment follows or not'],
  beginsBefore: ["l'heure du rendez-vous", 'the time of the appointment'],
  chosen: ['patient non choisi', 'patient not chosen'],
};

interface Saying {
  readonly language: ProgramLanguage;
  readonly zone: Zone;
  /** What of the rule does not hold, when that is why. */
  readonly failing: keyof Conditions | null;
}

/** How one due thing stands, in one sentence. */
export function standingSentence(standing: Standing, { language, zone, failing }: Saying): string {
  const say = ([fr, en]: Pair) => (language === 'fr' ? fr : en);
  const when = momentText(standing.due.due, zone, language);
  switch (standing.kind) {
    case 'now':
      return say([`Part maintenant (prévue ${when}).`, `Goes now (due ${when}).`]);
    case 'later': {
      const at = momentText(standing.at, zone, language);
      return say([`Partira ${at}.`, `Will go ${at}.`]);
    }
    case 'withheld': {
      const detail = failing === null ? '' : ` (${say(CONDITIONS[failing])})`;
      const why = `${say(WITHHELD[standing.why])}${detail}`;
      return say([`Ne part pas : ${why} (prévue ${when}).`, `Does not go: ${why} (due ${when}).`]);
    }
  }
}
