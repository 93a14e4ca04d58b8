// What must be true after the secretary was killed and started again.

import type { ActionRecord, Case } from '../../src/domain/case.ts';

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
  /** UID and STATUS of each appointment in the agenda. */
  readonly appointments: readonly { readonly uid: string; readonly status: string }[];
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
  ];
  return faults.map((fault) => `${name}: ${fault}`);
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
    `${sum(({ mails }) => mails.length)} mails, ${sum(({ cases }) => cases.length)} cases, ${sum(({ letters }) => letters.length)} letters`,
    `${sum(({ cases }) => cases.filter(({ state }) => state === 'unknown').length)} uncertain, all shown to a human`,
    `${rounds.flatMap(faultsOf).length} faults`,
  ].join('\n');
}

function twice(ids: readonly string[]): readonly string[] {
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
