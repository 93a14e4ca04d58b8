import { alikeTo } from '../core/review/alike.ts';
import { givenIn } from '../core/review/other-slot.ts';
import { unseen } from '../core/review/queue.ts';
import type { Case, ListedCase } from '../domain/case.ts';
import { onChoiceKey } from './choices.ts';
import { detailLines } from './detail-lines.ts';
import { give } from './give.ts';
import { say } from './say.ts';
import {
  caseAt,
  drawable,
  type Happening,
  type Mode,
  type State,
  type Stepped,
  shown,
  TABS,
  type Whole,
  wholeAt,
} from './state.ts';

/** What the screen becomes when something happens, and what it asks of the world. Pure. */
export function step(before: State, happening: Happening, now: number): Stepped {
  const state = { ...before, now };
  switch (happening.kind) {
    case 'key':
      return onKey(state, happening.key);
    case 'picture':
      return onPicture({ ...state, picture: happening.picture });
    case 'whole':
      return onWhole(state, happening.whole);
    case 'detail':
      return still(happening.detail.case === state.at ? { ...state, detail: happening.detail } : state);
    case 'said':
      return still({ ...state, busy: false, message: happening.message });
    case 'edited':
      return still({ ...state, mode: { kind: 'edited', check: happening.check } });
    case 'size':
      return still({ ...state, size: drawable(happening.size) });
    case 'clock':
      return still(state);
  }
}

function still(state: State): Stepped {
  return { state, wish: null };
}

function inMode(state: State, mode: Mode): Stepped {
  return still({ ...state, mode });
}

/** The key that waited for it is done now. */
function onWhole(state: State, whole: Whole | null): Stepped {
  if (whole === null || whole.kase.id !== state.at) return still({ ...state, pressed: null });
  const known = { ...state, whole, pressed: null };
  return state.pressed === null ? still(known) : onKey(known, state.pressed);
}

/** What was settled meanwhile is gone from the list: the person is at the case that took its place. */
function onPicture(state: State): Stepped {
  const cases = shown(state);
  const isOpen = state.mode.kind !== 'list' && state.mode.kind !== 'help';
  const place = cases.findIndex(({ id }) => id === state.at);
  if (place >= 0) {
    const wish = isOpen && state.at !== null ? ({ kind: 'detail', case: state.at } as const) : null;
    return { state: { ...state, place, whole: isOpen ? state.whole : null }, wish };
  }
  const moved = goTo(state, Math.min(state.place, cases.length - 1));
  if (!isOpen) return still(moved);
  const settled = say(state, 'Ce dossier vient d’être réglé.', 'This case was just settled.');
  return still({ ...moved, mode: { kind: 'list' }, message: state.message || settled });
}

function goTo(state: State, wanted: number): State {
  const cases = shown(state);
  const place = Math.max(0, Math.min(wanted, cases.length - 1));
  return { ...state, place, at: cases[place]?.id ?? null, whole: null, detail: null };
}

function onKey(before: State, key: string): Stepped {
  if (key === 'ctrl-c') return { state: before, wish: { kind: 'quit' } };
  if (before.busy) return still(before);
  const state = { ...before, message: '', pressed: null };
  const { mode } = state;
  if (key === 'v' && mode.kind !== 'typing') return acknowledge(state);
  if (mode.kind === 'list') return onListKey(state, key);
  if (mode.kind === 'detail') return onDetailKey(state, mode.scroll, key);
  if (mode.kind === 'help') return inMode(state, { kind: 'list' });
  return onChoiceKey(state, mode, key);
}

/** The oldest emergency nobody has acknowledged. */
function acknowledge(state: State): Stepped {
  const [first] = unseen(state.picture.queue);
  if (first === undefined)
    return still({ ...state, message: say(state, 'Aucune urgence à lire.', 'No emergency to read.') });
  return give(state, [{ kind: 'seen', case: first.kase.id }]);
}

function onListKey(state: State, key: string): Stepped {
  const page = Math.max(1, state.size.rows - 8);
  switch (key) {
    case 'up':
    case 'k':
      return still(goTo(state, state.place - 1));
    case 'down':
    case 'j':
      return still(goTo(state, state.place + 1));
    case 'page-up':
      return still(goTo(state, state.place - page));
    case 'page-down':
    case ' ':
      return still(goTo(state, state.place + page));
    case 'home':
    case 'g':
      return still(goTo(state, 0));
    case 'end':
    case 'G':
      return still(goTo(state, Number.MAX_SAFE_INTEGER));
    case 'tab':
    case 'right':
      return still(onTab(state, 1));
    case 'back-tab':
    case 'left':
      return still(onTab(state, -1));
    case 'q':
      return { state, wish: { kind: 'quit' } };
    case 'enter':
      return opened(state);
    case 'o':
    case 'y':
      return letAlone(state);
    default:
      return onCaseKey(state, key);
  }
}

/** The one key that says yes to a kind that is answered alone from now on. */
function letAlone(state: State): Stepped {
  const { asked } = state.picture;
  return asked === null
    ? withoutUse(state)
    : { state: { ...state, busy: true }, wish: { kind: 'let-alone', kindOf: asked.kind } };
}

function onTab(state: State, by: number): State {
  const tab = TABS[(TABS.indexOf(state.tab) + by + TABS.length) % TABS.length] ?? 'waiting';
  return goTo({ ...state, tab }, 0);
}

