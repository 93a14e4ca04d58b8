import { beforeAll, describe, expect, it } from 'vitest';
import { shippedReader } from '../../src/adapters/reader/shipped-reader.ts';
import type { LexicalReader } from '../../src/core/reading/lexical-reader.ts';
import { DAY } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { aPractice, moment } from '../build/builders.ts';
import { aMessage, aRemindingWorld, aRule } from '../build/follow-ups.ts';
import { agendaOf, anAnswer } from '../build/waiting.ts';
import { someTexts } from '../core/letters/shipped.ts';

const practice = aPractice();
const TEN = moment('2026-11-25T10:00');
let lexical: LexicalReader;
beforeAll(async () => {
  lexical = await shippedReader();
});

const letter = aRule({
  id: 'keep-times',
  trigger: { kind: 'without-date', days: 24, minute: 600 },
  only: { noFurtherAppointment: true },
  does: aMessage({ template: 'without-date', class: 'S7', approver: 'each' }),
  usefulFor: 10 * 1440,
});

/** The patient came until so many days ago. */
const last = (...days: readonly number[]) =>
  agendaOf(days.map((ago) => ({ uid: `v${ago}`, start: TEN - ago * DAY, patient: 'n1' })));

/** The letter was sent with a person's yes, and these words answer it. */
async function answered(words: string) {
  const world = aRemindingWorld([], [letter], { lexical, texts: someTexts({ practice }), now: TEN - DAY });
  world.replaceCalendars([last(31, 24)]);
  world.turnClock(TEN);
  await onTick(world, practice);
  const [kase] = await world.store.cases('waiting');
  if (kase === undefined) throw new Error('no letter waits');
  await onVerdict(world, practice, { kind: 'approve', case: kase.id, by: 'Anne', at: TEN });
  return { world, answer: await onMail(world, practice, anAnswer(world, 1, words)) };
}

describe('a no to the letter that asks whether the times are kept', () => {
  it.each(['Non', 'Bonjour,\n\nNon merci.\n\nCordialement', 'No thank you', 'NEIN', 'Nee', 'NIE', 'Não'])(
    'is noted, told to a person once, and nothing is sent: "%s"',
    async (words) => {
      const { world, answer } = await answered(words);
      expect(answer).toMatchObject({ decision: 'review', proposal: [], reason: { code: 'drop-out-answer' } });
      expect(await world.store.consents()).toMatchObject([
        { patient: 'n1', class: 'S7', state: 'refused', source: 'mail' },
      ]);
      expect(world.sent).toHaveLength(1);
      expect(await world.store.cases('waiting')).toHaveLength(1);
    },
  );

  it('ends these letters for that patient, also when they came again since', async () => {
    const { world } = await answered('Non');
    const waiting = (await world.store.cases('waiting')).length;
    world.replaceCalendars([last(31, 24, -30, -37)]);
    world.turnClock(TEN + 61 * DAY);
    await onTick(world, practice);
    expect(await world.store.cases('waiting')).toHaveLength(waiting);
  });

  it('is not read into words that say more', async () => {
    const { world, answer } = await answered('Non, je préfère le matin');
    expect(answer.reason.code).not.toBe('drop-out-answer');
    expect(await world.store.consents()).toEqual([]);
  });
});
