// What goes wrong around a yes: two of them, an answer by hand, a text that lost its protection, names without end, a
// patient who is gone, a clock that goes back.

import { describe, expect, it } from 'vitest';
import { sealOf } from '../../src/core/review/seal.ts';
import type { Case } from '../../src/domain/case.ts';
import { HOUR, MINUTE } from '../../src/domain/time.ts';
import { onTick } from '../../src/flow/clock/on-tick.ts';
import { onMail } from '../../src/flow/mails/on-mail.ts';
import { onVerdict } from '../../src/flow/verdicts/on-verdict.ts';
import { aPatient, aPractice, autonomy, NOW } from '../build/builders.ts';
import { aRawMail, aWorld } from '../build/world.ts';

const practice = aPractice({ autonomy: autonomy({ when: 'suggest', cancel: 'suggest', move: 'suggest' }) });
const BY = { by: 'anne', at: NOW };
const seal = (kase: Case) => sealOf(kase, []);

describe('a yes under attack', () => {
  it('given in two terminals for the same picture does one act', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    const yes = { kind: 'approve', case: kase.id, seal: seal(kase), ...BY } as const;
    expect(await onVerdict(world, practice, yes)).toBe('done');
    expect(await onVerdict(world, practice, { ...yes, by: 'paul' })).toBe('already-settled');
    expect(world.sent).toHaveLength(1);
  });

  it('of a letter that was edited elsewhere is void: it is not the letter that was seen', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[when] c’est quand'));
    await world.store.revise({
      ...kase,
      proposal: kase.proposal.map((action) =>
        action.kind === 'reply'
          ? { ...action, letter: { ...action.letter, body: `${action.letter.body}.` as never } }
          : action,
      ),
    });
    const yes = { kind: 'approve', case: kase.id, seal: seal(kase), ...BY } as const;
    expect(await onVerdict(world, practice, yes)).toBe('not-as-seen');
    expect(world.sent).toEqual([]);
  });

  it('with a text without the emergency numbers, or without saying who wrote it, sends nothing', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[when] c’est quand'));
    const [body = ''] = kase.proposal.flatMap((action) =>
      action.kind === 'reply' ? [action.letter.body as string] : [],
    );
    for (const text of [body.replace('[15 / 112]', ''), body.replace('[AI, read]', ''), '', '\u0000'])
      expect(await onVerdict(world, practice, { kind: 'edit', case: kase.id, text, ...BY })).toBe('not-fit');
    const other = body.replace('[AI, read]', '[AI]');
    expect(await onVerdict(world, practice, { kind: 'edit', case: kase.id, text: other, ...BY })).toBe(
      'done',
    );
    expect(world.sent).toHaveLength(1);
  });

  it('for a patient whose row was deleted meanwhile is for what was seen, to the address that wrote', async () => {
    const world = aWorld();
    const kase = await onMail(world, practice, aRawMail('[cancel] je ne viens pas jeudi'));
    const emptied = { ...world, directory: { ...world.directory, patients: async () => [] } };
    const judged = await onVerdict(emptied, practice, { kind: 'approve', case: kase.id, ...BY });
    // The yes is for the letter and the change that were seen; nothing of them hangs on the file.
    expect(judged).toBe('done');
    expect(world.sent.map(({ to }) => to)).toEqual([kase.from]);
  });

  it('for somebody with a name of four thousand letters sends one whole letter', async () => {
    const name = 'Ana '.repeat(1000);
    const world = aWorld({ patients: [{ ...aPatient(), givenName: name, familyName: name }] });
    const kase = await onMail(
      world,
      practice,
      aRawMail('[when] c’est quand', { From: `"${name}" <ana@example.org>` }),
    );
    expect(
      await onVerdict(world, practice, { kind: 'approve', case: kase.id, seal: seal(kase), ...BY }),
    ).toBe('done');
    expect(world.sent[0]?.body).not.toContain('Ana Ana');
  });
});

describe('a clock that goes back by an hour while a letter waits for its grace', () => {
  it('lets it leave once, and not too early', async () => {
    const open = aPractice({ autonomy: autonomy({ when: 'auto' }), grace: 5 });
    const world = aWorld();
    const kase = await onMail(world, open, aRawMail('[when] c’est quand'));
    world.turnClock(NOW - HOUR);
    await onTick(world, open);
    expect(world.sent).toEqual([]);
    world.turnClock(NOW + 6 * MINUTE);
    await onTick(world, open);
    world.turnClock(NOW - HOUR);
    await onTick(world, open);
    world.turnClock(NOW + 7 * MINUTE);
    await onTick(world, open);
    expect(world.sent).toHaveLength(1);
    expect((await world.store.case(kase.id))?.state).toBe('done');
  });

  it('can still be stopped', async () => {
    const open = aPractice({ autonomy: autonomy({ when: 'auto' }), grace: 5 });
    const world = aWorld();
    const kase = await onMail(world, open, aRawMail('[when] c’est quand'));
    world.turnClock(NOW - HOUR);
    expect(await onVerdict(world, open, { kind: 'undo', case: kase.id, ...BY })).toBe('undone');
    world.turnClock(NOW + HOUR);
    await onTick(world, open);
    expect(world.sent).toEqual([]);
  });
});