function opened(state: State): Stepped {
  if (state.at === null) return still(state);
  return {
    state: { ...state, mode: { kind: 'detail', scroll: 0 } },
    wish: { kind: 'detail', case: state.at },
  };
}

function onDetailKey(state: State, scroll: number, key: string): Stepped {
  const page = Math.max(1, state.size.rows - 8);
  const scrolled = (lines: number) =>
    inMode(state, { kind: 'detail', scroll: Math.max(0, Math.min(scroll + lines, lastLine(state))) });
  switch (key) {
    case 'up':
    case 'k':
      return scrolled(-1);
    case 'down':
    case 'j':
      return scrolled(1);
    case 'page-up':
      return scrolled(-page);
    case 'page-down':
    case ' ':
      return scrolled(page);
    case 'n':
    case 'right':
      return opened(goTo(state, state.place + 1));
    case 'p':
    case 'left':
      return opened(goTo(state, state.place - 1));
    case 'q':
    case 'escape':
    case 'backspace':
      return inMode(state, { kind: 'list' });
    default:
      return onCaseKey(state, key);
  }
}

/** Scrolling ends where the case does. */
function lastLine(state: State): number {
  const kase = wholeAt(state);
  return kase === null ? 0 : Math.max(0, detailLines(state, kase).length - 4);
}

/** Keys that are about the case, in the list and when it is open. Other keys say that they do nothing. */
function onCaseKey(state: State, key: string): Stepped {
  if (key === '?') return inMode(state, { kind: 'help' });
  const kase = caseAt(state);
  if (key === 'escape' || key === 'backspace') return still(state);
  if (kase === null) return withoutUse(state);
  const act = CASE_KEYS[key];
  if (act !== undefined) return act(state, kase);
  const withWords = WORD_KEYS[key];
  if (withWords === undefined) return withoutUse(state);
  const whole = wholeAt(state);
  return whole === null
    ? { state: { ...state, pressed: key }, wish: { kind: 'detail', case: kase.id } }
    : withWords(state, whole);
}

/** Whoever presses it must not wonder whether something happened. */
function withoutUse(state: State): Stepped {
  const message = say(
    state,
    'Cette touche ne fait rien ici. « ? » montre les touches.',
    'This key does nothing here. "?" shows the keys.',
  );
  return still({ ...state, message });
}

const CASE_KEYS: Readonly<Record<string, (state: State, kase: ListedCase) => Stepped>> = {
  a: (state, kase) => (isOver(kase) ? settled(state) : give(state, [{ kind: 'approve', case: kase.id }])),
  u: (state, kase) => give(state, [{ kind: 'undo', case: kase.id }]),
  t: allAlike,
  r: (state, kase) => ifWaiting(state, kase, { kind: 'typing', what: 'refuse', text: '' }),
  h: (state, kase) => ifWaiting(state, kase, { kind: 'typing', what: 'hand', text: '' }),
  z: (state, kase) => ifWaiting(state, kase, { kind: 'snooze', chosen: 0 }),
};

/** Keys that need every word of the case. */
const WORD_KEYS: Readonly<Record<string, (state: State, kase: Case) => Stepped>> = {
  e: edit,
  s: otherTime,
  l: otherReading,
  c: (state) => looked(state, { kind: 'call' }),
};

/** Modes that show what has to be looked up first. */
function looked(state: State, mode: Mode): Stepped {
  const wish = state.at === null ? null : ({ kind: 'detail', case: state.at } as const);
  return { state: { ...state, mode }, wish };
}

function ifWaiting(state: State, kase: ListedCase, mode: Mode): Stepped {
  return kase.state === 'waiting' || kase.state === 'unknown' ? inMode(state, mode) : settled(state);
}

function isOver({ state }: ListedCase): boolean {
  return state === 'done' || state === 'set-aside' || state === 'refused';
}

function settled(state: State): Stepped {
  return still({ ...state, message: say(state, 'Déjà fait.', 'Already done.') });
}

function allAlike(state: State, kase: ListedCase): Stepped {
  const ids = alikeTo(kase, state.picture.queue).map((one) => one.kase.id);
  if (ids.length > 1) return inMode(state, { kind: 'alike', ids });
  return still({ ...state, message: say(state, 'Rien d’autre n’est pareil.', 'Nothing else is alike.') });
}

function edit(state: State, kase: Case): Stepped {
  if (kase.state !== 'waiting') return settled(state);
  const letter = kase.proposal.flatMap((action) => (action.kind === 'reply' ? [action.letter] : []))[0];
  if (letter === undefined)
    return still({
      ...state,
      message: say(state, 'Aucune réponse à modifier.', 'There is no reply to edit.'),
    });
  return { state, wish: { kind: 'edit', case: kase.id, text: letter.body } };
}

function otherTime(state: State, kase: Case): Stepped {
  if (kase.state !== 'waiting') return settled(state);
  const given = givenIn(kase);
  const [only] = given;
  if (only === undefined)
    return still({
      ...state,
      message: say(state, 'Aucun horaire à changer.', 'There is no time to change.'),
    });
  return given.length === 1
    ? looked(state, { kind: 'other-time', instead: only.start, chosen: 0 })
    : looked(state, { kind: 'which-time', chosen: 0 });
}

function otherReading(state: State, { reading }: Case): Stepped {
  if (reading === null || reading.sentences.length === 0)
    return still({ ...state, message: say(state, 'Ce mail n’a pas été lu.', 'This mail was not read.') });
  return inMode(state, { kind: 'which-sentence', chosen: 0 });
}
