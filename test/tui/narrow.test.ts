import { describe, expect, it } from 'vitest';
import { columns } from '../../src/core/columns.ts';
import { textOf } from '../../src/tui/line.ts';
import { screenLines } from '../../src/tui/screen-lines.ts';
import type { State } from '../../src/tui/state.ts';
import { step } from '../../src/tui/step.ts';
import { aReading } from '../build/builders.ts';
import { aWaitingCase, LABEL, MORNING } from '../contract/store-builders.ts';
import { aState, pressed, someCases } from './a-screen.ts';

const SIZES = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 40 },
] as const;

const urgent = aWaitingCase({
  id: 'c-ffffffffffff',
  sent: MORNING - 60_000,
  reading: aReading([], { urgency: 'red' }),
});

function rowsOf(state: State, size: State['size'], ...keys: readonly string[]): readonly string[] {
  return screenLines(pressed({ ...state, size }, ...keys).state).map(textOf);
}

describe.each(SIZES)('the review on a screen of $columns × $rows', (size) => {
  const state = aState([urgent, ...someCases(24)], { running: false });
  const modes = [[], ['j', 'enter'], ['?'], ['t'], ['r'], ['tab']] as const;

  it.each(modes.map((keys) => [keys.join(' '), keys] as const))('fits after "%s"', (_, keys) => {
    const rows = rowsOf(state, size, ...keys);
    expect(rows).toHaveLength(size.rows - 1);
    for (const row of rows) expect(columns(row)).toBeLessThanOrEqual(size.columns - 1);
  });

  it('cuts no key that can be pressed, and always says how help is had', () => {
    const list = rowsOf(state, size).at(-1) ?? '';
    expect(list).toContain('? aide');
    expect(list).toContain('a approuver');
    const open = rowsOf(state, size, 'j', 'enter').at(-1) ?? '';
    expect(open).toContain('échap retour');
    for (const row of [list, open]) expect(row).not.toContain('…');
  });

  it('offers no yes where everything is done', () => {
    const keys = rowsOf(state, size, 'tab').at(-1) ?? '';
    expect(keys).toContain('⏎ ouvrir');
    expect(keys).toContain('u arrêter l’envoi');
    expect(keys).not.toContain('approuver');
  });

  it('shows every key of the help, and the way back', () => {
    const rows = rowsOf(state, size, '?');
    for (const words of ['choisir', 'vu : une urgence a été lue', 'quitter', 'échap retour'])
      expect(rows.join('\n')).toContain(words);
  });

  it('keeps the names of the tabs and the time', () => {
    const tabs = rowsOf(state, size)[1] ?? '';
    for (const words of ['À valider (25)', 'Questions', '09:00']) expect(tabs).toContain(words);
  });

  it('says whole why the chosen case waits', () => {
    const rows = rowsOf(state, size, 'j').map((row) => row.trim());
    expect(rows.join(' ')).toContain('Réponse prête ; « confirmer » attend votre accord à chaque fois.');
  });

  it('tells what came since apart from what came before, and what was not done in the reader’s language', () => {
    const [kase] = someCases(1);
    const opened = pressed({ ...aState([kase as never]), size: { ...size, rows: 60 } }, 'enter').state;
    const record = { state: 'failed', note: 'agenda-changed', action: LABEL } as never;
    const rows = screenLines(
      step(
        opened,
        {
          kind: 'detail',
          detail: {
            case: kase?.id ?? '',
            days: [],
            history: ['lundi : confirmer'],
            since: ['jeudi : annuler'],
            records: [record],
            slots: [],
          },
        },
        MORNING,
      ).state,
    ).map((row) => textOf(row).trim());
    const place = rows.indexOf('Depuis, de cette personne');
    expect(rows.slice(place, place + 4)).toEqual([
      'Depuis, de cette personne',
      'jeudi : annuler',
      'Avant, avec cette personne',
      'lundi : confirmer',
    ]);
    expect(rows).toContain('Pas fait : L’agenda a changé depuis.');
  });

  it('says how much of a case stands below', () => {
    const rows = rowsOf(state, size, 'j', 'enter').join('\n');
    if (size.rows < 24) expect(rows).toMatch(/↓ la suite : \d+ lignes?/u);
    else expect(rows).not.toContain('la suite');
  });
});
