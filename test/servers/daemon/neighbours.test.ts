// Two practices on one machine, each with its own secretary, mailbox and memory, who share a model server: nothing of the
// one is found anywhere with the other.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailOf } from '../../build/live-practice.ts';
import type { Cell } from '../faults/cell.ts';
import { type Field, startField } from '../faults/field.ts';

interface Neighbour {
  readonly name: string;
  readonly address: string;
  /** Stands in its patients' mails and nowhere else. */
  readonly word: string;
  /** Numbers of its patients. */
  readonly patients: readonly number[];
}

const ODDS: Neighbour = {
  name: 'Cabinet du Moulin',
  address: 'moulin@example.org',
  word: 'tournesol',
  patients: [21, 23, 25, 27, 29, 31],
};
const EVENS: Neighbour = {
  name: 'Cabinet du Phare',
  address: 'phare@example.org',
  word: 'coquelicot',
  patients: [20, 22, 24, 26, 28, 30],
};

let field: Field;
beforeAll(async () => {
  field = await startField();
});
afterAll(() => field.end());

function open(one: Neighbour): Promise<Cell> {
  return field.open({
    model: true,
    settings: (yaml) =>
      yaml
        .replace('Cabinet des Lilas', one.name)
        .replace('addresses: cabinet@example.org', `addresses: ${one.address}`)
        // The model is asked however busy the machine is.
        .replace('timeout: 20 s', 'timeout: 5 min')
        .replace('wait: 1 min', 'wait: 60 min'),
    prepare: (folder) => {
      const keep = (text: string) => one.patients.some((number) => text.includes(`${addressOf(number)}`));
      rewrite(join(folder, 'patients.csv'), '\n', (row) => /^(?:Dossier|$)/.test(row) || keep(row));
      rewrite(
        join(folder, 'agenda.ics'),
        /(?=BEGIN:VEVENT|END:VCALENDAR)/,
        (part) => !part.startsWith('BEGIN:VEVENT') || keep(part),
      );
    },
  });
}

function rewrite(file: string, between: string | RegExp, isKept: (part: string) => boolean): void {
  const parts = readFileSync(file, 'utf8').split(between).filter(isKept);
  writeFileSync(file, parts.join(typeof between === 'string' ? between : ''));
}

const addressOf = (number: number) => `patient${number}@example.org`;

function mailsTo({ address, word, patients }: Neighbour): readonly string[] {
  const wishes = ['parking', 'when', 'odd'] as const;
  return patients.map((number, at) => {
    const patient = {
      number,
      address: addressOf(number),
      name: '',
      uid: '',
      day: '2026-01-05',
      time: '09:00',
    };
    return mailOf(patient, wishes[at % wishes.length] ?? 'odd', Date.now() + at)
      .replace('To: cabinet@example.org', `To: ${address}`)
      .replace('le chat de ma voisine', `le ${word} de ma voisine`);
  });
}

/** Everything that a secretary has written or was given, byte for byte. */
function allOf({ folder }: Cell): string {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1'))
    .join('\n');
}

const marksOf = ({ name, address, word, patients }: Neighbour) => [
  name,
  address,
  word,
  ...patients.map(addressOf),
];

describe('two practices on one machine', () => {
  it('work at once, share a model server, and know nothing of each other', async () => {
    const odds = await open(ODDS);
    const evens = await open(EVENS);
    const cells = [odds, evens];
    await Promise.all([odds.bytes(...mailsTo(ODDS)), evens.bytes(...mailsTo(EVENS))]);
    await Promise.all(cells.map((cell) => cell.many(6)));
    await Promise.all(cells.map((cell) => cell.settled()));
    const shown = await Promise.all(cells.map((cell) => cell.agent('status')));
    const reviewed = await Promise.all(cells.map((cell) => cell.agent('review', '--json')));
    await Promise.all(cells.map((cell) => cell.finish()));

    for (const [at, own, other] of [
      [0, ODDS, EVENS],
      [1, EVENS, ODDS],
    ] as const) {
      const cell = at === 0 ? odds : evens;
      const kept = [allOf(cell), shown[at], reviewed[at]].join('\n');
      expect(existsSync(join(cell.folder, 'state.db'))).toBe(true);
      for (const mark of marksOf(own)) expect(kept, mark).toContain(mark);
      for (const mark of marksOf(other)) expect(kept.includes(mark), mark).toBe(false);
    }
  }, 300_000);

  it('write each to their own patients, in their own name', () => {
    expect(field.sink.accepted.length).toBeGreaterThan(0);
    for (const { from, to, bytes } of field.sink.accepted) {
      const own = from === ODDS.address ? ODDS : EVENS;
      const other = own === ODDS ? EVENS : ODDS;
      expect(from).toBe(own.address);
      expect(own.patients.map(addressOf)).toEqual(expect.arrayContaining([...to]));
      for (const mark of marksOf(other)) expect(bytes.includes(mark), mark).toBe(false);
    }
    const writers = new Set(field.sink.accepted.map(({ from }) => from));
    expect([...writers].toSorted()).toEqual([ODDS.address, EVENS.address].toSorted());
  });

  it('asked the one model server about one practice’s mail at a time', () => {
    const asked = field.model.asked.map((body) => JSON.stringify(body));
    for (const { word } of [ODDS, EVENS])
      expect(
        asked.some((body) => body.includes(word)),
        word,
      ).toBe(true);
    for (const body of asked) expect(body.includes(ODDS.word) && body.includes(EVENS.word)).toBe(false);
  });
});
