// The one page of a dry run, as words: terminal and HTML print the same.

import { adviceOn } from '../../../core/dry-run/advice.ts';
import { adviceSentence } from '../../../core/dry-run/advice-words.ts';
import { adviceWord, unjudgedWords, verdictWord } from '../../../core/dry-run/remark-words.ts';
import { nameOf } from '../../../core/explain.ts';
import { factMaker } from '../../../core/letters/facts.ts';
import { counted } from '../../../core/plural.ts';
import { type Advice, type KindCount, type Unjudged, VERDICTS } from '../../../domain/dry-run.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';
import type { Practice } from '../../../domain/practice.ts';
import type { Instant } from '../../../domain/time.ts';
import { type DryTally, medianOf } from '../../dry-run/dry-run-tally.ts';
import { duration } from '../duration.ts';

export interface PageFacts {
  readonly practice: Practice;
  readonly since: Instant | null;
  readonly now: Instant;
  /** Mails there were to judge. */
  readonly total: number;
  readonly sentFolder: string | null;
  /** Why the run ended early; empty when it did not. */
  readonly end: string;
  readonly as: 'auto' | 'suggest' | null;
}

export interface Page {
  readonly title: string;
  /** What was looked at, one sentence each. */
  readonly facts: readonly string[];
  /** What would have become of the mails: how many, and what. */
  readonly fates: readonly (readonly [count: number, words: string])[];
  /** How many were judged how, from best to gravest. */
  readonly verdicts: readonly (readonly [count: number, words: string])[];
  readonly columns: readonly string[];
  readonly rows: readonly PageRow[];
  /** Why the others were not judged, most frequent first. */
  readonly unjudged: readonly (readonly [count: number, words: string])[];
  /** How to read the page. */
  readonly notes: readonly string[];
}

export interface PageRow {
  readonly name: string;
  /** Below the columns. */
  readonly counts: readonly number[];
  readonly advice: Advice;
  readonly word: string;
  readonly sentence: string;
}

/** Everything the page says. */
export function dryRunPage(tally: DryTally, facts: PageFacts, language: ProgramLanguage): Page {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  return {
    title: say('Essai sur votre courrier passé', 'Dry run on your past mail'),
    facts: factsOf(tally, facts, language),
    fates: [
      [tally.alone, say('répondus sans vous', 'answered without you')],
      [tally.prepared, say('préparés, attendent votre oui', 'prepared, wait for your yes')],
      [tally.yours, say('pour vous', 'for you')],
      [tally.aside, say('mis de côté', 'set aside')],
    ],
    verdicts: VERDICTS.map((verdict) => [tally.verdicts[verdict], verdictWord(verdict, language)]),
    columns: [
      say('pareil', 'same'),
      say('mieux', 'better'),
      say('autre', 'diff.'),
      say('oubli', 'missed'),
      say('langue', 'lang.'),
      say('faux', 'wrong'),
      say('humain', 'human'),
      say('non jugé', 'unjudged'),
    ],
    rows: tally.kinds.map((count) => rowOf(count, language)),
    unjudged: entriesOf(tally.unjudged).map(([why, count]) => [count, unjudgedWords(why, language)]),
    notes: notesOf(language),
  };
}

function factsOf(tally: DryTally, facts: PageFacts, language: ProgramLanguage): readonly string[] {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const { day } = factMaker(language, facts.practice.zone);
  const mails = say(
    counted(tally.mails, 'fr', ['message lu', 'messages lus']),
    counted(tally.mails, 'en', ['message', 'messages']),
  );
  const median = medianOf(tally.delays);
  const from =
    facts.since === null ? '' : say(` depuis le ${day(facts.since)}`, ` since ${day(facts.since)}`);
  return [
    ...(facts.end === '' ? [] : [facts.end]),
    say(
      `${mails}${from}, sans rien envoyer ni rien changer.`,
      `${mails} read${from}; nothing was sent, nothing changed.`,
    ),
    modeOf(facts, language),
    ...(facts.sentFolder === null
      ? [
          say(
            'Aucun dossier de messages envoyés : rien ne peut être comparé. Indiquez-le dans mail.imap.sent-folder, ou avec --sent.',
            'There is no folder of sent mail: nothing can be compared. Name it in mail.imap.sent-folder, or with --sent.',
          ),
        ]
      : [
          say(
            `${counted(tally.answered, 'fr', ['réponse retrouvée', 'réponses retrouvées'])} parmi vos messages envoyés.`,
            `${counted(tally.answered, 'en', ['answer', 'answers'])} found among your sent mail.`,
          ),
        ]),
    ...(median === null
      ? []
      : [
          say(
            `Vous répondez en ${duration(median, 'fr')} (une fois sur deux plus vite).`,
            `You answer within ${duration(median, 'en')} (half of the time faster).`,
          ),
        ]),
  ];
}

function modeOf({ as }: PageFacts, language: ProgramLanguage): string {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  switch (as) {
    case null:
      return say('Réglages : ceux de practice.yaml.', 'Settings: those of practice.yaml.');
    case 'auto':
      return say('Réglages : comme si tout était automatique.', 'Settings: as if every kind were automatic.');
    case 'suggest':
      return say('Réglages : comme si vous validiez tout.', 'Settings: as if you approved everything.');
  }
}

function rowOf(count: KindCount, language: ProgramLanguage): PageRow {
  const advice = adviceOn(count);
  const unjudged = Object.values(count.unjudged).reduce((sum, each) => sum + each, 0);
  return {
    name: nameOf(count.kind, language),
    counts: [...VERDICTS.map((verdict) => count.verdicts[verdict]), unjudged],
    advice,
    word: adviceWord(advice, language),
    sentence: adviceSentence(count, language),
  };
}

function entriesOf(counts: DryTally['unjudged']): readonly (readonly [Unjudged, number])[] {
  const entries = Object.entries(counts) as [Unjudged, number][];
  return entries.sort(([, a], [, b]) => b - a);
}

function notesOf(language: ProgramLanguage): readonly string[] {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  return [
    say(
      'Un message qui demande deux choses compte dans les deux lignes.',
      'A mail that asks for two things counts in both lines.',
    ),
    say(
      "L'agenda d'aujourd'hui ne connaît pas le passé : ce qui en dépend n'est jugé que si le rendez-vous n'a pas changé depuis.",
      'The agenda of today does not know the past: what depends on it is only judged when the appointment has not changed since.',
    ),
    say(
      'Vous ouvrez une demande dans practice.yaml, sous « autonomy ».',
      'You open a kind of request in practice.yaml, under "autonomy".',
    ),
  ];
}
