// Keys while a question stands on the screen: which sentence, which time, until when, with which words.

import { givenIn } from '../core/review/other-slot.ts';
import type { Label } from '../domain/reading.ts';
import { DAY, HOUR, type Instant } from '../domain/time.ts';
import { give } from './give.ts';
import { CHOICES, type Mode, type State, type Stepped, wholeAt } from './state.ts';

type Choosing = Exclude<Mode, { readonly kind: 'list' | 'detail' | 'help' }>;

/** Milliseconds that a case can be put off. */
export const SNOOZES: readonly number[] = [HOUR, 4 * HOUR, DAY, 3 * DAY, 7 * DAY];

/** What a key does to a question; escape takes it away. */
export function onChoiceKey(state: State, mode: Choosing, key: string): Stepped {
  if (key === 'escape') return back(state);
  switch (mode.kind) {
    case 'typing':
      return onTyped(state, mode, key);
    case 'alike':
      return key === 'enter' || key === 'a' || key === 'o' || key === 'y'
        ? give(
            state,
            mode.ids.map((id) => ({ kind: 'approve', case: id })),
          )
        : back(state);
    case 'edited':
      return onEdited(state, mode, key);
    case 'do-here':
      return onHere(state, mode, key);
    case 'call':
      return back(state);
    case 'which-time':
    case 'other-time':
    case 'which-sentence':
    case 'which-label':
    case 'snooze':
      return onList(state, mode, key);
  }
}

function back(state: State): Stepped {
  return { state: { ...state, mode: { kind: 'detail', scroll: 0 } }, wish: wished(state) };
}

function wished({ at, detail }: State): Stepped['wish'] {
  return at === null || detail?.case === at ? null : { kind: 'detail', case: at };
}

type Typing = Extract<Mode, { kind: 'typing' }>;

function onTyped(state: State, mode: Typing, key: string): Stepped {
  const { at } = state;
  const typed = (text: string): Stepped => ({ state: { ...state, mode: { ...mode, text } }, wish: null });
  if (key === 'backspace') return typed([...mode.text].slice(0, -1).join(''));
  if (key !== 'enter') return [...key].length === 1 ? typed(mode.text + key) : typed(mode.text);
  const text = mode.text.trim();
  if (at === null) return back(state);
  if (mode.what === 'refuse') return give(state, [{ kind: 'refuse', case: at, note: text }]);
  return text === '' ? typed('') : give(state, [{ kind: 'hand', case: at, to: text }]);
}

function onEdited(state: State, { check }: Extract<Mode, { kind: 'edited' }>, key: string): Stepped {
  const { at } = state;
  if (at === null) return back(state);
  if (key === 'e') return { state, wish: { kind: 'edit', case: at, text: check.text } };
  if (key !== 'a' || check.faults.length > 0) return { state, wish: null };
  return give(state, [{ kind: 'edit', case: at, text: check.text }]);
}

/** "Here" does it as `agent run --once` would; "later" leaves it for the secretary. */
function onHere(state: State, { verdicts }: Extract<Mode, { kind: 'do-here' }>, key: string): Stepped {
  const mode = { kind: 'list' } as const;
  if (key === 'enter' || key === 'o' || key === 'y')
    return { state: { ...state, mode, busy: true }, wish: { kind: 'verdicts', verdicts, here: true } };
  if (key === 'n')
    return { state: { ...state, mode, busy: true }, wish: { kind: 'verdicts', verdicts, here: false } };
  return { state, wish: null };
}

type Listed = Extract<Mode, { readonly chosen: number }>;

function onList(state: State, mode: Listed, key: string): Stepped {
  const last = countOf(state, mode) - 1;
  const choose = (chosen: number): Stepped => ({
    state: { ...state, mode: { ...mode, chosen: Math.max(0, Math.min(chosen, last)) } },
    wish: null,
  });
  if (key === 'up' || key === 'k') return choose(mode.chosen - 1);
  if (key === 'down' || key === 'j') return choose(mode.chosen + 1);
  if (/^[1-9]$/.test(key) && Number(key) - 1 <= last)
    return chosen(state, { ...mode, chosen: Number(key) - 1 });
  return key === 'enter' ? chosen(state, mode) : choose(mode.chosen);
}

function countOf(state: State, mode: Listed): number {
  const kase = wholeAt(state);
  switch (mode.kind) {
    case 'which-time':
      return kase === null ? 0 : givenIn(kase).length;
    case 'other-time':
      return state.detail?.slots.length ?? 0;
    case 'which-sentence':
      return kase?.reading?.sentences.length ?? 0;
    case 'which-label':
      return CHOICES.length;
    case 'snooze':
      return SNOOZES.length;
  }
}

function chosen(state: State, mode: Listed): Stepped {
  const kase = wholeAt(state);
  if (kase === null) return back(state);
  switch (mode.kind) {
    case 'which-time': {
      const slot = givenIn(kase)[mode.chosen];
      return slot === undefined
        ? back(state)
        : asked(state, { kind: 'other-time', instead: slot.start, chosen: 0 });
    }
    case 'other-time': {
      const slot = state.detail?.slots[mode.chosen];
      if (slot === undefined) return back(state);
      return give(state, [{ kind: 'choose', case: kase.id, instead: mode.instead, slot }]);
    }
    case 'which-sentence': {
      const sentence = kase.reading?.sentences[mode.chosen]?.number;
      return sentence === undefined
        ? back(state)
        : asked(state, { kind: 'which-label', sentence, chosen: 0 });
    }
    case 'which-label':
      return give(state, [
        { kind: 'relabel', case: kase.id, sentence: mode.sentence, labels: labelsAt(mode.chosen) },
      ]);
    case 'snooze':
      return give(state, [{ kind: 'snooze', case: kase.id, until: until(state.now, mode.chosen) }]);
  }
}

function asked(state: State, mode: Mode): Stepped {
  return { state: { ...state, mode }, wish: null };
}

function labelsAt(place: number): readonly Label[] {
  const label = CHOICES[place];
  return label === undefined ? [] : [label];
}

function until(now: Instant, place: number): Instant {
  return now + (SNOOZES[place] ?? HOUR);
}
