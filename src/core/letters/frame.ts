// The frame of every letter: who writes, how to reach a person, how to stop, where help is in an emergency. The words
// ship with the program (`data/frames.yaml`), the numbers are those of the practice's country in every language.

import { parse } from 'yaml';
import { z } from 'zod';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import type { ApprovedText, Fact, Facts } from '../../domain/letter.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Frame } from '../../domain/texts.ts';
import { type Countries, type HelpNumber, type NumberKind, numbersInLetters } from './countries.ts';
import { flagFact, practiceFact } from './facts.ts';
import { fill, join } from './fill.ts';
import { withOwnNumbers } from './own-numbers.ts';
import type { FrameFact } from './template-facts.ts';

const WORDS = z.strictObject({
  assistant: z.string(),
  read_by: z.string(),
  somebody: z.string(),
  greeting: z.string(),
  subjects: z.strictObject({ appointment: z.string(), message: z.string(), information: z.string() }),
  practice: z.string(),
  stop: z.string(),
  footer: z.string(),
  two: z.string(),
  two_called: z.string(),
});

const FILE = z.strictObject(
  Object.fromEntries(LANGUAGES.map((language) => [language, WORDS])) as Record<Language, typeof WORDS>,
);

export type FrameWords = Readonly<z.infer<typeof WORDS>>;
export type Frames = Readonly<Record<Language, FrameWords>>;

/** What a frame needs to know of a practice. */
export type PracticeOfFrame = Pick<
  Practice,
  'name' | 'phone' | 'address' | 'country' | 'language' | 'readBy' | 'emergencyNumbers'
>;

/** Reads `data/frames.yaml`; throws when the file that ships is broken. */
export function parseFrames(text: string): Frames {
  return FILE.parse(parse(text));
}

/** The frame of a practice's letters in one language: the language's words, the numbers of the practice or of its country. */
export function frameFor(
  language: Language,
  practice: PracticeOfFrame,
  countries: Countries,
  frames: Frames,
): Frame {
  const words = frames[language];
  const numbers = numbersFor(language, practice, countries);
  const own = {
    name: practiceFact(practice.name),
    phone: practiceFact(practice.phone),
    address: practiceFact(practice.address),
  };
  const footer = say(words.footer, {
    life: pair(words.two, numbers('life')),
    doctor: first(numbers('doctor')),
    text_number: first(numbers('text')),
  });
  return {
    language,
    assistantLine: say(words.assistant, own),
    readByLine: say(words.read_by, { ...own, reader: practiceFact(practice.readBy ?? words.somebody) }),
    greeting: say(words.greeting, {}),
    subjects: {
      appointment: say(words.subjects.appointment, {}),
      message: say(words.subjects.message, {}),
      information: say(words.subjects.information, {}),
    },
    footer,
    signature: join([say(words.practice, inOneLine(practice, own)), say(words.stop, {}), footer], '\n'),
    facts: { ...own, ...helpFacts(words, numbers) },
  };
}

/** "Cabinet, 12 rue des Lilas": a name that holds the address says it once. */
function inOneLine({ name, address }: PracticeOfFrame, own: Facts): Facts {
  return name.includes(address) ? { ...own, address: flagFact(false) } : own;
}

type NumbersOf = (kind: NumberKind) => readonly HelpNumber[];

function numbersFor(language: Language, practice: PracticeOfFrame, countries: Countries): NumbersOf {
  const country = withOwnNumbers(countries[practice.country], practice.emergencyNumbers);
  return (kind) => numbersInLetters(country, kind, [language, practice.language]);
}

/** What the texts for emergencies may say of the country's numbers, and no more than its file claims. */
function helpFacts(
  words: FrameWords,
  numbers: NumbersOf,
): Record<Exclude<FrameFact, 'name' | 'phone' | 'address'>, Fact> {
  const [line, other] = numbers('suicide');
  return {
    life: pair(words.two_called, numbers('life')),
    life_first: first(numbers('life')),
    text_number: first(numbers('text')),
    suicide_line: practiceFact(line?.number ?? ''),
    suicide_name: practiceFact(line?.name ?? ''),
    suicide_other: practiceFact(other?.number ?? ''),
    suicide_always: flagFact(line?.always ?? false),
    suicide_free: flagFact(line?.free ?? false),
  };
}

function first(numbers: readonly HelpNumber[]): Fact {
  return practiceFact(numbers[0]?.number ?? '');
}

/** "15 ou le 112": two numbers at most, more would cost time. */
function pair(pattern: string, numbers: readonly HelpNumber[]): Fact {
  const [one, two] = numbers;
  if (one === undefined || two === undefined) return first(numbers);
  const facts = { first: practiceFact(one.number), second: practiceFact(two.number) };
  return practiceFact(say(pattern, facts));
}

function say(pattern: string, facts: Facts): ApprovedText {
  const filled = fill({ body: pattern, file: 'data/frames.yaml' }, facts);
  if (filled.kind === 'problem') throw new Error(filled.sentence);
  return filled.text;
}
