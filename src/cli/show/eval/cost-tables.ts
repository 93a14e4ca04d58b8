// What a model costs, in seconds and tokens.

import type { Figures, Spread } from '../../../core/evaluation/figures.ts';
import type { Language, ProgramLanguage } from '../../../domain/language.ts';
import { decimal, twoNumbers } from './figure-words.ts';

type Say = (fr: string, en: string) => string;

interface Measured {
  readonly all: Figures;
  readonly byLanguage: ReadonlyMap<Language, Figures>;
}

/** What the runs cost, side by side; nothing when no model was asked. */
export function costRows(
  runs: readonly Measured[],
  language: ProgramLanguage,
  say: Say,
): readonly (readonly string[])[] {
  if (runs.every(({ all }) => all.cost === null)) return [];
  const row = (name: string, of: (cost: NonNullable<Figures['cost']>) => string) => [
    name,
    ...runs.map(({ all: { cost } }) => (cost === null ? '–' : of(cost))),
  ];
  return [
    row(
      say('modèle interrogé, sans réponse', 'model asked, no answer'),
      ({ asked, away }) => `${asked}, ${away}`,
    ),
    row(say('secondes, médiane et 90 %', 'seconds, median and 90 %'), ({ seconds }) =>
      twoNumbers(seconds, 1, language),
    ),
    ...[
      row(say('mots-machine de la question', 'tokens of the question'), ({ prompt }) =>
        twoNumbers(prompt, 0, language),
      ),
      row(say('  … lus à nouveau', '  … read anew'), ({ read }) => twoNumbers(read, 0, language)),
      row(say('mots-machine écrits', 'tokens written'), ({ written }) => twoNumbers(written, 0, language)),
    ].filter(([, ...cells]) => cells.some((cell) => cell !== '–')),
  ];
}

/** What each mail for which the model was asked took, by language. */
export function costTable({ all, byLanguage }: Measured, language: ProgramLanguage, say: Say) {
  const row = (name: string, { cost }: Figures) => {
    const cells = (spread: Spread | null | undefined, digits: number) => [
      spread == null ? '–' : decimal(spread.median, digits, language),
      spread == null ? '–' : decimal(spread.p90, digits, language),
    ];
    return [
      name,
      String(cost?.asked ?? 0),
      String(cost?.away ?? 0),
      ...cells(cost?.seconds, 1),
      ...cells(cost?.read ?? cost?.prompt, 0),
      ...cells(cost?.written, 0),
    ];
  };
  return {
    title: say('Ce que coûte le modèle, par mail', 'What the model costs, a mail'),
    columns: [
      '',
      say('demandé', 'asked'),
      say('sans rép.', 'no answer'),
      's',
      '90 %',
      say('lus', 'read'),
      '90 %',
      say('écrits', 'written'),
      '90 %',
    ],
    rows: [...[...byLanguage].map(([code, figures]) => row(code, figures)), row(say('toutes', 'all'), all)],
    note:
      all.cost?.read === null
        ? say(
            's : secondes, médiane ; lus, écrits : mots-machine (le serveur ne dit pas combien il en connaissait déjà).',
            's: seconds, median; read, written: tokens (the server does not tell how many it knew already).',
          )
        : say(
            's : secondes, médiane ; lus : mots-machine lus à nouveau ; écrits : ceux de la réponse.',
            's: seconds, median; read: tokens read anew; written: those of the answer.',
          ),
  };
}
