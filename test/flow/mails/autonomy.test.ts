import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MemoryWorld } from '../../../src/adapters/store/memory/world.ts';
import { isOpen } from '../../../src/core/autonomy/alone-now.ts';
import { explain } from '../../../src/core/explain.ts';
import { EARNED_KINDS, type EarnedKind, type KindRecord } from '../../../src/domain/autonomy.ts';
import type { Case } from '../../../src/domain/case.ts';
import type { Template } from '../../../src/domain/letter.ts';
import type { Practice } from '../../../src/domain/practice.ts';
import { MINUTE } from '../../../src/domain/time.ts';
import { onTick } from '../../../src/flow/clock/on-tick.ts';
import { onMail } from '../../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../../src/flow/verdicts/on-verdict.ts';
import { aPractice, autonomy, moment, NOW, someTexts } from '../../build/builders.ts';
import { aRawMail, aWorld } from '../../build/world.ts';

const wide = { perHour: 1000, perDay: 1000, perPersonWeek: 1000, perThreadDay: 1000 };
const allSuggested = Object.fromEntries(EARNED_KINDS.map((kind) => [kind, 'suggest']));

function careful(different: Partial<Practice> = {}): Practice {
  return aPractice({ autonomy: autonomy(allSuggested), autonomyAfter: 3, limits: wide, ...different });
}

const practice = careful();

async function asked(world: MemoryWorld, words = '[when] C’est quand ?', of = practice): Promise<Case> {
  return onMail(world, of, aRawMail(words));
}

async function yes(world: MemoryWorld, { id }: Case, of = practice): Promise<void> {
  expect(await onVerdict(world, of, { kind: 'approve', case: id, by: 'Claire', at: NOW })).toBe('done');
}

async function switchOn(world: MemoryWorld, kind: EarnedKind = 'when', needed = 3): Promise<void> {
  await world.store.noteAutonomy([{ kind, note: 'on', by: 'Claire', only: [], at: NOW, needed }]);
}

/** A world in which the kind "when" is answered alone. */
async function earned(of = practice, different: Parameters<typeof aWorld>[0] = {}): Promise<MemoryWorld> {
  const world = aWorld(different);
  for (const _ of [1, 2, 3]) await yes(world, await asked(world, undefined, of), of);
  await switchOn(world);
  return world;
}

async function recordOf(world: MemoryWorld, kind: EarnedKind = 'when'): Promise<KindRecord | undefined> {
  return (await world.store.autonomy()).find((record) => record.kind === kind);
}

describe('a kind that earned it', () => {
  it('is answered alone once a human switched it on, and not before', async () => {
    const world = aWorld();
    for (const _ of [1, 2, 3]) await yes(world, await asked(world));
    expect(await asked(world)).toMatchObject({ decision: 'review', reason: { code: 'suggest-only' } });
    await switchOn(world);
    const letters = world.sent.length;
    expect(await asked(world)).toMatchObject({ decision: 'act', state: 'done' });
    expect(world.sent).toHaveLength(letters + 1);
  });

  it('opens no other kind, and no mail that asks for another kind too', async () => {
    const world = await earned();
    expect((await asked(world, '[earlier] Si une place se libère plus tôt…')).decision).toBe('review');
    expect(
      (await asked(world, '[when] C’est quand ?\n[earlier] Si une place se libère plus tôt…')).decision,
    ).toBe('review');
  });

  it('stays off where practice.yaml says off', async () => {
    const world = await earned();
    const off = careful({ autonomy: autonomy({ ...allSuggested, when: 'off' }) });
    expect(await asked(world, undefined, off)).toMatchObject({ reason: { code: 'switched-off' } });
  });

  it('waits again in the hours that were not given to it, and says so', async () => {
    const world = aWorld();
    for (const _ of [1, 2, 3]) await yes(world, await asked(world));
    const only = [{ kind: 'evenings' }] as const;
    await world.store.noteAutonomy([{ kind: 'when', note: 'on', by: 'Claire', only, at: NOW, needed: 3 }]);
    const byDay = await asked(world);
    expect(byDay.decision).toBe('review');
    expect(explain(byDay.reason, 'fr')).toBe(
      'Réponse prête ; « date du rendez-vous » attend votre accord à cette heure-ci.',
    );
    world.turnClock(moment('2026-11-24T19:00'));
    expect((await asked(world)).decision).toBe('act');
  });
});

