// A practice in a folder of its own with so many cases that wait, to be looked at in a real terminal.

import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { ApprovedText, Letter } from '../../../src/domain/letter.ts';
import { type Address, parseAddress } from '../../../src/domain/mail.ts';
import type { Reading } from '../../../src/domain/reading.ts';
import { DAY, HOUR, MINUTE } from '../../../src/domain/time.ts';

const EXAMPLE = fileURLToPath(new URL('../../../examples/kine-fr', import.meta.url));

interface Wanted {
  readonly cases: number;
  /** Whether the first of them is an emergency that nobody has acknowledged. */
  readonly emergency: boolean;
}

/** Makes the folder; whoever asked for it removes it. */
export async function waitingPractice({ cases, emergency }: Wanted): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'agent-terminal-'));
  cpSync(EXAMPLE, folder, { recursive: true });
  const now = Date.now();
  const store = await sqliteStore({ file: join(folder, 'state.db'), now: Date.now, language: 'fr' });
  for (let number = 0; number < cases; number += 1)
    await store.open(emergency && number === 0 ? anEmergency(now) : aRequest(number, now));
  await store.close();
  return folder;
}

const FOOTER = 'En cas d’urgence : 15 ou 112 (114 par SMS).';

function aRequest(number: number, now: number): Case {
  const from = addressOf(`patient${number}@example.org`);
  const start = Math.ceil(now / DAY) * DAY + (3 + (number % 20)) * DAY + 9 * HOUR;
  return {
    ...blank(number, now, from),
    reading: readingOf([
      ['Bonjour,', 'greeting'],
      [`Je ne pourrai pas venir, pouvez-vous me proposer autre chose (${number}) ?`, 'move'],
      ['Merci, bonne journée', 'closing'],
    ]),
    reason: { code: 'suggest-only', kind: 'move' },
    proposal: [
      {
        kind: 'cancel',
        patient: 'p-1',
        ref: { file: 'agenda.ics', uid: `u-${number}`, recurrenceId: null },
        from: { start, end: start + 30 * MINUTE },
      },
      { kind: 'reply', letter: aLetter(from), unlessAlerted: null },
    ],
  };
}

function anEmergency(now: number): Case {
  const from = addressOf('claire.fontaine@example.org');
  return {
    ...blank(0, now, from),
    reading: {
      ...readingOf([['j’ai une barre dans la poitrine', 'danger-life']]),
      urgency: 'red',
      danger: 'life',
    },
    reason: { code: 'emergency-wording', class: 'life' },
    proposal: [],
  };
}

function blank(number: number, now: number, from: Address): Case {
  const id = `c-${number.toString(16).padStart(12, '0')}`;
  return {
    id,
    origin: { kind: 'mail' },
    batch: null,
    source: { folder: 'inbox', key: `${id}.eml` },
    messageId: `<${id}@mail.example.org>`,
    contentHash: `hash of ${id}`,
    thread: [],
    from,
    patient: null,
    identity: { level: 1, by: 'sender', as: 'self' },
    sent: now - 2 * HOUR + number * 1000,
    opened: now - HOUR + number,
    reading: null,
    decision: 'review',
    reason: { code: 'no-rule' },
    plan: [],
    proposal: [],
    state: 'waiting',
  };
}

function readingOf(
  rows: readonly (readonly [string, Reading['sentences'][number]['labels'][number]])[],
): Reading {
  return {
    language: 'fr',
    automatic: null,
    urgency: 'none',
    danger: null,
    flags: [],
    sentences: rows.map(([text, label], place) => ({
      number: place + 1,
      text,
      labels: [label],
      by: ['lexical'],
    })),
    requests: rows.flatMap(([, label], place) =>
      label === 'move' ? [{ kind: 'move', sentences: [place + 1], wishes: [], about: [], faq: [] }] : [],
    ),
    unexplained: [],
    readers: ['lexical'],
    modelAway: false,
    closed: true,
  };
}

function aLetter(to: Address): Letter {
  const body = `Préparé avec l'assistant automatique du secrétariat (intelligence artificielle), relu par une personne du cabinet.\nPour parler à une personne : 01 99 00 12 34.\n\nBonjour,\n\nVotre rendez-vous est annulé.\n\nCabinet, 01 99 00 12 34\n${FOOTER}`;
  return {
    to,
    language: 'fr',
    subject: 'Votre rendez-vous' as ApprovedText,
    body: body as ApprovedText,
    made: [{ id: 'cancelled', hash: 'a1b2c3d4' }],
    class: 'S1',
  };
}

function addressOf(text: string): Address {
  const address = parseAddress(text);
  if (address === null) throw new Error(`${text} is no address`);
  return address;
}
