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
  const { kase } = await answer(words, { template });
  const done = kase.plan.find(({ kind }) => ['confirm', 'cancel', 'move', 'hold', 'waitlist'].includes(kind));
  return done?.kind ?? kase.decision;
}

interface Asked {
  readonly template?: string;
  /** Local starts of the appointments that the letter names; the first is Thursday's. */
  readonly starts?: readonly string[];
}

async function answer(words: string, { template = 'reminder', starts = ['2026-11-26T09:00'] }: Asked = {}) {
  const world = aRemindingWorld(
    starts.map((start) => ({ uid: start, start: moment(start), patient: 'n1' })),
    [aRule({ does: aMessage({ template }) })],
    { lexical, texts: someTexts({ practice }), now: moment('2026-11-25T09:00') },
  );
  world.turnClock(moment('2026-11-25T10:00'));
  await onTick(world, practice);
  return { kase: await onMail(world, practice, anAnswer(world, 1, words)), world };
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

describe('"I can’t come" alone in answer to a reminder', () => {
  it.each([
    'Je ne peux pas',
    'Bonjour,\n\nJe ne peux pas venir.\n\nMerci,\nCordialement',
    'Désolée, je ne pourrai malheureusement pas venir jeudi',
    'Je ne suis pas disponible ce jour-là',
    'I can’t make it',
    'Sorry, I’m not able to come on Thursday',
    'Kann nicht',
    'Leider kann ich am Donnerstag nicht kommen',
    'Ik kan helaas niet',
    'Ik kan donderdag niet komen',
    'Nie mogę',
    'Niestety nie dam rady przyjść',
    'No puedo',
    'Lo siento, no podré ir',
    'Non posso venire',
    'Mi dispiace, giovedì non posso',
    'Não posso',
    'Infelizmente não consigo ir',
  ])('offers other times, and the old one stands: "%s"', async (words) => {
    const { kase, world } = await answer(words);
    expect(kase).toMatchObject({ decision: 'act', reason: { code: 'understood', kinds: ['move'] } });
    const [offer] = await world.store.offers();
    expect(offer?.replaces?.ref.uid).toBe('2026-11-26T09:00');
    expect(world.calendars()[0]?.text).not.toContain('CANCELLED');
  });

  it.each([
    'Je ne peux pas. Vendredi à 10h ?',
    'I can’t make it, Friday at 10?',
    'Kann nicht, lieber Freitag 10 Uhr',
  ])('moves to the time that is wanted beside it: "%s"', async (words) => {
    const { kase } = await answer(words);
    expect(kase.plan).toContainEqual(
      expect.objectContaining({
        kind: 'move',
        to: expect.objectContaining({ start: moment('2026-11-27T10:00') }),
      }),
    );
  });

  it.each([
    ['Je ne peux pas venir, annulez', 'review'],
    ['I can’t make it, please cancel', 'cancel'],
    ['Je ne peux pas, je suis malade', 'review'],
    ['Je ne peux plus', 'review'],
    ['Je ne peux pas me lever', 'review'],
    ['Je ne peux pas payer', 'review'],
    ['Je ne peux pas vendredi', 'review'],
    // The reader hears distress in it, and that stands (R-ALERT).
    ['Ich kann nicht', 'review'],
  ])('is what it was where it says more: "%s" is %s', async (words, what) => {
    expect(await answered('reminder', words)).toBe(what);
  });

  it('is about the one that it names of two, and asks a person where it names none', async () => {
    const starts = ['2026-11-26T09:00', '2026-11-26T15:00'];
    const { world } = await answer('Je ne peux pas jeudi à 15h', { starts });
    expect((await world.store.offers())[0]?.replaces?.ref.uid).toBe('2026-11-26T15:00');
    expect((await answer('Je ne peux pas', { starts })).kase.decision).toBe('review');
  });

  it('answers no letter that asks for no coming', async () => {
    const { kase } = await answer('Je ne peux pas', { template: 'booked-notice' });
    expect(kase.decision).toBe('review');
  });
});
