// The whole secretary on real servers, a phone and a terminal beside it: one yes, one act, one letter.

import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Case } from '../../../src/domain/case.ts';
import { type Office, type Street, startStreet } from './office.ts';

vi.setConfig({ testTimeout: 240_000 });

let street: Street;
beforeAll(async () => {
  street = await startStreet();
});
afterAll(() => street.end());

/** An office in which a patient's wish waits, in Drafts and among what is to be approved. */
async function waiting(wish: 'cancel' | 'move' | 'when'): Promise<{ office: Office; kase: Case }> {
  const office = await street.open();
  const kase = await office.waits(wish);
  await office.until('a draft', async () => ((await office.phone.drafts()) === 1 ? true : null));
  await office.until('a message', async () => ((await office.phone.count('À valider')) === 1 ? true : null));
  return { office, kase };
}

const cancelled = (office: Office) => office.agenda().split('STATUS:CANCELLED').length - 1;

it('lays a draft that says who reads it; sent from the phone, it is the yes, and nothing leaves a second time', async () => {
  const { office, kase } = await waiting('cancel');
  expect(plain(await office.phone.draft())).toContain('relu par Claire');
  await office.phone.send();
  await office.became(kase.id, 'done');
  expect(cancelled(office)).toBe(1);
  expect(office.left(kase)).toBe(0);
  await office.until('an empty folder', async () =>
    (await office.phone.count('À valider')) === 0 ? true : null,
  );
  // "Noted" is what the terminal says as long as a busy daemon has not looked at the word.
  await office.until('a second yes to be told so', async () =>
    /Déjà fait/u.test(await office.agent('review', '--approve', kase.id)) ? true : null,
  );
  expect(cancelled(office)).toBe(1);
  expect(office.left(kase)).toBe(0);
});

it('takes a draft that was changed on the phone for the yes it is', async () => {
  const { office, kase } = await waiting('cancel');
  await office.phone.send((source) => source.replace('Bonjour,', 'Bonjour Ana,'));
  await office.became(kase.id, 'done');
  expect(cancelled(office)).toBe(1);
  expect(office.left(kase)).toBe(0);
});

it('takes a deleted draft for a no, ten minutes later', async () => {
  const { office, kase } = await waiting('cancel');
  await office.phone.deleteDraft();
  await office.until('it to be missed', async () => ((await office.phone.drafts()) === 0 ? true : null));
  expect((await office.case(kase.id))?.state).toBe('waiting');
  await office.until('refused', async () => {
    office.pass();
    return (await office.case(kase.id))?.state === 'refused' ? true : null;
  });
  expect(cancelled(office)).toBe(0);
  expect(office.left(kase)).toBe(0);
});

it('does one act and sends one letter when the phone moves it to Approved while the terminal says yes', async () => {
  const { office, kase } = await waiting('cancel');
  await Promise.all([
    office.phone.move('À valider', 'Validé'),
    office.agent('review', '--approve', kase.id),
    office.agent('review', '--approve', kase.id),
  ]);
  await office.became(kase.id, 'done');
  expect(office.left(kase)).toBe(1);
  expect(cancelled(office)).toBe(1);
  await office.until('no draft', async () => ((await office.phone.drafts()) === 0 ? true : null));
});

it('sends one letter at most when the phone sends the draft while the terminal says yes', async () => {
  const { office, kase } = await waiting('cancel');
  const [, said] = await Promise.all([office.phone.send(), office.agent('review', '--approve', kase.id)]);
  await office.became(kase.id, 'done');
  expect(cancelled(office)).toBe(1);
  // The terminal came first: whoever sent it by hand hears of it.
  if (office.left(kase) > 0) expect(`${said}${office.alerts()}`).toMatch(/déjà|brouillon/iu);
  expect(office.left(kase)).toBeLessThanOrEqual(1);
});

it('finds after a restart what the phone did meanwhile', async () => {
  const { office, kase } = await waiting('cancel');
  await office.stop();
  await office.phone.send();
  await office.start();
  await office.became(kase.id, 'done');
  await office.stop();
  await office.start();
  expect(cancelled(office)).toBe(1);
  expect(office.left(kase)).toBe(0);
});

it('refuses what the phone moves to Refused, and takes its draft away', async () => {
  const { office, kase } = await waiting('when');
  await office.phone.move('À valider', 'Refusé');
  await office.became(kase.id, 'refused');
  await office.until('no draft', async () => ((await office.phone.drafts()) === 0 ? true : null));
  expect(office.left(kase)).toBe(0);
});

it('tells a person at once when the times of a letter sent by phone were taken meanwhile', async () => {
  const { office, kase } = await waiting('move');
  const slots = kase.proposal.flatMap((action) => (action.kind === 'hold' ? action.offer.slots : []));
  expect(slots.length).toBeGreaterThan(0);
  for (const { start, end } of slots) office.book(start, end);
  await office.phone.send();
  await office.until('an alert', async () => (office.alerts().includes(kase.id) ? true : null));
  expect((await office.case(kase.id))?.state).not.toBe('done');
});

/** Quoted-printable undone as far as the test needs it. */
function plain(source: string): string {
  return source.replaceAll('=\r\n', '').replaceAll(/\r\n/gu, ' ');
}
