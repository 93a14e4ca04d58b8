// Mails of a few words, read by the reader that ships: what they mean depends on what was asked and on the agenda.

import { beforeAll, describe, expect, it } from 'vitest';
import { shippedReader } from '../../src/adapters/reader/shipped-reader.ts';
import type { LexicalReader } from '../../src/core/reading/lexical-reader.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { aPractice, moment } from '../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld, toldReader } from '../build/world.ts';

let shipped: LexicalReader;
beforeAll(async () => {
  shipped = await shippedReader();
});

const usual = { ...aPractice(), quietHours: null };
const ofOne = { ...usual, offers: { ...usual.offers, count: 1 } };

/** The reader that ships, but for mails of the test that say themselves what they are. */
const reader: LexicalReader = {
  read: (mail, ...rest) => (mail.ownWords.startsWith('[') ? toldReader : shipped).read(mail, ...rest),
};

/** Times are offered to Ana, and she answers with these words. */
async function answered(words: string, practice: typeof usual) {
  const world = aWorld({ lexical: reader });
  await onMail(world, practice, aRawMail('[move] je ne peux pas jeudi'));
  const letter = world.sent[0]?.messageId ?? '';
  const kase = await onMail(world, practice, aRawMail(words, { 'In-Reply-To': letter, References: letter }));
  return { kase, offer: (await world.store.offers())[0], world };
}

const YES = [
  'oui',
  'Ok',
  'Oui merci',
  'd’accord',
  'ok pour moi',
  'ja graag',
  'yes please',
  'tak',
  'sim',
  'va bene',
];

describe('a bare yes to offered times', () => {
  it.each(YES)('takes the only one: %s', async (words) => {
    const { offer, kase } = await answered(words, ofOne);
    expect(kase).toMatchObject({ decision: 'act' });
    expect(offer).toMatchObject({ state: 'taken', slots: { length: 1 } });
  });

  it.each(YES)('says nothing of several, and a person asks which: %s', async (words) => {
    const { offer, kase, world } = await answered(words, usual);
    expect(kase).toMatchObject({ decision: 'review', reason: { code: 'not-offered' } });
    expect(offer).toMatchObject({ state: 'open', slots: { length: 3 } });
    expect(world.calendars()[0]?.text).toContain('DTSTART;TZID=Europe/Paris:20261126T170000');
  });
});

/** Where Ana's only appointment, Thursday 26 November at 17:00, is moved to. */
async function movedTo(words: string, ...starts: readonly string[]) {
  const world = aWorld({
    lexical: shipped,
    calendars: [anAgendaOf(...(starts.length === 0 ? ['2026-11-26T17:00'] : starts))],
  });
  const kase = await onMail(world, usual, aRawMail(words));
  const moves = [...(kase?.plan ?? []), ...(kase?.proposal ?? [])].flatMap((action) =>
    action.kind === 'move' ? [action.to.start] : [],
  );
  return { moves, kase };
}

describe('a time that is counted from the appointment in the agenda', () => {
  it.each([
    ['Bonjour, pouvez-vous décaler mon rendez-vous d’une heure ?', '2026-11-26T18:00'],
    ['Peut-on décaler mon rendez-vous une heure plus tôt ?', '2026-11-26T16:00'],
    ['Pourriez-vous repousser mon rendez-vous de jeudi d’une heure ?', '2026-11-26T18:00'],
    ['Could we move my appointment an hour later?', '2026-11-26T18:00'],
    ['Können wir meinen Termin um eine Stunde nach hinten verschieben?', '2026-11-26T18:00'],
    ['Pouvez-vous décaler mon rendez-vous d’une semaine ?', '2026-12-03T17:00'],
  ])('%s', async (words, start) => {
    const { moves } = await movedTo(words);
    expect(moves).toEqual([moment(start)]);
  });

  it('is asked about where two appointments may be meant', async () => {
    const { moves, kase } = await movedTo(
      'Bonjour, pouvez-vous décaler mon rendez-vous d’une heure ?',
      ...['2026-11-26T17:00', '2026-11-30T15:00'],
    );
    expect(moves).toEqual([]);
    const letters = kase?.plan.flatMap((action) => (action.kind === 'reply' ? [action.letter.body] : []));
    expect(letters?.[0]).toContain('[which-appointment');
  });
});
