import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { rfc5322 } from '../../src/core/letters/rfc5322.ts';
import type { LexicalReader } from '../../src/core/reading/lexical-reader.ts';
import type { Outgoing } from '../../src/domain/letter.ts';
import type { RawMail } from '../../src/domain/mail.ts';
import type { Practice } from '../../src/domain/practice.ts';
import type { RequestKind } from '../../src/domain/reading.ts';
import { MINUTE } from '../../src/domain/time.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { address, aPatient, aPractice, NOW, ZONE } from '../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';

/** A reader that takes every mail for the same plain request: nothing in the words stops an exchange. */
function alwaysReads(kind: RequestKind): LexicalReader {
  return {
    read: () => ({
      language: 'fr',
      sentences: [{ number: 1, text: kind }],
      flags: [],
      opinion: { reader: 'lexical', voices: [{ sentence: 1, labels: [kind] }], faq: [] },
      carries: true,
    }),
  };
}

interface Agent {
  readonly world: MemoryWorld;
  readonly practice: Practice;
}

/** A practice whose patient is the other practice: the worst that can meet. */
function anAgent(own: string, other: string, kind: RequestKind): Agent {
  const practice = aPractice();
  const contacts = [{ address: address(other), holder: 'self', dead: false } as const];
  return {
    world: aWorld({
      lexical: alwaysReads(kind),
      patients: [aPatient({ contacts })],
      calendars: [anAgendaOf('2026-11-26T17:00')],
    }),
    practice: { ...practice, mail: { ...practice.mail, addresses: [address(own)] } },
  };
}

/** What the gateway between the two takes away from every message. */
type Strip = (head: string) => string;

const KEEPS: Strip = (head) => head;
const WITHOUT_SIGNS: Strip = (head) =>
  head.replace(/^(?:Auto-Submitted|X-Auto-Response-Suppress):.*\r\n/gim, '');
const WITHOUT_IDS: Strip = (head) =>
  WITHOUT_SIGNS(head).replace(/^Message-ID:\s*<([^.>]*)\.[^@>]*@/gim, 'Message-ID: <gw-$1@');
const WITHOUT_THREAD: Strip = (head) =>
  WITHOUT_IDS(head).replace(/^(?:In-Reply-To|References):.*\r\n(?:[ \t].*\r\n)*/gim, '');

let arrived = 0;

function asArrived(letter: Outgoing, strip: Strip): RawMail {
  arrived += 1;
  const [head = '', ...rest] = rfc5322(letter, ZONE).split('\r\n\r\n');
  const domain = letter.from.slice(letter.from.indexOf('@') + 1);
  const checked = `Authentication-Results: mx.example.org; dmarc=pass header.from=${domain}\r\n`;
  const text = [`${checked}${strip(`${head}\r\n`).trimEnd()}`, ...rest].join('\r\n\r\n');
  return {
    source: { folder: 'inbox', key: `loop-${arrived}` },
    bytes: new TextEncoder().encode(text),
    truncated: false,
    received: NOW,
  };
}

/** Lets the two write until both are silent, or for `rounds` letters; a minute passes with each. */
async function exchange(kind: RequestKind, strip: Strip, rounds = 60): Promise<readonly [number, number]> {
  const a = anAgent('a@practice-a.example', 'b@practice-b.example', kind);
  const b = anAgent('b@practice-b.example', 'a@practice-a.example', kind);
  const first = aRawMail('[when] c’est quand', {
    From: 'b@practice-b.example',
    To: 'a@practice-a.example',
    'Authentication-Results': 'mx.example.org; dmarc=pass header.from=practice-b.example',
  });
  await onMail(a.world, a.practice, first);
  const seen = new Map<Agent, number>([
    [a, 0],
    [b, 0],
  ]);
  for (let round = 0; round < rounds; round += 1) {
    const [from, to] = (seen.get(a) ?? 0) < a.world.sent.length ? [a, b] : [b, a];
    const letter = from.world.sent[seen.get(from) ?? 0];
    if (letter === undefined) break;
    seen.set(from, (seen.get(from) ?? 0) + 1);
    for (const { world } of [a, b]) world.turnClock(NOW + round * MINUTE);
    await onMail(to.world, to.practice, asArrived(letter, strip));
  }
  return [a.world.sent.length, b.world.sent.length];
}