describe('a kind falls back', () => {
  it('after a refusal, and tells a human without naming anybody', async () => {
    const world = await earned();
    await onVerdict(world, practice, {
      kind: 'refuse',
      case: (await asked(world, '[when] C’est quand ?\n[earlier] Si une place se libère plus tôt…')).id,
      by: 'Claire',
      at: NOW,
      note: '',
    });
    expect((await recordOf(world))?.standing).toMatchObject({ state: 'fell-back', why: 'refused' });
    expect(world.raised).toMatchObject([
      {
        level: 'notice',
        case: null,
        sentence:
          '« date du rendez-vous » attend de nouveau votre accord à chaque fois : une réponse a été refusée. Voyez agent autonomy.',
      },
    ]);
    const next = await asked(world);
    expect(next.decision).toBe('review');
    expect(explain(next.reason, 'en')).toBe(
      'The reply is ready; "date of appointment" waits for your yes each time again.',
    );
  });

  it('after an edit, and knows how many words were changed', async () => {
    const world = await earned();
    const kase = await asked(world, '[when] C’est quand ?\n[earlier] Si une place se libère plus tôt…');
    const [reply] = kase.proposal.flatMap((action) => (action.kind === 'reply' ? [action] : []));
    const text = `${reply?.letter.body ?? ''}\nBonne journée`;
    const edit = { kind: 'edit', case: kase.id, by: 'Claire', at: NOW, text } as const;
    expect(await onVerdict(world, practice, edit)).toBe('done');
    expect(await recordOf(world)).toMatchObject({
      approved: 3,
      edited: 1,
      words: { changed: 2 },
      standing: { state: 'fell-back', why: 'edited' },
    });
  });

  it('when a person stops a letter that had not left yet', async () => {
    const graced = careful({ grace: 5 });
    const world = await earned(graced);
    const kase = await asked(world, undefined, graced);
    expect(kase.decision).toBe('act');
    await onVerdict(world, graced, { kind: 'undo', case: kase.id, by: 'Claire', at: NOW });
    expect((await recordOf(world))?.standing).toMatchObject({ state: 'fell-back', why: 'stopped' });
  });

  it('when somebody complains in answer to its letter', async () => {
    const world = await earned();
    await asked(world);
    const last = world.sent.at(-1)?.messageId ?? '';
    const angry = aRawMail('[complaint] Votre réponse est fausse !', { 'In-Reply-To': last });
    await onMail(world, practice, angry);
    expect((await recordOf(world))?.standing).toMatchObject({ state: 'fell-back', why: 'complaint' });
  });

  it('when a text it uses has another hash, before the next letter leaves', async () => {
    let hash = 'h1';
    const texts = someTexts();
    const find = (id: string, language: Template['language']) => {
      const found = texts.find(id, language);
      return found === null ? null : { ...found, hash };
    };
    const world = await earned(practice, { texts: { ...texts, find } });
    expect((await asked(world)).decision).toBe('act');
    hash = 'h2';
    const letters = world.sent.length;
    expect((await asked(world)).decision).toBe('review');
    expect(world.sent).toHaveLength(letters);
    expect((await recordOf(world))?.standing).toMatchObject({ state: 'fell-back', why: 'text-changed' });
  });

  it('where practice.yaml says auto too, until a human switches it on again', async () => {
    const written = careful({ autonomy: autonomy({ earlier: 'suggest' }) });
    const world = aWorld();
    const both = await asked(
      world,
      '[when] C’est quand ?\n[earlier] Si une place se libère plus tôt…',
      written,
    );
    await onVerdict(world, written, { kind: 'refuse', case: both.id, by: 'Claire', at: NOW, note: '' });
    expect((await asked(world, undefined, written)).decision).toBe('review');
    await switchOn(world, 'when', 0);
    expect((await asked(world, undefined, written)).decision).toBe('act');
  });
});

