import { wrap } from '../core/columns.ts';
import { counted } from '../core/plural.ts';
import { unseen } from '../core/review/queue.ts';
import { whyWords } from '../core/review/short-words.ts';
import type { ListedCase } from '../domain/case.ts';
import { detailLines, footLines } from './detail-lines.ts';
import { keysLine } from './keys-line.ts';
import { EMPTY, fitted, type Line, line } from './line.ts';
import { alarmLines, listLines, tabLine } from './list-lines.ts';
import { questionLines } from './question-lines.ts';
import { say } from './say.ts';
import { caseAt, type State, wholeAt } from './state.ts';

/** The whole screen, exactly as many lines as it has rows but one: the last stays free, so that nothing scrolls. */
export function screenLines(state: State): readonly Line[] {
  const { size, mode } = state;
  const width = size.columns - 1;
  const kase = caseAt(state);
  const top = topLines(state);
  const foot = [
    ...footOf(state, kase),
    ...(mode.kind === 'help' ? [] : [messageLine(state)]),
    keysLine(state),
  ];
  const ruleLines = mode.kind === 'help' ? 0 : 1;
  const height = Math.max(1, size.rows - 1 - ruleLines - top.length - foot.length);
  const { shown, below } = middleOf(state, height);
  const filled = Array.from({ length: height }, (_, row) => shown[row] ?? EMPTY);
  const rule = line(ruled(below === 0 ? '' : moreWords(state, below), width), 'dim');
  const rules = ruleLines === 0 ? [] : [rule];
  return [...top, ...filled, ...rules, ...foot].map((one) => fitted(one, width));
}

/** Help needs the room: only an emergency stands above it. */
function topLines(state: State): readonly Line[] {
  const { mode, size } = state;
  if (mode.kind === 'help') return alarmLines(state);
  return [...alarmLines(state), tabLine(state), line('─'.repeat(size.columns - 1), 'dim')];
}

function footOf(state: State, kase: ListedCase | null): readonly Line[] {
  const { mode } = state;
  const whole = wholeAt(state);
  if (mode.kind === 'list') return [...whyLines(state, kase), ...askedLines(state)];
  return mode.kind === 'detail' && whole !== null ? footLines(state, whole) : [];
}

/** Why the chosen case waits, whole: the list has room for its first words only. */
function whyLines(state: State, kase: ListedCase | null): readonly Line[] {
  if (kase === null || state.tab === 'today' || state.size.rows < 16) return [];
  const text = whyWords(kase, state.around.language);
  return wrap(text, state.size.columns - 3)
    .slice(0, 2)
    .map((one) => line(` ${one}`, 'warn'));
}

interface Middle {
  readonly shown: readonly Line[];
  /** Lines that stand below the screen. */
  readonly below: number;
}

function middleOf(state: State, height: number): Middle {
  const { mode } = state;
  const kase = wholeAt(state);
  if (mode.kind === 'list') return { shown: listLines(state, height), below: 0 };
  if (mode.kind !== 'detail') return { shown: questionLines(state, mode).slice(0, height), below: 0 };
  const all = kase === null ? [] : detailLines(state, kase);
  const first = Math.max(0, Math.min(mode.scroll, all.length - height));
  return { shown: all.slice(first, first + height), below: Math.max(0, all.length - first - height) };
}

function moreWords(state: State, below: number): string {
  return say(
    state,
    ` ↓ la suite : ${counted(below, 'fr', ['ligne', 'lignes'])} `,
    ` ↓ more: ${counted(below, 'en', ['line', 'lines'])} `,
  );
}

function ruled(text: string, width: number): string {
  return `${'─'.repeat(Math.max(0, width - text.length - 2))}${text}──`.slice(-width);
}

/** What is asked of a kind that earned it, with its key; nothing while an emergency is unread. */
function askedLines(state: State): readonly Line[] {
  const { picture, size } = state;
  if (picture.asked === null || unseen(picture.queue).length > 0) return [];
  const text = `${picture.asked.question} ${say(state, '(o : oui)', '(y: yes)')}`;
  return wrap(text, size.columns - 3).map((one) => line(` ${one}`, 'bold'));
}

function messageLine(state: State): Line {
  const { message, busy, picture, size } = state;
  if (busy) return line(say(state, ' …', ' …'), 'dim');
  if (message !== '') return line(` ${message}`, 'good');
  if (!picture.running)
    return line(
      say(
        state,
        size.columns < 70
          ? ' Le secrétariat n’est pas en marche : agent run'
          : ' Le secrétariat n’est pas en marche : agent run, ou agent run --once.',
        size.columns < 70
          ? ' The secretary is not running: agent run'
          : ' The secretary is not running: agent run, or agent run --once.',
      ),
      'warn',
    );
  return picture.paused
    ? line(
        say(state, ' Les envois sont en pause : agent resume.', ' Sending is paused: agent resume.'),
        'warn',
      )
    : EMPTY;
}
