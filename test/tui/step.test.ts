import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/domain/action.ts';
import { textOf } from '../../src/tui/line.ts';
import { screenLines } from '../../src/tui/screen-lines.ts';
import { firstState } from '../../src/tui/state.ts';
import { step } from '../../src/tui/step.ts';
import { anOffer, aReply, aWaitingCase, LABEL, MORNING } from '../contract/store-builders.ts';
import { aPicture, aState, pressed, someCases } from './a-screen.ts';

const RED: Action = { kind: 'alert', level: 'red', about: 'emergency-wording' };

describe('the keys of the review screen', () => {
  it('go through the list and never past its ends', () => {
    const state = aState(someCases(3));
    expect(pressed(state, 'j').state.place).toBe(1);
    expect(pressed(state, 'j', 'j', 'j', 'j').state.place).toBe(2);
    expect(pressed(state, 'up').state.place).toBe(0);
  });

  it('say yes with the seal of what is on the screen', () => {
    const cases = someCases(2);
    const { state, wish } = pressed(aState(cases), 'j', 'a');
    expect(state.busy).toBe(true);
    expect(wish).toEqual({
      kind: 'verdicts',
      here: false,
      verdicts: [
        {
          kind: 'approve',
          case: cases[1]?.id,
          by: 'anne',
          at: MORNING,
          seal: aPicture(cases).seals.get(cases[1]?.id ?? ''),
        },
      ],
    });
  });

  it('do nothing more until the secretary has answered', () => {
    const asked = pressed(aState(someCases(2)), 'a').state;
    expect(pressed(asked, 'a').wish).toBeNull();
    expect(pressed(asked, 'ctrl-c').wish).toEqual({ kind: 'quit' });
  });

  it('ask first when no secretary runs: here, later, or not at all', () => {
    const state = aState(someCases(1), { running: false });
    expect(pressed(state, 'a')).toMatchObject({ wish: null, state: { mode: { kind: 'do-here' } } });
    expect(pressed(state, 'a', 'enter').wish).toMatchObject({ kind: 'verdicts', here: true });
    expect(pressed(state, 'a', 'n').wish).toMatchObject({ kind: 'verdicts', here: false });
    expect(pressed(state, 'a', 'escape').wish).not.toMatchObject({ kind: 'verdicts' });
  });

  it('approve all alike only after the list of them was shown', () => {
    const { state, wish } = pressed(aState(someCases(5)), 't');
    expect(wish).toBeNull();
    expect(state.mode).toMatchObject({ kind: 'alike' });
    expect(pressed(state, 'enter').wish).toMatchObject({ verdicts: { length: 5 } });
    expect(pressed(state, 'escape').wish).toMatchObject({ kind: 'detail' });
  });

  it('refuse with a note, without one, and not while the word is still typed', () => {
    const state = aState(someCases(1));
    expect(pressed(state, 'r', 'v', 'u', 'q').wish).toBeNull();
    expect(pressed(state, 'r', 'v', 'u', 'enter').wish).toMatchObject({
      verdicts: [{ kind: 'refuse', note: 'vu' }],
    });
    expect(pressed(state, 'r', 'enter').wish).toMatchObject({ verdicts: [{ kind: 'refuse', note: '' }] });
  });

  it('hand a case to somebody with a name, not to nobody', () => {
    const state = aState(someCases(1));
    expect(pressed(state, 'h', 'enter').wish).toBeNull();
    expect(pressed(state, 'h', 'P', 'o', 'backspace', 'enter').wish).toMatchObject({
      verdicts: [{ kind: 'hand', to: 'P' }],
    });
  });

  it('put another time in the place of one of several', () => {
    const offer = anOffer({
      slots: [anOffer().slots[0], { ...anOffer().slots[0], start: MORNING + 1 }] as never,
    });
    const kase = aWaitingCase({ proposal: [aReply(), { kind: 'hold', offer }, LABEL] });
    const asked = pressed(aState([kase]), 's', '2').state;
    expect(asked.mode).toEqual({ kind: 'other-time', instead: MORNING + 1, chosen: 0 });
    const detail = { case: kase.id, days: [], history: [], since: [], records: [], slots: offer.slots };
    const known = step(asked, { kind: 'detail', detail }, MORNING).state;
    expect(pressed(known, 'enter').wish).toMatchObject({
      verdicts: [{ kind: 'choose', instead: MORNING + 1 }],
    });
  });

  it('hand the reply to the person’s editor', () => {
    expect(pressed(aState(someCases(1)), 'e').wish).toMatchObject({
      kind: 'edit',
      text: 'Votre rendez-vous est confirmé.',
    });
  });

  it('send an edited text only when nothing is wrong with it', () => {
    const opened = aState(someCases(1));
    const edited = (faults: readonly { code: 'footer-missing' }[]) =>
      step(opened, { kind: 'edited', check: { text: 'Oui.', faults, changes: [] } }, MORNING).state;
    expect(pressed(edited([{ code: 'footer-missing' }]), 'a').wish).toBeNull();
    expect(pressed(edited([]), 'a').wish).toMatchObject({ verdicts: [{ kind: 'edit', text: 'Oui.' }] });
  });
});

