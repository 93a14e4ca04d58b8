// The same sentences for the terminal and the page.

import { nameOf } from '../../../core/explain.ts';
import { factMaker } from '../../../core/letters/facts.ts';
import { counted } from '../../../core/plural.ts';
import type { Times } from '../../../core/stats/answer-times.ts';
import type { EditedFigures } from '../../../core/stats/edited-suggestions.ts';
import type { Missed } from '../../../core/stats/no-shows.ts';
import { ENDS, type End, type KindFigures, type Stats } from '../../../core/stats/stats.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';
import type { Practice } from '../../../domain/practice.ts';
import { type Instant, MINUTE } from '../../../domain/time.ts';
import { duration } from '../duration.ts';
import { decimal, percent } from '../eval/figure-words.ts';

export interface Told {
  readonly practice: Pick<Practice, 'zone' | 'minutesSaved'>;
  readonly language: ProgramLanguage;
}

/** A line of the report: what it is, its figure, and how it is meant. */
export interface Fact {
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

const END_WORDS: Readonly<Record<End, readonly [fr: string, en: string]>> = {
  alone: ['répondus sans vous', 'answered without you'],
  approved: ['répondus après vous', 'answered after your yes'],
  byHand: ['réglés par vous', 'settled by you'],
  open: ['attendent encore', 'still waiting'],
  aside: ['mis de côté', 'set aside'],
};

/** What became of the mails, in the order in which it is told. */
export function endRows(
  { ends }: Stats,
  language: ProgramLanguage,
): readonly (readonly [End, string, number])[] {
  return ENDS.map((end) => [end, END_WORDS[end][language === 'fr' ? 0 : 1], ends[end]] as const);
}

/** "3 of 12 edited, half of them by 8 % of the words or more" for one kind or all. */
export function editWords({ sent, edited, distance }: EditedFigures, language: ProgramLanguage): string {
  const say: Say = (fr, en) => (language === 'fr' ? fr : en);
  const count = say(
    `${edited} sur ${sent} ${edited === 1 ? 'modifiée' : 'modifiées'}`,
    `${edited} of ${sent} edited`,
  );
  if (distance === null) return count;
  const share = percent(distance, language, 0);
  return say(`${count}, médiane ${share} des mots`, `${count}, median ${share} of the words`);
}

/** null stands for mails in which no request was recognised. */
export function kindName({ kind }: Pick<KindFigures, 'kind'>, language: ProgramLanguage): string {
  if (kind !== null) return nameOf(kind, language);
  return language === 'fr' ? 'rien de reconnu' : 'nothing recognised';
}

/** Both days in full, in the practice's zone. */
export function periodWords({ within }: Stats, { practice, language }: Told): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  const format = new Intl.DateTimeFormat(locale, { timeZone: practice.zone, dateStyle: 'long' });
  const day = (instant: Instant) => format.format(instant);
  return language === 'fr'
    ? `Du ${day(within.start)} au ${day(within.end)}`
    : `From ${day(within.start)} to ${day(within.end)}`;
}

/** Everything that is one figure. What nobody measured is left out or said to be missing. */
export function facts(stats: Stats, told: Told): readonly Fact[] {
  return [
    ...timeFacts(stats, told),
    minutesFact(stats, told),
    noShowFact(stats, told),
    ...freedFacts(stats, told),
    ...questionFacts(stats, told),
    ...clockFacts(stats, told),
    ...automaticFacts(stats, told),
    ...surveyFacts(stats, told),
    ...modelFacts(stats, told),
  ];
}

type Say = (fr: string, en: string) => string;
const sayIn =
  ({ language }: Told): Say =>
  (fr, en) =>
    language === 'fr' ? fr : en;

function timeFacts({ times }: Stats, told: Told): readonly Fact[] {
  const say = sayIn(told);
  const fact = (name: string, { answers, median }: Times): readonly Fact[] =>
    median === null
      ? []
      : [
          {
            name,
            value: duration(median, told.language),
            note: say(
              `médiane de ${counted(answers, 'fr', ['réponse', 'réponses'])}, de l’envoi du mail au départ de la réponse`,
              `median of ${counted(answers, 'en', ['answer', 'answers'])}, from the mail being sent to the answer leaving`,
            ),
          },
        ];
  return [
    ...fact(say('Réponse aux heures d’ouverture', 'Answer in opening hours'), times.inHours),
    ...fact(say('Réponse en dehors', 'Answer outside of them'), times.outOfHours),
  ];
}

