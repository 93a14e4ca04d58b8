// The figures as tables that terminal, Markdown and HTML share: every cell a text, the first column names.

import { type Coverage, type Figures, precisionRecall } from '../../../core/evaluation/figures.ts';
import { fitnessOf } from '../../../core/evaluation/fitness.ts';
import type { Share } from '../../../core/evaluation/wilson.ts';
import { nameOf } from '../../../core/explain.ts';
import type { Language, ProgramLanguage } from '../../../domain/language.ts';
import type { RequestKind } from '../../../domain/reading.ts';
import { costRows, costTable } from './cost-tables.ts';
import { counted, counts, interval, percent } from './figure-words.ts';
import { timeTables } from './time-tables.ts';

export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** What a reader of the table has to know; '' when nothing. */
  readonly note: string;
}

/** One reader or model, and how well it read. */
export interface Run {
  readonly name: string;
  readonly all: Figures;
  readonly byLanguage: ReadonlyMap<Language, Figures>;
}

type Say = (fr: string, en: string) => string;

/** What a person reads instead of `lexical`; a model goes by its own name. */
export function runTitle(name: string, language: ProgramLanguage): string {
  if (name !== 'lexical') return name;
  return language === 'fr' ? 'lecteur intégré' : 'embedded reader';
}

/** All tables of a report: the runs side by side, then each by itself. */
export function evalTables(runs: readonly Run[], language: ProgramLanguage): readonly Table[] {
  const say: Say = (fr, en) => (language === 'fr' ? fr : en);
  const titled = (run: Run, title: string) =>
    runs.length === 1 ? title : `${title} · ${runTitle(run.name, language)}`;
  return [
    overview(runs, language, say),
    ...runs.flatMap((run) =>
      [
        coverageTable(run, language, say),
        languageTable(run, language, say),
        ...(run.all.cost === null ? [] : [costTable(run, language, say)]),
        kindTable(run, language, say),
        ...timeTables(run, language, say),
      ].map((table) => ({ ...table, title: titled(run, table.title) })),
    ),
  ];
}

function overview(runs: readonly Run[], language: ProgramLanguage, say: Say): Table {
  const row = (name: string, cell: (figures: Figures) => string) => [
    name,
    ...runs.map(({ all }) => cell(all)),
  ];
  const part = (name: string, of: (figures: Figures) => Share) =>
    row(name, (all) => counted(of(all), language));
  const f1 = (figures: Figures) => percent(precisionRecall(figures.kinds).f1, language);
  return {
    title: say('En bref', 'In short'),
    columns: ['', ...runs.map(({ name }) => runTitle(name, language))],
    rows: [
      row(say('mails lus', 'mails read'), ({ mails }) => String(mails)),
      row(say('demandes reconnues (F1)', 'requests recognised (F1)'), f1),
      row(say('  justes parmi les dites', '  right of those said'), ({ kinds }) =>
        percent(precisionRecall(kinds).precision, language),
      ),
      row(say('  dites parmi les vraies', '  said of those there'), ({ kinds }) =>
        percent(precisionRecall(kinds).recall, language),
      ),
      part(say('urgences traitées en routine', 'emergencies answered as routine'), (all) => all.redAsRoutine),
      part(say('urgences reconnues', 'emergencies recognised'), (all) => all.redFound),
      part(say('fausses urgences', 'false emergencies'), (all) => all.falseRed),
      part(say('« à voir vite » retenus', '"soon" mails held back'), (all) => all.amberHeld),
      part(say('laissés partir, à raison', 'let go, rightly'), (all) => all.letGo),
      part(say('laissés partir, à tort', 'let go, wrongly'), (all) => all.letSlip),
      part(say('souhaits : bons jours', 'wishes: right days'), (all) => all.rightDays),
      part(say('  … où un moment a été lu', '  … where a time was seen'), (all) => all.rightDaysSeen),
      part(say('souhaits : jours et heures exacts', 'wishes: exact days and hours'), (all) => all.exactTimes),
      part(say('langue reconnue', 'language recognised'), (all) => all.language),
      ...costRows(runs, language, say),
    ],
    note: say(
      'laissés partir : de ceux qu’une secrétaire soigneuse laisse partir sans relecture (à raison), et des autres (à tort).',
      'let go: of the mails that a careful secretary lets go unread (rightly), and of all others (wrongly).',
    ),
  };
}

function coverageTable({ all }: Run, language: ProgramLanguage, say: Say): Table {
  const name = ({ rule }: Coverage): string => {
    switch (rule) {
      case 'every-closed':
        return say('tout ce qu’il explique', 'all that it explains');
      case 'one-request':
        return say('… avec une seule demande', '… with one request only');
      case 'one-request-short':
        return say('… en quatre phrases au plus', '… in four sentences at most');
    }
  };
  return {
    title: say('Ce qui partirait sans relecture, et à quel risque', 'What would go unread, and at what risk'),
    columns: ['', say('part', 'share'), say('faux', 'wrong'), '95 %', say('à lire', 'unread'), '95 %'],
    rows: all.coverage.map((one) => [
      name(one),
      counted(one.answered, language),
      counts(one.wrong),
      interval(one.wrong, language),
      counts(one.unread),
      interval(one.unread, language),
    ]),
    note: say(
      'faux : autre demande, autres jours, ou une personne devait lire d’abord (« à lire »).',
      'wrong: another request, other days, or a person had to read first ("unread").',
    ),
  };
}

function languageTable({ all, byLanguage }: Run, language: ProgramLanguage, say: Say): Table {
  const row = (name: string, figures: Figures) => [
    name,
    String(figures.mails),
    percent(precisionRecall(figures.kinds).f1, language),
    counts(figures.redFound),
    String(figures.redAsRoutine.hits),
    String(figures.falseRed.hits),
    counts(figures.letGo),
    counts(figures.letSlip),
    counts(figures.rightDays),
    counts(figures.exactTimes),
  ];
  return {
    title: say('Par langue', 'By language'),
    columns: [
      '',
      'mails',
      'F1',
      say('urg.', 'red'),
      say('rout.', 'rout.'),
      say('faux', 'false'),
      say('raison', 'right'),
      say('tort', 'wrong'),
      say('jours', 'days'),
      say('exact', 'exact'),
    ],
    rows: [...[...byLanguage].map(([code, figures]) => row(code, figures)), row(say('toutes', 'all'), all)],
    note: say(
      'urg. : urgences reconnues ; rout. : traitées en routine ; faux : fausses urgences ; raison, tort : laissés partir.',
      'red: emergencies recognised; rout.: answered as routine; false: false emergencies; right, wrong: let go.',
    ),
  };
}

function kindTable({ all }: Run, language: ProgramLanguage, say: Say): Table {
  const { auto, suggest } = fitnessOf(all);
  const advice = (kind: RequestKind): string => {
    if (auto.includes(kind)) return say('seule', 'alone');
    return suggest.includes(kind) ? say('brouillon', 'draft') : '–';
  };
  return {
    title: say('Par demande', 'By request'),
    columns: [
      '',
      say('vraies', 'there'),
      say('juste', 'prec.'),
      say('dit', 'recall'),
      'F1',
      say('partis', 'let go'),
      say('faux', 'wrong'),
      say('avis', 'advice'),
    ],
    rows: all.byKind.map((figures) => {
      const { precision, recall, f1 } = precisionRecall(figures);
      return [
        nameOf(figures.kind, language),
        String(figures.right + figures.missed),
        ...[precision, recall, f1].map((value) => percent(value, language, 0)),
        String(figures.closed),
        String(figures.wrong),
        advice(figures.kind),
      ];
    }),
    note: '',
  };
}
