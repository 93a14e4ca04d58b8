import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryStore } from '../../../src/adapters/store/memory/store.ts';
import { statsHtml } from '../../../src/cli/show/stats/stats-html.ts';
import { statsJson } from '../../../src/cli/show/stats/stats-json.ts';
import { facts } from '../../../src/cli/show/stats/stats-words.ts';
import { statsOf } from '../../../src/core/stats/stats.ts';
import type { Action } from '../../../src/domain/action.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { ApprovedText } from '../../../src/domain/letter.ts';
import { DAY, HOUR } from '../../../src/domain/time.ts';
import { anAppointment, anOffer, aPractice, aReading, aRequest, aSlot, NOW } from '../../build/builders.ts';
import { aLetter, anAddress, aWaitingCase } from '../../contract/store-builders.ts';

/** A word that can stand nowhere by chance. */
const word = fc
  .string({ unit: fc.constantFrom('x', 'y', 'z', 'q', 'k'), minLength: 8, maxLength: 12 })
  .map((text) => `zq${text}`);

/** A case in which everything that may be told of somebody says this word. */
function aTellingCase(secret: string, number: number): Case {
  const from = anAddress(`${secret}@example.org`);
  const reading = aReading([aRequest('move')], {
    sentences: [{ number: 1, text: secret, labels: ['move'], by: ['lexical'] }],
    unexplained: [secret],
    work: { took: 5000, prompt: 100, written: 10 },
  });
  const body = `Bonjour ${secret}` as ApprovedText;
  const reply: Action = { kind: 'reply', letter: { ...aLetter(from), body }, unlessAlerted: null };
  return aWaitingCase({
    id: `c-${number}`,
    from,
    patient: secret,
    messageId: `<${secret}@example.org>`,
    thread: [`<re-${secret}@example.org>`],
    contentHash: `${secret}${number}`,
    reading,
    opened: NOW - HOUR,
    sent: NOW - DAY,
    proposal: [reply],
  });
}

describe('the figures', () => {
  it('name nobody, in no form in which they are shown', async () => {
    await fc.assert(
      fc.asyncProperty(word, fc.integer({ min: 1, max: 7 }), async (secret, count) => {
        const store = memoryStore({ now: () => NOW });
        for (let number = 0; number < count; number += 1) await store.open(aTellingCase(secret, number));
        const figures = await store.caseFigures(0);
        const start = NOW - 30 * DAY;
        const slot = { ...aSlot('2026-11-26T10:00'), practitioner: secret };
        const practice = aPractice();
        const stats = statsOf({
          figures,
          within: { start, end: NOW + 1 },
          began: start,
          practice,
          offers: [anOffer([slot], { id: secret, patient: secret, waiting: secret, madeAt: NOW - DAY })],
          said: [],
          survey: Array.from({ length: 6 }, () => ({
            asked: secret,
            patient: secret,
            rule: secret,
            score: 4 as const,
            words: secret,
            at: NOW - DAY,
          })),
          appointments: [
            anAppointment('2026-11-20T09:00', {
              summary: `absent ${secret}`,
              uid: secret,
              attendees: [secret],
            }),
          ],
        });
        const told = { practice, language: 'fr' } as const;
        const shown = [JSON.stringify(figures), JSON.stringify(statsJson(stats)), statsHtml(stats, told)];
        shown.push(JSON.stringify(facts(stats, told)));
        expect(stats.mails).toBe(count);
        expect(stats.survey?.answers).toBe(6);
        for (const text of shown) expect(text).not.toContain(secret);
      }),
      { numRuns: 60 },
    );
  });

  it('make a page that fetches nothing', () => {
    const practice = aPractice();
    const within = { start: NOW - DAY, end: NOW };
    const nothing = { figures: [], offers: [], survey: [], said: [], appointments: null, began: null };
    const page = statsHtml(statsOf({ ...nothing, within, practice }), { practice, language: 'en' });
    expect(page).not.toMatch(/<script|<link|<img|url\(|https?:|@import/);
    expect(page).toContain('@page{size:A4');
  });
});
