import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../../src/adapters/store/memory/world.ts';
import { isHoldUid } from '../../../src/core/agenda/marks.ts';
import { expand } from '../../../src/core/agenda/recurrence/expand.ts';
import { caseIdOfAction } from '../../../src/core/case-id.ts';
import type { AgendaChange } from '../../../src/domain/agenda.ts';
import { DAY } from '../../../src/domain/time.ts';
import { onTick } from '../../../src/flow/clock/on-tick.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import type { World } from '../../../src/ports/world.ts';
import { address, aPatient, aPractice, autonomy, NOW, ZONE } from '../../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../../build/world.ts';

const usual = aPractice({ autonomy: autonomy({ book: 'auto' }) });
const practice = { ...usual, agenda: { ...usual.agenda, holdsInAgenda: true } };
const PATIENTS = ['ana', 'bea'].map((name, index) =>
  aPatient({
    id: `p${index + 1}`,
    givenName: name,
    contacts: [{ address: address(`${name}@example.org`), holder: 'self', dead: false }],
  }),
);
const REFUSED = {
  kind: 'failed',
  sentence: "Le serveur de l'agenda a refusé le changement (409) ; rien n'a été écrit.",
  retry: false,
} as const;

/** An agenda that refuses some changes, and all that come with them. */
function withRefusals(world: MemoryWorld, isRefused: (change: AgendaChange) => boolean): World {
  const apply: World['agenda']['apply'] = async (changes, version) =>
    changes.some(isRefused) ? REFUSED : world.agenda.apply(changes, version);
  return { ...world, agenda: { ...world.agenda, apply } };
}

const heldOf = (world: MemoryWorld): readonly string[] =>
  expand(world.calendars(), { start: NOW, end: NOW + 30 * DAY }, ZONE)
    .occurrences.filter(({ uid }) => isHoldUid(uid))
    .map(({ uid }) => uid.replace(/^hold-|-\d+@.*$/g, ''));

const ask = async (world: World, name: string, day: string): Promise<void> => {
  const words = `[book] un rendez-vous ${day} novembre au matin`;
  await onMail(world, practice, aRawMail(words, { From: `${name} <${name}@example.org>` }));
};

const twoOffers = async () => {
  const world = aWorld({ patients: PATIENTS, calendars: [anAgendaOf()] });
  await ask(world, 'ana', 'jeudi 26');
  await ask(world, 'bea', 'vendredi 27');
  const [first = '', second = ''] = (await world.store.offers()).map(({ id }) => id);
  expect(new Set(heldOf(world))).toEqual(new Set([first, second]));
  return { world, first, second };
};

describe('a kept time that the agenda will not take away', () => {
  it('keeps no other from being taken away, and a human hears of it once', async () => {
    const { world, first } = await twoOffers();
    let refusing = true;
    const stubborn = withRefusals(
      world,
      (change) => refusing && change.kind === 'unhold' && change.ref.uid.includes(first),
    );
    world.turnClock(NOW + 2 * DAY);
    await onTick(stubborn, practice);
    expect(new Set(heldOf(world))).toEqual(new Set([first]));
    await onTick(stubborn, practice);
    const about = world.raised.filter(({ sentence }) => sentence.includes('refuse de montrer'));
    expect(about.map(({ level, case: kase, sentence }) => ({ level, kase, sentence }))).toEqual([
      {
        level: 'amber',
        kase: first.slice(2),
        sentence:
          'L’agenda refuse de montrer un horaire gardé, ou de l’effacer : seul le programme le sait encore. Voyez agent audit.',
      },
    ]);
    const told = await world.store.trail({ case: caseIdOfAction(first.slice(2)) });
    expect(told.filter(({ verb }) => verb === 'HoldNotShown').map(({ detail }) => detail)).toEqual([
      REFUSED.sentence,
    ]);
    refusing = false;
    await onTick(stubborn, practice);
    expect(heldOf(world)).toEqual([]);
  });

  it('is tried again in silence while the agenda is away', async () => {
    const { world } = await twoOffers();
    world.turnClock(NOW + 2 * DAY);
    const away = withRefusals(world, () => false);
    const failing: World['agenda']['apply'] = async () => ({ ...REFUSED, retry: true });
    await onTick({ ...away, agenda: { ...away.agenda, apply: failing } }, practice);
    expect(heldOf(world).length).toBeGreaterThan(3);
    expect(world.raised.filter(({ sentence }) => sentence.includes('refuse de montrer'))).toEqual([]);
  });
});
