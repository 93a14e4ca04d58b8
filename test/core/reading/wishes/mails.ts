// Short mails as patients write them, with the times they mean (design §3): `mails/<language>.jsonl`. Each is read
// twice: its text alone, as `agent when` does, and as a whole mail, as the flow does without a model.

import { readFileSync } from 'node:fs';
import { shippedReader } from '../../../../src/adapters/reader/shipped-reader.ts';
import { sameTimes } from '../../../../src/core/evaluation/same-times.ts';
import { conclude } from '../../../../src/core/reading/conclude.ts';
import type { Language } from '../../../../src/domain/language.ts';
import { type LocalTime, minutesOf, parseLocalTime } from '../../../../src/domain/time.ts';
import type { Wish } from '../../../../src/domain/wish.ts';
import { aMail, aPractice, moment } from '../../../build/builders.ts';
import { read } from './said.ts';

export interface WrittenMail {
  readonly id: string;
  readonly language: Language;
  readonly sent: LocalTime;
  readonly text: string;
  readonly wishes: readonly Wish[];
}

interface WrittenRow extends Omit<WrittenMail, 'wishes'> {
  readonly wishes: readonly (Omit<Wish, 'daily'> & { readonly daily?: readonly [string, string] })[];
}

/** The mails of a file in `mails/`, without its ending. */
export function mailsIn(file: string): readonly WrittenMail[] {
  const path = new URL(`mails/${file}.jsonl`, import.meta.url);
  const rows = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  return rows.map((row) => {
    const { wishes, ...mail }: WrittenRow = JSON.parse(row);
    return {
      ...mail,
      wishes: wishes.map(({ daily, ...wish }) => ({
        ...wish,
        ...(daily === undefined ? {} : { daily: [minutes(daily[0]), minutes(daily[1])] as const }),
      })),
    };
  });
}

function minutes(clock: string): number {
  const time = parseLocalTime(`2026-01-01T${clock}`);
  if (time === null) throw new Error(`not a clock time: ${clock}`);
  return minutesOf(time);
}

const PRACTICE = aPractice();
const READER = await shippedReader();

/** The times that `agent when` finds; what is over is no wish. */
export function inPhrase({ text, language, sent }: WrittenMail): readonly Wish[] {
  return read(text, language, { sent }).wishes.filter(({ end }) => end > sent);
}

/** The times that the requests of the whole mail want, read without a model. */
export function inMail({ text, language, sent }: WrittenMail): readonly Wish[] {
  const mail = aMail({ subject: '', text, ownWords: text, sent: moment(sent), languageHints: [] });
  const lexical = READER.read(mail, [], language);
  const { requests } = conclude({ mail, practice: PRACTICE, lexical, answer: null });
  return requests.flatMap(({ wishes }) => wishes).filter(({ end }) => end > sent);
}

/** How one mail was read: the right days, and the right minutes of them. */
export function marked(
  { wishes }: WrittenMail,
  got: readonly Wish[],
): { readonly days: boolean; readonly exact: boolean } {
  const { days, exact } = sameTimes(wishes, got);
  const same = (list: readonly Wish[]) => list.some(({ sameTime }) => sameTime === true);
  return { days, exact: exact && same(wishes) === same(got) };
}