describe('two secretaries that write to each other', () => {
  it.each(['when', 'confirm', 'move', 'renewal', 'book'] as const)(
    'stop after the first letter: a machine is not answered (%s)',
    async (kind) => {
      expect(await exchange(kind, KEEPS)).toEqual([1, 0]);
    },
  );

  it('know each other’s letters where a gateway took the signs of a machine away', async () => {
    expect(await exchange('when', WITHOUT_SIGNS)).toEqual([1, 0]);
  });

  it.each(['when', 'move', 'renewal', 'rights'] as const)(
    'stop after one exchange where it took the Message-IDs too (%s)',
    async (kind) => {
      expect(await exchange(kind, WITHOUT_IDS)).toEqual([1, 1]);
    },
  );

  it('stop after three letters each when they take every letter for a yes', async () => {
    expect(await exchange('confirm', WITHOUT_IDS)).toEqual([3, 3]);
  });

  it('stop at the limit for one person where nothing of the thread is left', async () => {
    expect(await exchange('when', WITHOUT_THREAD)).toEqual([3, 3]);
    expect(await exchange('confirm', WITHOUT_THREAD)).toEqual([6, 6]);
  });

  it.each(['renewal', 'document', 'home', 'rights', 'stop'] as const)(
    'send no receipt beyond that limit either (%s)',
    async (kind) => {
      for (const letters of await exchange(kind, WITHOUT_THREAD)) expect(letters).toBeLessThanOrEqual(3);
    },
  );

  it('never send more than an hour allows, whatever is left of a message', async () => {
    for (const letters of await exchange('question', WITHOUT_THREAD, 200))
      expect(letters).toBeLessThanOrEqual(20);
  });
});

describe('mail that must not begin a loop', () => {
  const practice = aPractice();
  it('is known as the practice’s own, also with a tag behind its name', async () => {
    const kase = await onMail(aWorld(), practice, aRawMail('x', { From: 'Cabinet+rdv@example.org' }));
    expect(kase.reason).toEqual({ code: 'automatic-mail', as: 'own' });
  });

  const answered = async (headers: Record<string, string>, words = '[when] c’est quand') => {
    const world = aWorld();
    await onMail(world, practice, aRawMail(words, headers));
    return world.sent.length;
  };

  it.each<[string, Record<string, string>]>([
    ['from the practice itself', { From: 'cabinet@example.org' }],
    ['from an alias of the practice with a plus', { From: 'cabinet+rdv@example.org' }],
    ['from the practice in capitals', { From: 'CABINET@EXAMPLE.ORG' }],
    ['from a list', { 'List-Id': '<patients.example.org>' }],
    ['from a list that says so in the old way', { Precedence: 'list' }],
    ['that a machine wrote', { 'Auto-Submitted': 'auto-replied' }],
    [
      'that is a read receipt',
      { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=b' },
    ],
    ['with an empty return path and an absence', { 'Return-Path': '<>', Subject: 'Absence : Re: rdv' }],
    ['from a no-reply address', { From: 'no-reply@example.org' }],
  ])('gets no letter: %s', async (_, headers) => {
    expect(await answered(headers)).toBe(0);
  });

  it('is not a mail that only asks not to be answered by machines: Outlook writes so in everybody’s name', async () => {
    expect(await answered({ 'X-Auto-Response-Suppress': 'All' })).toBe(1);
    expect(await answered({ 'Auto-Submitted': 'no' })).toBe(1);
    expect(await answered({ 'X-Auto-Response-Suppress': 'DR, OOF, AutoReply', 'Auto-Submitted': 'no' })).toBe(
      1,
    );
  });
});
