import { clip, columns, pad } from '../core/columns.ts';
import { factMaker } from '../core/letters/facts.ts';
import { unseen } from '../core/review/queue.ts';
import { askedWords, doWords, whoWords, whyWords } from '../core/review/short-words.ts';
import type { ListedCase } from '../domain/case.ts';
import type { ProgramLanguage } from '../domain/language.ts';
import { toLocal } from '../domain/time.ts';
import { EMPTY, type Line, line, piece } from './line.ts';
import { say } from './say.ts';
import { type State, shown, type Tab, waitingOf } from './state.ts';

/** The names of the tabs with their counts, and the time; shorter names where the screen is narrow. */
export function tabLine(state: State): Line {
  const { tab, size, now, around } = state;
  const clock = toLocal(now, around.zone).slice(11, 16);
  const room = size.columns - 2 - clock.length;
  const whole = tabPieces(state, tab, 'whole');
  const pieces = widthOf(whole) <= room ? whole : tabPieces(state, tab, 'short');
  return [...pieces, piece(clock.padStart(Math.max(1, size.columns - 1 - widthOf(pieces))), 'dim')];
}

function tabPieces(state: State, tab: Tab, length: 'whole' | 'short'): Line {
  const { picture } = state;
  const counts = {
    waiting: picture.queue.length,
    today: picture.today.length,
    questions: shown({ picture, tab: 'questions' }).length,
  };
  return TABS.flatMap(([name, words]) => {
    const [fr, en] = words[length];
    const text = `${say(state, fr, en)} (${counts[name]})`;
    return [piece(' '), piece(name === tab ? `[${text}]` : ` ${text} `, name === tab ? 'bold' : 'dim')];
  });
}

type Words = readonly [fr: string, en: string];

const TABS: readonly (readonly [Tab, Readonly<Record<'whole' | 'short', Words>>])[] = [
  ['waiting', { whole: ['À valider', 'To approve'], short: ['À valider', 'To approve'] }],
  ['today', { whole: ['Fait aujourd’hui', 'Done today'], short: ['Fait', 'Done'] }],
  [
    'questions',
    { whole: ['Questions sans réponse', 'Unanswered questions'], short: ['Questions', 'Questions'] },
  ],
];

function widthOf(pieces: Line): number {
  return pieces.reduce((sum, { text }) => sum + text.length, 0);
}

/** Red over everything while an emergency was not acknowledged; empty when there is none. */
export function alarmLines(state: State): readonly Line[] {
  const { picture, size, around } = state;
  const alarms = unseen(picture.queue);
  const [first] = alarms;
  if (first === undefined) return [];
  const who = whoWords(first.kase, picture.patients);
  const more = alarms.length > 1 ? ` (+${alarms.length - 1})` : '';
  const words = (when: string) =>
    say(
      state,
      `!! URGENCE POSSIBLE (v : vu) : ${who}, ${when}${more}`,
      `!! POSSIBLE EMERGENCY (v: seen): ${who}, ${when}${more}`,
    );
  const whole = words(factMaker(around.language, around.zone).moment(first.kase.sent));
  const local = toLocal(first.kase.sent, around.zone);
  const short = words(`${local.slice(8, 10)}/${local.slice(5, 7)} ${local.slice(11, 16)}`);
  return [line(pad(columns(whole) <= size.columns - 1 ? whole : short, size.columns - 1), 'alarm')];
}

/** The part of the list around the person's place, one line a case. */
export function listLines(state: State, height: number): readonly Line[] {
  const cases = shown(state);
  if (cases.length === 0) return [EMPTY, line(`  ${emptyWords(state)}`, 'dim')];
  const first = Math.max(0, Math.min(state.place - Math.floor(height / 2), cases.length - height));
  return cases.slice(first, first + height).map((kase, row) => {
    const flag = waitingOf(state.picture, kase.id);
    const mark = flag?.urgency === 'red' ? '!!' : flag?.urgency === 'amber' ? ' !' : '  ';
    const isChosen = first + row === state.place;
    const text = rowText(state, kase, {
      mark: `${isChosen ? '›' : ' '}${mark}`,
      handed: flag?.note?.handed?.to ?? null,
    });
    return line(text, isChosen ? 'chosen' : flag?.urgency === 'red' ? 'bad' : 'plain');
  });
}

interface Row {
  readonly mark: string;
  readonly handed: string | null;
}

function rowText(state: State, kase: ListedCase, { mark, handed }: Row): string {
  const { language } = state.around;
  const width = state.size.columns - 1;
  const [who, asked, done] = [Math.floor(width * 0.2), Math.floor(width * 0.27), Math.floor(width * 0.2)];
  const why = state.tab === 'today' ? stateWords(state, kase) : whyWords(kase, language);
  const tail = handed === null ? why : `→ ${handed} · ${why}`;
  const cells = [
    pad(whoWords(kase, state.picture.patients), who),
    pad(askedWords(kase, language), asked),
    pad(state.tab === 'today' ? doneWords(kase, language) : doWords(kase, language), done),
  ];
  return pad(clip(`${mark} ${cells.join(' ')} ${tail}`, width), width);
}

/** What was done, or is still to be; nothing for what was set aside. */
function doneWords({ plan, proposal, state }: ListedCase, language: ProgramLanguage): string {
  const all = [...plan, ...proposal].filter(({ kind }) => kind !== 'label');
  return all.length === 0 && state !== 'waiting' ? '' : doWords({ proposal: all }, language);
}

/** How a case of today stands. */
export function stateWords(state: State, kase: Pick<ListedCase, 'state' | 'decision'>): string {
  switch (kase.state) {
    case 'acting':
      return say(state, 'part bientôt : u pour arrêter', 'leaves soon: u to stop it');
    case 'waiting':
      return say(state, 'attend un oui', 'waits for a yes');
    case 'done':
      return kase.decision === 'act'
        ? say(state, 'fait seul', 'done alone')
        : say(state, 'fait après vous', 'done after you');
    case 'set-aside':
      return say(state, 'mis de côté', 'set aside');
    case 'refused':
      return say(state, 'refusé', 'refused');
    case 'unknown':
      return say(state, 'issue incertaine', 'outcome uncertain');
  }
}

function emptyWords(state: State): string {
  switch (state.tab) {
    case 'waiting':
      return say(state, 'Rien n’attend votre oui.', 'Nothing waits for your yes.');
    case 'today':
      return say(state, 'Rien encore aujourd’hui.', 'Nothing yet today.');
    case 'questions':
      return say(
        state,
        'Toutes les questions ont une réponse approuvée.',
        'Every question has an approved answer.',
      );
  }
}