describe('a plan that was to leave by itself', () => {
  it('waits for a yes when its kind is switched off before it leaves', async () => {
    const graced = careful({ grace: 5 });
    const world = await earned(graced);
    const letters = world.sent.length;
    const kase = await asked(world, undefined, graced);
    await world.store.noteAutonomy([{ kind: 'when', note: 'off', by: 'Claire', at: NOW }]);
    world.turnClock(NOW + 6 * MINUTE);
    await onTick(world, graced);
    expect(world.sent).toHaveLength(letters);
    expect(await world.store.case(kase.id)).toMatchObject({ state: 'waiting' });
    await yes(world, kase, graced);
    expect(world.sent).toHaveLength(letters + 1);
  });
});

type Step = 'mail' | 'two' | 'yes' | 'no' | 'undo' | 'on' | 'off' | 'tick' | 'complain';

/** So that some leave alone whatever the dice say. */
const EARNED: Step[] = ['mail', 'yes', 'mail', 'yes', 'on', 'mail', 'mail', 'mail'];

describe('no plan leaves without a yes', () => {
  it('while one of its kinds is not switched on, whatever happens in whatever order', async () => {
    let alone = 0;
    const step = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom<Step>('mail', 'mail', 'yes', 'yes', 'on') },
      { weight: 1, arbitrary: fc.constantFrom<Step>('two', 'no', 'undo', 'off', 'tick', 'complain') },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 8, maxLength: 30 }),
        fc.boolean(),
        async (steps, grace) => {
          const of = careful({ autonomyAfter: 2, grace: grace ? 2 : 0 });
          const world = aWorld();
          let now = NOW;
          for (const one of steps) {
            now += MINUTE;
            world.turnClock(now);
            const before = world.sent.length;
            const open = openKinds(await world.store.autonomy());
            await take(world, of, one, now);
            for (const kinds of await sentAlone(world, before)) {
              alone += 1;
              for (const kind of kinds) expect(open).toContain(kind);
            }
          }
        },
      ),
      { numRuns: 40, examples: [[EARNED, false]] },
    );
    expect(alone).toBeGreaterThan(0);
  }, 120_000);
});

/** Kinds of each letter since the nth that nobody said yes to. */
async function sentAlone(world: MemoryWorld, before: number): Promise<readonly (readonly string[])[]> {
  const cases = await world.store.cases();
  return world.sent.slice(before).flatMap(({ inReplyTo }) => {
    const kase = cases.find(({ messageId }) => messageId === inReplyTo);
    if (kase?.decision !== 'act') return [];
    return [kase.reason.code === 'understood' ? kase.reason.kinds : ['not understood']];
  });
}

function openKinds(records: readonly KindRecord[]): readonly string[] {
  return records.filter((record) => isOpen('suggest', record)).map(({ kind }) => kind);
}

async function take(world: MemoryWorld, of: Practice, step: Step, now: number): Promise<void> {
  const said = { by: 'Claire', at: now } as const;
  const [waiting] = await world.store.cases('waiting');
  const [acting] = await world.store.cases('acting');
  switch (step) {
    case 'mail':
      await asked(world, undefined, of);
      return;
    case 'two':
      await asked(world, '[when] C’est quand ?\n[earlier] Si une place se libère plus tôt…', of);
      return;
    case 'yes':
      if (waiting !== undefined) await onVerdict(world, of, { kind: 'approve', case: waiting.id, ...said });
      return;
    case 'no':
      if (waiting !== undefined)
        await onVerdict(world, of, { kind: 'refuse', case: waiting.id, note: '', ...said });
      return;
    case 'undo':
      if (acting !== undefined) await onVerdict(world, of, { kind: 'undo', case: acting.id, ...said });
      return;
    case 'on':
      await switchOn(world, 'when', 2);
      return;
    case 'off':
      await world.store.noteAutonomy([{ kind: 'when', note: 'off', by: 'Claire', at: now }]);
      return;
    case 'tick':
      await onTick(world, of);
      return;
    case 'complain': {
      const last = world.sent.at(-1)?.messageId ?? '<none@example.org>';
      await onMail(world, of, aRawMail('[complaint] C’est faux !', { 'In-Reply-To': last }));
    }
  }
}
