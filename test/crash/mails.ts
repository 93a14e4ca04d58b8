// What patients write in a round: little wishes, a new appointment, and a choice among times that were offered before.

import {
  type LivePatient,
  type LivePractice,
  type LiveWish,
  mailOf,
  mailSaying,
  WISHES,
} from '../build/live-practice.ts';

export interface Played {
  readonly id: string;
  readonly text: string;
  /** Number of the patient who asks for one appointment more. */
  readonly asksForOne?: number;
}

/** Whom times are offered before the rounds: one wants another time, one a new appointment. */
const [MOVES, BOOKS] = [20, 21];
const BOOKING = 'Bonjour,\n\nJe voudrais prendre rendez-vous.\n\nMerci';

/** A letter of ours: whom it went to. */
export interface Letter {
  readonly to: readonly string[];
  readonly messageId: string;
}

/** Two mails after which times are kept for their writers. */
export function askingForTimes({ patients }: LivePractice): readonly Played[] {
  const at = Date.now();
  return [
    played(mailOf(patientIn(patients, MOVES), 'move', at)),
    played(mailSaying(patientIn(patients, BOOKS), { name: 'book', words: BOOKING, at })),
  ];
}

/** Ten mails of different people; every round begins with another wish. `offers`: the letters that offered times. */
export function mailsOf({ patients }: LivePractice, round: number, offers: readonly Letter[]): Played[] {
  const at = Date.now();
  const wishes = patients.slice(0, 6).map((patient, place) => {
    const wish: LiveWish = WISHES[(place + round) % WISHES.length] ?? 'when';
    return played(mailOf(patient, wish, at));
  });
  // Both want the same hour: one gets it.
  const booked = [8, 9].map((number) => {
    const patient = patientIn(patients, number);
    return played(
      mailSaying(patient, { name: 'book', words: exactly(patientIn(patients, MOVES)), at }),
      number,
    );
  });
  const chosen = [MOVES, BOOKS].map((number) => {
    const patient = patientIn(patients, number);
    const answers = offers.find(({ to }) => to.includes(patient.address))?.messageId;
    if (answers === undefined) throw new Error(`nothing was offered to ${patient.address}`);
    const words = `Bonjour,\n\nLe ${1 + (round % 3)} me convient.\n\nMerci`;
    const text = mailSaying(patient, { name: 'choose', words, at, answers });
    return played(text, number === BOOKS ? number : undefined);
  });
  return [...chosen, ...wishes, ...booked];
}

/** A time that nobody has and that is given at once: 11:30 on the day of somebody's appointment. */
function exactly({ day }: LivePatient): string {
  const [year, month, date] = day.split('-');
  return `Bonjour,\n\nJe voudrais prendre rendez-vous le ${date}/${month}/${year} à 11h30.\n\nMerci`;
}

function patientIn(patients: readonly LivePatient[], number: number): LivePatient {
  const patient = patients[number];
  if (patient === undefined) throw new Error(`there is no patient ${number}`);
  return patient;
}

function played(text: string, asksForOne?: number): Played {
  const id = /^Message-ID: (\S+)/m.exec(text)?.[1] ?? '';
  return asksForOne === undefined ? { id, text } : { id, text, asksForOne };
}