function minutesFact({ minutes }: Stats, told: Told): Fact {
  const say = sayIn(told);
  const time = (count: number) => duration(count * MINUTE, told.language);
  const review = told.practice.minutesSaved.review ?? 0;
  return {
    name: say('Temps gagné', 'Time saved'),
    value: time(minutes.total),
    note: say(
      `${time(minutes.alone)} sans vous, ${time(minutes.approved)} après vous ; compté avec minutes-saved de practice.yaml : les minutes d’une réponse à la main, moins ${review} min de lecture quand vous validez`,
      `${time(minutes.alone)} without you, ${time(minutes.approved)} after your yes; counted with minutes-saved of practice.yaml: the minutes of an answer by hand, less ${review} min of reading where you approve`,
    ),
  };
}

function noShowFact({ noShows }: Stats, told: Told): Fact {
  const say = sayIn(told);
  const name = say('Rendez-vous manqués', 'Missed appointments');
  if (noShows === null)
    return {
      name,
      value: '–',
      note: say(
        'aucun n’est marqué dans l’agenda : commencez son titre par « absent », ou donnez-lui la catégorie no-show',
        'none is marked in the agenda: begin its title with "absent", or give it the category no-show',
      ),
    };
  const share = ({ missed, of }: Missed) =>
    `${percent(of === 0 ? null : missed / of, told.language)} (${missed}/${of})`;
  return {
    name,
    value: share(noShows.since),
    note: say(
      `avant le ${factMaker('fr', told.practice.zone).day(noShows.began)}, sur un an : ${share(noShows.before)}`,
      `before ${factMaker('en', told.practice.zone).day(noShows.began)}, over a year: ${share(noShows.before)}`,
    ),
  };
}

function freedFacts({ freed }: Stats, told: Told): readonly Fact[] {
  if (freed.offered === 0) return [];
  const say = sayIn(told);
  return [
    {
      name: say('Horaires libérés repris', 'Freed times taken again'),
      value: `${freed.refilled}/${freed.offered}`,
      note: say('proposés à la liste d’attente', 'offered to the waiting list'),
    },
  ];
}

function questionFacts({ unanswered }: Stats, told: Told): readonly Fact[] {
  if (unanswered === 0) return [];
  const say = sayIn(told);
  return [
    {
      name: say('Questions sans réponse', 'Questions without an answer'),
      value: String(unanswered),
      note: say('à écrire dans faq/ : agent faq', 'to be written into faq/: agent faq'),
    },
  ];
}

function clockFacts({ byClock }: Stats, told: Told): readonly Fact[] {
  if (byClock === 0) return [];
  const say = sayIn(told);
  return [
    {
      name: say('Rappels et suites', 'Reminders and follow-ups'),
      value: String(byClock),
      note: say('lettres parties à leur heure', 'letters that left at their time'),
    },
  ];
}

function automaticFacts({ automatic }: Stats, told: Told): readonly Fact[] {
  if (automatic === 0) return [];
  const say = sayIn(told);
  return [
    {
      name: say('Mails automatiques', 'Automatic mails'),
      value: String(automatic),
      note: say(
        'listes, absences, lettres revenues, vos réponses au mail du matin : comptés nulle part ailleurs',
        'lists, absence notes, returned letters, your answers to the morning mail: counted nowhere else',
      ),
    },
  ];
}

function surveyFacts({ survey }: Stats, told: Told): readonly Fact[] {
  if (survey === null) return [];
  const say = sayIn(told);
  const each = ([5, 4, 3, 2, 1] as const).map((score) => `${score} : ${survey.by[score]}`).join(', ');
  return [
    {
      name: say('Enquête', 'Survey'),
      value: `${decimal(survey.mean, 1, told.language)} / 5`,
      note: say(
        `${survey.answers} réponses, sans noms ; ${each}`,
        `${survey.answers} answers, without names; ${each}`,
      ),
    },
  ];
}

function modelFacts({ model }: Stats, told: Told): readonly Fact[] {
  if (model === null) return [];
  const say = sayIn(told);
  const seconds = decimal(model.median / 1000, 1, told.language);
  return [
    {
      name: say('Modèle', 'Model'),
      value: `${seconds} s`,
      note: say(
        `médiane de ${model.asked} mails lus avec lui, ${duration(model.took, 'fr')} en tout ; ${model.prompt} mots-machine lus, ${model.written} écrits`,
        `median of ${model.asked} mails read with it, ${duration(model.took, 'en')} in all; ${model.prompt} tokens read, ${model.written} written`,
      ),
    },
  ];
}
