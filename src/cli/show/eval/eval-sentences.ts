// What a person is to do with the figures, in words.

import {
  FEWEST_MAILS,
  FEWEST_OF_A_KIND,
  type Fitness,
  fitnessOf,
  WORTH_DRAFTING,
} from '../../../core/evaluation/fitness.ts';
import { wilson } from '../../../core/evaluation/wilson.ts';
import { nameOf } from '../../../core/explain.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';
import type { RequestKind } from '../../../domain/reading.ts';
import { type Run, runTitle } from './eval-tables.ts';
import { percent } from './figure-words.ts';

/** Seconds a mail above which somebody who waits for a reading notices. */
const SLOW = 60;

/** One sentence a run: what this reader, on this machine, is good enough for; then the rule behind it. */
export function verdictSentences(runs: readonly Run[], language: ProgramLanguage): readonly string[] {
  const rule = say(
    language,
    `Règle : une demande peut partir seule si le cabinet peut la laisser partir (manuel §3.2), si elle est bien reconnue (F1 ≥ ${WORTH_DRAFTING * 100} %), si au moins ${FEWEST_OF_A_KIND} mails de cette sorte sont partis ici sans aucune faute, et si aucune urgence n’est partie en routine. La marge d’erreur de chaque part est dans le tableau.`,
    `Rule: a request may go alone if a practice may let it (handbook §3.2), if its kind is well recognised (F1 ≥ ${WORTH_DRAFTING * 100} %), if at least ${FEWEST_OF_A_KIND} mails of it went here without any fault, and if no emergency went as routine. How far each share may be off stands in the table.`,
  );
  return [
    ...runs.map(
      (run) => `${runTitle(run.name, language)}${language === 'fr' ? ' ' : ''}: ${sentenceOf(run, language)}`,
    ),
    rule,
  ];
}

function sentenceOf(run: Run, language: ProgramLanguage): string {
  const fitness = fitnessOf(run.all);
  return [verdict(fitness, run, language), away(run, language), pace(run, language)].join('');
}

function verdict(fitness: Fitness, { all }: Run, language: ProgramLanguage): string {
  switch (fitness.verdict) {
    case 'unknown':
      return say(
        language,
        `trop peu de mails pour juger (${all.mails}) ; il en faut ${FEWEST_MAILS}.`,
        `too few mails to judge (${all.mails}); it takes ${FEWEST_MAILS}.`,
      );
    case 'unfit':
      return say(
        language,
        `${all.redAsRoutine.hits} urgence(s) partie(s) en routine : ne laissez rien partir seul, seulement des brouillons à valider.`,
        `${all.redAsRoutine.hits} emergency mail(s) went as routine: let nothing go alone, use it for drafts only.`,
      );
    case 'fit':
      return whatItServes(fitness, all.redAsRoutine, language);
  }
}

function whatItServes(
  { auto, suggest }: Fitness,
  red: Run['all']['redAsRoutine'],
  language: ProgramLanguage,
): string {
  const [, upTo] = wilson(red);
  const calm = say(
    language,
    ` Aucune des ${red.of} urgences n’est partie en routine (au pire ${percent(upTo, 'fr')}).`,
    ` None of ${red.of} emergencies went as routine (at worst ${percent(upTo, 'en')}).`,
  );
  const alone = say(
    language,
    auto.length === 0
      ? 'rien ne devrait encore partir seul'
      : `assez bon pour laisser partir seul : ${names(auto, 'fr')}`,
    auto.length === 0 ? 'nothing should go alone yet' : `good enough to let go alone: ${names(auto, 'en')}`,
  );
  const drafts = say(
    language,
    suggest.length === 0 ? '.' : ` ; pour préparer, à valider : ${names(suggest, 'fr')}.`,
    suggest.length === 0 ? '.' : `; to prepare for approval: ${names(suggest, 'en')}.`,
  );
  return `${alone}${drafts}${calm}`;
}

function away({ all: { cost } }: Run, language: ProgramLanguage): string {
  if (cost === null || cost.away === 0) return '';
  return say(
    language,
    ` Le modèle n’a pas su répondre pour ${cost.away} mails sur ${cost.asked}.`,
    ` The model had no usable answer for ${cost.away} of ${cost.asked} mails.`,
  );
}

function pace({ all: { cost } }: Run, language: ProgramLanguage): string {
  if (cost === null || cost.away === cost.asked) return '';
  const hourly = String(Math.floor(3600 / Math.max(cost.seconds.median, 0.1)));
  const slow = cost.seconds.p90 > SLOW ? say(language, ', ce qui est lent', ', which is slow') : '';
  return say(
    language,
    ` Sur cette machine : environ ${hourly} mails à l’heure${slow}.`,
    ` On this machine: about ${hourly} mails an hour${slow}.`,
  );
}

function names(kinds: readonly RequestKind[], language: ProgramLanguage): string {
  return kinds.map((kind) => nameOf(kind, language)).join(', ');
}

function say(language: ProgramLanguage, fr: string, en: string): string {
  return language === 'fr' ? fr : en;
}
