// The headers of all letters that a practice sent, folded small: there may be tens of thousands, and each mail of a dry
// run looks for one or two of them.

import type { PastLetter } from '../../domain/dry-run.ts';
import { wordsOf } from '../reading/fold.ts';
import { bareSubject } from '../reading/subject.ts';
import { hashOf } from '../text-hash.ts';

/** The practice's letters, ready to be searched; whatever is found comes oldest first. */
export interface PastLetters {
  readonly count: number;
  /** Letters that answer a Message-ID. */
  readonly answering: (id: string) => readonly PastLetter[];
  /** The letter of a Message-ID; there may be a copy of it. */
  readonly named: (id: string) => readonly PastLetter[];
  /** Letters that answer nothing, by recipient and subject. */
  readonly writtenTo: (address: string, subject: string) => readonly PastLetter[];
}

/** Takes letters one by one, in any order. */
export interface LetterShelf extends PastLetters {
  readonly add: (letter: PastLetter) => void;
}

/** An empty shelf. A letter takes as many bytes as its header fields have, and some forty for each place it is found by. */
export function letterShelf(): LetterShelf {
  const rows: string[] = [];
  const places = new Map<number, number | readonly number[]>();
  const put = (key: string, place: number) => {
    const hash = hashOf(key);
    const known = places.get(hash);
    places.set(hash, known === undefined ? place : [known, place].flat());
  };
  // Two keys may share a hash: what is found is looked at again.
  const found = (key: string, fits: (letter: PastLetter) => boolean) =>
    [places.get(hashOf(key)) ?? []]
      .flat()
      .map((place) => unfolded(rows[place] ?? ''))
      .filter(fits)
      .toSorted((a, b) => a.at - b.at);
  return {
    get count() {
      return rows.length;
    },
    add: (letter) => {
      const place = rows.push(folded(letter)) - 1;
      for (const key of keysOf(letter)) put(key, place);
    },
    answering: (id) => found(`> ${id}`, ({ answers }) => answers.includes(id)),
    named: (id) => found(`= ${id}`, ({ messageId }) => messageId === id),
    writtenTo: (address, subject) => {
      const key = subjectKey(address, subject);
      return found(key, (letter) => letter.answers.length === 0 && keysOf(letter).has(key));
    },
  };
}

function keysOf({ messageId, answers, to, subject }: PastLetter): ReadonlySet<string> {
  const own = messageId === null ? [] : [`= ${messageId}`];
  const written = answers.length > 0 ? [] : to.map((address) => subjectKey(address, subject));
  return new Set([...own, ...answers.map((id) => `> ${id}`), ...written]);
}

function subjectKey(address: string, subject: string): string {
  return `@ ${address} ${wordsOf(bareSubject(subject)).join(' ')}`;
}

function folded({ source, messageId, answers, to, subject, at, automatic }: PastLetter): string {
  return JSON.stringify([source.folder, source.key, messageId, answers, to, subject, at, automatic]);
}

type Folded = readonly [
  folder: string,
  key: string,
  messageId: string | null,
  answers: readonly string[],
  to: PastLetter['to'],
  subject: string,
  at: number,
  automatic: boolean,
];

function unfolded(row: string): PastLetter {
  const [folder, key, messageId, answers, to, subject, at, automatic] = JSON.parse(row) as Folded;
  return { source: { folder, key }, messageId, answers, to, subject, at, automatic };
}
