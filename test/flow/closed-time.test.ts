import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import { type Absence, planAbsence } from '../../src/core/begun/absence.ts';
import { reopeningCase } from '../../src/core/begun/closing-case.ts';
import { explain } from '../../src/core/explain.ts';
import type { Practice } from '../../src/domain/practice.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { carryOut } from '../../src/flow/plans/carry-out.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { aPractice, autonomy, moment, NOW } from '../build/builders.ts';
import { anAgendaOf, aRawMail, aWorld } from '../build/world.ts';

const practice = aPractice();
const [{ id: marie }] = practice.practitioners;

/** Ana comes on Thursday, in time that gets closed, and the week after, when it does not. */
const anasWorld = () => aWorld({ calendars: [anAgendaOf('2026-11-26T17:00', '2026-12-03T17:00')] });

async function closeThursday(world: MemoryWorld, different: Partial<Absence> = {}) {
  const absence: Absence = {
    span: { start: moment('2026-11-26T08:00'), end: moment('2026-11-26T20:00') },
    practitioners: [marie],
    because: 'ill',
    cancelNow: false,
    turn: 0,
    ...different,
  };
  const planned = planAbsence(
    {
      practice,
      patients: await world.directory.patients(),
      texts: await world.templates.read(),
      state: await world.agenda.read(),
      offers: await world.store.offers(),
      lastEventCount: await world.store.eventCount(),
      now: world.clock.now(),
      by: 'marie',
    },
    absence,
  );
  if ('trouble' in planned) throw new Error(planned.trouble);
  for (const kase of [planned.closing, ...planned.cases]) await carryOut(world, practice, kase);
  return planned;
}

const approve = (world: MemoryWorld, at: Practice, id: string) =>
  onVerdict(world, at, { kind: 'approve', case: id, by: 'marie', at: NOW });

const said = (world: MemoryWorld) => world.sent.map(({ body }) => body).join('\n');

describe('an appointment in time that was closed since', () => {
  it.each([
    ['confirms it', '[confirm] Je confirme mon rendez-vous de jeudi'],
    ['asks when it is', '[when] C’est quand mon rendez-vous ?'],
    ['wants to move it', '[move] Je voudrais déplacer mon rendez-vous de jeudi'],
    ['is late for it', '[late] J’aurai du retard jeudi'],
    ['wants it earlier', '[earlier] Je voudrais venir plus tôt'],
  ])('is never told to take place when the patient %s', async (_, words) => {
    const world = anasWorld();
    await closeThursday(world);
    const kase = await onMail(world, practice, aRawMail(words));
    expect(kase.state).toBe('waiting');
    expect(kase.proposal.filter(({ kind }) => kind === 'reply')).toEqual([]);
    expect(world.sent).toEqual([]);
  });

  it('says to the human why', async () => {
    const world = anasWorld();
    await closeThursday(world);
    const kase = await onMail(world, practice, aRawMail('[when] C’est quand ?'));
    expect(explain(kase.reason, 'fr')).toBe(
      'Un de ses rendez-vous tombe dans un moment fermé depuis : rien ne lui est confirmé.',
    );
    expect(explain(kase.reason, 'en')).toBe(
      'An appointment of theirs lies in time that was closed since: nothing is confirmed to them.',
    );
  });

  it('moves when the patient takes one of the new times', async () => {
    const world = anasWorld();
    const { cases } = await closeThursday(world);
    for (const { id } of cases) await approve(world, practice, id);
    const inReplyTo = world.sent.at(-1)?.messageId ?? '';
    const kase = await onMail(world, practice, aRawMail('[choose] le 1', { 'In-Reply-To': inReplyTo }));
    expect(kase.plan.map(({ kind }) => kind)).toContain('move');
    expect(kase.state).toBe('done');
  });

  it('is given up when the patient cancels', async () => {
    const world = anasWorld();
    await closeThursday(world);
    const kase = await onMail(world, practice, aRawMail('[cancel] J’annule jeudi 26 novembre'));
    expect(kase.plan.map(({ kind }) => kind)).toContain('cancel');
  });

  it('leaves the other appointments as they are', async () => {
    const world = anasWorld();
    await closeThursday(world);
    const kase = await onMail(world, practice, aRawMail('[confirm] Je confirme le jeudi 3 décembre à 17h'));
    expect(kase.plan.map(({ kind }) => kind)).toContain('confirm');
    expect(kase.state).toBe('done');
  });

  it('counts again once the time is opened again', async () => {
    const world = anasWorld();
    const { closing, batch } = await closeThursday(world);
    await carryOut(world, practice, reopeningCase({ plan: closing.plan, batch, now: NOW, by: 'marie' }));
    await onMail(world, practice, aRawMail('[when] C’est quand ?'));
    expect(said(world)).toContain('[appointments]');
  });
});

describe('what was prepared before the time was closed', () => {
  const careful = aPractice({ autonomy: autonomy({ confirm: 'suggest', when: 'suggest', move: 'suggest' }) });

  it.each([
    ['confirmed', '[confirm] Je confirme jeudi 26 novembre'],
    ['listed', '[when] C’est quand ?'],
    ['said to stay booked', '[move] Je voudrais déplacer jeudi 26 novembre'],
  ])('is not %s by a yes that comes later', async (_, words) => {
    const world = anasWorld();
    const kase = await onMail(world, careful, aRawMail(words));
    expect(kase.proposal.map(({ kind }) => kind)).toContain('reply');
    await closeThursday(world);
    expect(await approve(world, careful, kase.id)).toBe('changed-since');
    expect(world.sent).toEqual([]);
  });
});
