// What happens to a practice's mailbox on one day, hour by hour: invented, but with the proportions of a real one.

/** Mails that arrive in each hour of the day, of about 150. */
const CURVE = [1, 0, 0, 0, 0, 1, 2, 6, 11, 15, 15, 11, 7, 9, 13, 13, 11, 9, 7, 6, 5, 4, 3, 1] as const;

/** `wish`: a patient's own; `back`: a patient answers our letter; `bounce`: a letter of ours comes back. */
export type Event =
  | { readonly kind: 'wish' | 'newsletter' | 'spam' | 'back' | 'bounce'; readonly number: number }
  | { readonly kind: 'takeover' | 'agenda' | 'settings' | 'imap-restart' | 'smtp-cut' | 'look' };

export interface Timed {
  /** Hours since the beginning of the day. */
  readonly hour: number;
  readonly event: Event;
}

const MIX = [
  'wish',
  'wish',
  'newsletter',
  'wish',
  'back',
  'wish',
  'wish',
  'spam',
  'wish',
  'back',
  'wish',
  'bounce',
] as const;

/** Everything that happens, in its order. */
export function aDay(): readonly Timed[] {
  let number = 0;
  const mails = CURVE.flatMap((count, hour) =>
    Array.from({ length: count }, (_, place): Timed => {
      number += 1;
      const kind = MIX[number % MIX.length] ?? 'wish';
      return { hour: hour + (place + 0.5) / count, event: { kind, number } };
    }),
  );
  const every = (hours: readonly number[], kind: Exclude<Event, { number: number }>['kind']) =>
    hours.map((hour): Timed => ({ hour, event: { kind } }));
  return [
    ...mails,
    ...every([9.2, 10.4, 11.7, 14.3, 15.6, 16.8], 'takeover'),
    ...every([8.1, 9.9, 11.1, 13.4, 14.8, 16.2, 17.5], 'agenda'),
    ...every([7.7, 12.6, 18.3], 'settings'),
    ...every([5.5, 13.9], 'imap-restart'),
    ...every([6.5, 10.1, 15.1, 19.5], 'smtp-cut'),
    ...every(
      Array.from({ length: 24 }, (_, hour) => hour + 0.99),
      'look',
    ),
  ].sort((a, b) => a.hour - b.hour);
}
