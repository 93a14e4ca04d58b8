import { beforeAll, describe, expect, it } from 'vitest';
import { shippedReader } from '../../src/adapters/reader/shipped-reader.ts';
import type { LexicalReader } from '../../src/core/reading/lexical-reader.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { aPractice, moment } from '../build/builders.ts';
import { aMessage, aRemindingWorld, aRule } from '../build/follow-ups.ts';
import { anAnswer } from '../build/waiting.ts';
import { someTexts } from '../core/letters/shipped.ts';

const practice = aPractice();
let lexical: LexicalReader;
beforeAll(async () => {
  lexical = await shippedReader();
});

/** What becomes of the appointment when these words answer the letter. */
async function answered(template: 'reminder' | 'still-coming', words: string): Promise<string> {
  const world = aRemindingWorld(
    [{ uid: 'x', start: moment('2026-11-26T09:00'), patient: 'n1' }],
    [aRule({ does: aMessage({ template }) })],
    { lexical, texts: someTexts({ practice }), now: moment('2026-11-25T09:00') },
  );
  world.turnClock(moment('2026-11-25T10:00'));
  await onTick(world, practice);
  const kase = await onMail(world, practice, anAnswer(world, 1, words));
  const done = kase.plan.find(({ kind }) => ['confirm', 'cancel', 'move', 'waitlist'].includes(kind));
  return done?.kind ?? kase.decision;
}

describe('a word alone in answer to a reminder', () => {
  it.each(['OUI', 'Yes', 'JA', 'Tak', 'si', 'Sí, confirmo', 'Sì, confermo', 'SIM', 'Oui merci'])(
    'confirms: "%s"',
    async (words) => expect(await answered('reminder', words)).toBe('confirm'),
  );

  it.each(['NON', 'No', 'NEIN', 'Nee', 'NIE', 'NÃO', 'Non merci'])(
    'gives up what a letter asks about by yes or no: "%s"',
    async (words) => expect(await answered('still-coming', words)).toBe('cancel'),
  );

  it('is a human’s where the letter asks for no such word, or where it says more', async () => {
    expect(await answered('reminder', 'Non')).toBe('review');
    expect(await answered('still-coming', 'Non, j’ai trop mal')).toBe('review');
    expect(await answered('still-coming', 'Oui\nNon')).toBe('review');
  });
});