describe('a key that does nothing', () => {
  const state = aState(someCases(2));
  const NOTHING = 'Cette touche ne fait rien ici. « ? » montre les touches.';

  it('says so, in the list and in an open case, and how to see the keys', () => {
    expect(pressed(state, 'x').state.message).toBe(NOTHING);
    expect(pressed(state, 'enter', 'A').state.message).toBe(NOTHING);
    expect(pressed(state, 'o').state.message).toBe(NOTHING);
    expect(pressed(state, 'v').state.message).toBe('Aucune urgence à lire.');
    expect(pressed(state, 'x', 'j').state.message).toBe('');
    expect(pressed(state, 'escape').state.message).toBe('');
  });

  it('is the yes to what is settled: nothing is asked, nothing leaves', () => {
    const done = aWaitingCase({ state: 'done' });
    const today = { ...aState([], { running: false, today: [done] }), tab: 'today' as const };
    const { state: after, wish } = pressed({ ...today, at: done.id }, 'a');
    expect([after.message, after.mode.kind, wish]).toEqual(['Déjà fait.', 'list', null]);
  });
});

describe('the screen', () => {
  it('is told when the secretary settles the open case meanwhile, and goes on to the next', () => {
    const cases = someCases(3);
    const open = pressed(aState(cases), 'j', 'enter').state;
    const { state } = step(
      open,
      { kind: 'picture', picture: aPicture(cases.filter((_, at) => at !== 1)) },
      MORNING,
    );
    expect(state).toMatchObject({
      mode: { kind: 'list' },
      at: cases[2]?.id,
      message: 'Ce dossier vient d’être réglé.',
    });
  });

  it('stays at the same case when others come before it', () => {
    const cases = someCases(3);
    const at = pressed(aState(cases.slice(1)), 'j').state;
    const { state } = step(at, { kind: 'picture', picture: aPicture(cases) }, MORNING);
    expect(state).toMatchObject({ at: cases[2]?.id, place: 2 });
  });

  it('has an emergency in red over every mode until it is acknowledged', () => {
    const state = aState([...someCases(2), aWaitingCase({ id: 'c-ffffffffffff', plan: [RED] })]);
    for (const keys of [[], ['enter'], ['?'], ['z'], ['r']]) {
      const [top] = screenLines(pressed(state, ...keys).state);
      expect(top?.[0]).toMatchObject({ tone: 'alarm' });
      expect(textOf(top ?? [])).toContain('URGENCE POSSIBLE (v : vu)');
    }
    expect(pressed(state, 'v').wish).toMatchObject({ verdicts: [{ kind: 'seen', case: 'c-ffffffffffff' }] });
  });

  it.each([
    [80, 24],
    [100, 30],
    [160, 50],
    [40, 10],
  ])('fits %i × %i in every mode', (columns, rows) => {
    const state = { ...aState(someCases(40)), size: { columns, rows } };
    for (const keys of [[], ['enter'], ['?'], ['t'], ['z'], ['l'], ['r'], ['c']]) {
      const lines = screenLines(pressed(state, ...keys).state);
      expect(lines.length).toBeLessThan(rows);
      if (columns >= 80) for (const one of lines) expect(textOf(one).length).toBeLessThan(columns + 1);
    }
  });

  it.each([
    [0, 0, 80, 24],
    [7, 3, 40, 10],
  ])('takes a terminal of %i × %i for %i × %i', (columns, rows, asColumns, asRows) => {
    const known = aState(someCases(3));
    const size = { columns, rows };
    const first = firstState(known.picture, { around: known.around, size, now: MORNING });
    for (const state of [first, step(known, { kind: 'size', size }, MORNING).state]) {
      expect(state.size).toEqual({ columns: asColumns, rows: asRows });
      expect(screenLines(state)).not.toEqual([]);
    }
  });
});
