// What a language file says. Phrases are written folded (lower case, no accents, "l heure" for "l'heure"),
// alternatives separated by "|".

import type { Edge, Feast, Festival, Limit, Marker, PartName, Season, Term, Unit, Which } from './senses.ts';

export interface LanguageData {
  /** Monday first. */
  readonly weekdays: Seven;
  /** Only read as weekdays where the place suggests one: "mer", "sam", "sun". */
  readonly weekdaysShort?: Seven;
  /** Words that mean every such weekday: plurals, "montags". */
  readonly everyWeekday?: Seven;
  readonly months: Twelve;
  /** Only read as months beside a number: "mar", "sept". */
  readonly monthsShort: Twelve;
  /** Words for 0, 1, 2, … */
  readonly numbers: readonly string[];
  readonly tens?: Readonly<Record<number, string>>;
  /** Words for 1st, 2nd, … */
  readonly ordinals: readonly string[];
  /** Written right behind a number: "1er", "2nd", "12e". */
  readonly ordinalSuffixes: string;
  /** Days counted from the sending day. */
  readonly days: Readonly<Record<string, number>>;
  readonly parts: Readonly<Record<PartName, string>>;
  readonly partEdges?: readonly (readonly [phrase: string, part: PartName, edge: Edge])[];
  /** Parts of today: "ce soir", "tonight". */
  readonly today: Readonly<Partial<Record<PartName, string>>>;
  /** The same of tomorrow: "domattina", "morgenvroeg". */
  readonly tomorrow?: Readonly<Partial<Record<PartName, string>>>;
  /** The singular first. */
  readonly units: Readonly<Record<Unit, string>>;
  readonly which: Readonly<Record<Which, string>>;
  /** Only behind what they speak of: "mardi passé". */
  readonly whichBehind?: Readonly<Partial<Record<Which, string>>>;
  readonly edges: Readonly<Record<Edge, string>>;
  readonly limits: Readonly<Record<Limit, string>>;
  /** "en huit" = 7, "en quinze" = 14. */
  readonly plus?: Readonly<Record<string, number>>;
  readonly feasts: Readonly<Partial<Record<Feast, string>>>;
  readonly festivals?: Readonly<Partial<Record<Festival, string>>>;
  /** The school calendar; a bare "vacances" is read only behind an article or a preposition. */
  readonly terms?: Readonly<Partial<Record<Term, string>>>;
  readonly seasons: Readonly<Record<Season, string>>;
  readonly markers: Readonly<Record<Marker, string>>;
  readonly habits: Habits;
}

/** How the language builds its times, where words alone don't tell. */
export interface Habits {
  /** 3/12: the 3rd of December or March 12th. */
  readonly dayFirst: boolean;
  /** Some who write the language put the month first: 5/12 may be either. */
  readonly eitherOrder?: true;
  /** "half nine" is 8:30 (de, nl, pl) or 9:30 (en). */
  readonly half: 'to' | 'past';
  /** "le mardi", "il martedì" means every Tuesday. */
  readonly articleRepeats: boolean;
  /** "next Thursday": the coming one at least two days away, or the one of next week. */
  readonly nextWeekday: 'coming' | 'nextWeek';
  /** 3.12. can be a date. */
  readonly dottedDates: boolean;
  /** Where dates have dots, "12." is the twelfth too, unless this says false: there it ends the sentence. */
  readonly dottedOrdinals?: false;
  /** Nouns have capitals: "am 14. beginnt" is a day, "am 14. Tag" counts days. */
  readonly capitalNouns?: true;
  /** "le 12" is a day of the month (an article before a bare number). */
  readonly articleDates: boolean;
  /** "the 12th", "der 12.": an ordinal alone is a day of the month. */
  readonly ordinalDates: boolean;
  /** An ordinal may be an hour ("o trzeciej"), and its masculine genitive is a day ("trzeciego"). */
  readonly ordinalHours?: true;
  /** Words are written together: "Montagmorgen", "donderdagmiddag". */
  readonly compounds: boolean;
}

export type Seven = readonly [string, string, string, string, string, string, string];
export type Twelve = readonly [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];
