// What must be true after the secretary was killed and started again.

import type { ActionRecord, Case } from '../../src/domain/case.ts';

/** An appointment in the agenda; all last half an hour and begin on the hour or the half hour. */
export interface Appointment {
  readonly uid: string;
  readonly status: string;
  /** Null when nobody can tell. */
  readonly patient: number | null;
  /** `20261126T0900`, on the practice's clock. */
  readonly begins: string;
}

/** Everything that a round left behind. */
export interface Round {
  readonly name: string;
  /** It was killed, and did not end by itself. */
  readonly died: boolean;
  /** Message-IDs of the mails that patients sent. */
  readonly mails: readonly string[];
  readonly cases: readonly Case[];
  readonly actions: readonly ActionRecord[];
  /** Letters that the mail server took: their Message-ID, and the mail they answer. */
  readonly letters: readonly { readonly messageId: string; readonly answers: string | null }[];
  readonly appointments: readonly Appointment[];
  /** Numbers of the patients who asked for one appointment more, once for each request. */
  readonly askedFor: readonly number[];
  /** Ids of the cases that `agent review` shows. */
  readonly shown: readonly string[];
  /** The patients' appointments before anything happened. */
  readonly booked: readonly string[];
}

/** Sentences about what went wrong; none when nothing did. */
export function faultsOf(round: Round): readonly string[] {
  const { name, mails, cases, letters, appointments } = round;
  const faults = [
    ...mails.flatMap((id) => {
      const found = cases.filter(({ messageId }) => messageId === id).length;
      return found === 1 ? [] : [`${id} has ${found} cases`];
    }),
    ...cases.filter(({ state }) => state === 'acting').map(({ id }) => `${id} is still being worked`),
    ...twice(letters.map(({ messageId }) => messageId)).map((id) => `the letter ${id} was sent twice`),
    ...twice(letters.flatMap(({ answers }) => answers ?? [])).map((id) => `${id} was answered twice`),
    ...twice(appointments.map(({ uid }) => uid)).map((uid) => `${uid} is twice in the agenda`),
    ...round.booked
      .filter((uid) => !appointments.some((appointment) => appointment.uid === uid))
      .map((uid) => `${uid} is gone from the agenda`),
    ...unsaid(round),
    ...misbooked(round),
  ];
  return faults.map((fault) => `${name}: ${fault}`);
}

/** Actions that stand as begun although nobody works on them any more. */
export function leftBegun({ name, actions }: Round): readonly string[] {
  const begun = actions.filter(({ state }) => state === 'started');
  return begun.map(({ id }) => `${name}: ${id} counts as begun when nobody works`);
}

/** Nobody has a time that somebody else has, or more appointments than they asked for; what counts as booked is there. */
function misbooked({ appointments, askedFor, actions, booked }: Round): readonly string[] {
  const stand = appointments.filter(({ status }) => status !== 'CANCELLED');
  const patients = [...new Set(stand.map(({ patient }) => patient))];
  const bookings = actions.flatMap((record) =>
    record.action.kind === 'book' ? [{ state: record.state, uid: record.action.uid }] : [],
  );
  const has = (uid: string) => stand.some((appointment) => appointment.uid === uid);
  return [
    ...twice(stand.map(({ begins }) => begins)).map((begins) => `${begins} is booked twice`),
    ...patients.flatMap((patient) => {
      const most = 1 + askedFor.filter((number) => number === patient).length;
      const count = stand.filter((appointment) => appointment.patient === patient).length;
      return count > most || patient === null ? [`patient ${patient} has ${count} appointments`] : [];
    }),
    ...bookings
      .filter(({ state, uid }) => state === 'done' && !has(uid))
      .map(({ uid }) => `${uid} counts as booked and is not in the agenda`),
    ...stand
      .filter(({ uid }) => !booked.includes(uid) && !bookings.some((booking) => booking.uid === uid))
      .map(({ uid }) => `${uid} is in the agenda and no case knows it`),
  ];
}

/** What is not known to have happened stands before a human; what is said to have happened did. */
function unsaid({ cases, actions, letters, shown }: Round): readonly string[] {
  return cases.flatMap((kase) => {
    const own = actions.filter((action) => action.case === kase.id);
    const unsure = own.some(({ state }) => state === 'unknown' || state === 'started');
    const replied = own.some(({ action, state }) => action.kind === 'reply' && state === 'done');
    const left = letters.some(({ answers }) => answers === kase.messageId);
    return [
      ...(unsure && !shown.includes(kase.id) ? [`${kase.id} is uncertain and nobody is told`] : []),
      ...(replied && !left ? [`${kase.id} counts as answered and no letter left`] : []),
      ...(left && !replied && !unsure ? [`${kase.id} was answered and does not know it`] : []),
    ];
  });
}

/** One plain line a count. */
export function tallyOf(rounds: readonly Round[], points: number): string {
  const sum = (count: (round: Round) => number) => rounds.reduce((total, round) => total + count(round), 0);
  return [
    `${rounds.filter(({ died }) => died).length} kills in ${rounds.length} rounds, ${points} named points on the way`,
    `${sum(({ mails }) => mails.length)} mails, ${sum(({ cases }) => cases.length)} cases, ${sum(({ letters }) => letters.length)} letters, ${sum(({ actions }) => actions.filter(({ action, state }) => action.kind === 'book' && state === 'done').length)} booked, ${sum(({ actions }) => actions.filter(({ action, state }) => action.kind === 'move' && state === 'done').length)} moved`,
    `${sum(({ cases }) => cases.filter(({ state }) => state === 'unknown').length)} uncertain, all shown to a human`,
    `${rounds.flatMap(faultsOf).length} faults`,
  ].join('\n');
}

function twice(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
