import { columns } from '../core/columns.ts';
import { type Line, line } from './line.ts';
import { say } from './say.ts';
import type { Mode, State } from './state.ts';

interface Key {
  readonly fr: string;
  readonly en: string;
  /** 1 stays on the narrowest screen; the highest goes first. */
  readonly rank: number;
}

const LIST: readonly Key[] = [
  { fr: '↑↓ choisir', en: '↑↓ choose', rank: 5 },
  { fr: '⏎ ouvrir', en: '⏎ open', rank: 1 },
  { fr: 'a approuver', en: 'a approve', rank: 1 },
  { fr: 'e modifier', en: 'e edit', rank: 4 },
  { fr: 'r refuser', en: 'r refuse', rank: 2 },
  { fr: 't tous pareils', en: 't all alike', rank: 6 },
  { fr: '? aide', en: '? help', rank: 1 },
  { fr: 'q quitter', en: 'q quit', rank: 3 },
];

/** Of what is done already: nothing there waits for a yes. */
const TODAY: readonly Key[] = [
  { fr: '↑↓ choisir', en: '↑↓ choose', rank: 5 },
  { fr: '⏎ ouvrir', en: '⏎ open', rank: 1 },
  { fr: 'u arrêter l’envoi', en: 'u stop before it leaves', rank: 2 },
  { fr: '⇥ suite', en: '⇥ next list', rank: 3 },
  { fr: '? aide', en: '? help', rank: 1 },
  { fr: 'q quitter', en: 'q quit', rank: 4 },
];

const DETAIL: readonly Key[] = [
  { fr: 'a approuver', en: 'a approve', rank: 1 },
  { fr: 'e modifier', en: 'e edit', rank: 3 },
  { fr: 'r refuser', en: 'r refuse', rank: 2 },
  { fr: 's horaire', en: 's time', rank: 4 },
  { fr: 'l lecture', en: 'l reading', rank: 5 },
  { fr: 'h confier', en: 'h hand over', rank: 6 },
  { fr: 'z plus tard', en: 'z later', rank: 7 },
  { fr: 'échap retour', en: 'esc back', rank: 1 },
  { fr: '? aide', en: '? help', rank: 1 },
];

const HELP: readonly Key[] = [{ fr: 'échap retour', en: 'esc back', rank: 1 }];

/** The keys that can be pressed now, as many as the screen has room for; no word is ever cut. */
export function keysLine(state: State): Line {
  const keys = state.tab === 'today' && state.mode.kind === 'list' ? TODAY : keysOf(state.mode);
  const room = state.size.columns - 1;
  const most = Math.max(0, ...keys.map(({ rank }) => rank));
  for (let rank = most; rank > 1; rank -= 1) {
    const text = wordsOf(state, keys, rank);
    if (columns(text) <= room) return line(text, 'dim');
  }
  return line(wordsOf(state, keys, 1), 'dim');
}

function wordsOf(state: State, keys: readonly Key[], rank: number): string {
  const shown = keys.filter((key) => key.rank <= rank).map(({ fr, en }) => say(state, fr, en));
  return shown.length === 0 ? '' : ` ${shown.join('  ')}`;
}

function keysOf({ kind }: Mode): readonly Key[] {
  switch (kind) {
    case 'list':
      return LIST;
    case 'detail':
      return DETAIL;
    case 'help':
      return HELP;
    // These say below themselves how they are answered.
    case 'alike':
    case 'which-time':
    case 'other-time':
    case 'which-sentence':
    case 'which-label':
    case 'snooze':
    case 'typing':
    case 'call':
    case 'edited':
    case 'do-here':
      return [];
  }
}
