// One sitting of `agent init`: what was answered so far, kept on disk after every answer, and the practice as it would
// be with it.

import { join } from 'node:path';
import { parse } from 'yaml';
import { COUNTRY_DEFAULTS } from '../../config/country-defaults.ts';
import type { Loaded } from '../../config/load.ts';
import {
  type Answers,
  type AnswersTrouble,
  markOf,
  NO_ANSWERS,
  readAnswers,
  STEPS,
  type Step,
  withDone,
  withSection,
} from '../../core/setup/answers.ts';
import { type Pack, type Packs, packAppointments, packHours } from '../../core/setup/packs.ts';
import { practiceText } from '../../core/setup/practice-text.ts';
import { isSection, type Section, type Setting, settingAt, textAt } from '../../core/setup/settings.ts';
import { UserError } from '../../domain/errors.ts';
import { isLanguage, type Language } from '../../domain/language.ts';
import {
  COUNTRIES,
  type Country,
  PROFESSIONS,
  type Practice,
  type Profession,
} from '../../domain/practice.ts';
import type { Context } from '../context.ts';
import type { SetupDoors } from './setup-doors.ts';
import type { Talk } from './talk.ts';

export const ANSWERS_FILE = 'setup.yaml';
export const PRACTICE_FILE = 'practice.yaml';

/** How a part ended; one that was put off is asked again in the next sitting. */
export type PartEnd = 'answered' | 'later';

export interface Setup {
  readonly context: Context;
  readonly doors: SetupDoors;
  readonly talk: Talk;
  readonly packs: Packs;
  readonly folder: string;
  /** The command that goes on from here, as it can be typed. */
  readonly again: string;
  /** Nothing is asked of any network. */
  readonly offline: boolean;
  /** Runs another command of the program. */
  readonly run: (argv: readonly string[]) => Promise<void>;
  readonly answers: () => Answers;
  /** Changes the answers and writes them down. */
  readonly keep: (change: (answers: Answers) => Answers) => Promise<void>;
}

/**
 * The answers of an earlier sitting, else what practice.yaml says already, else none. A practice.yaml that somebody
 * changed since is right where the two differ.
 */
export async function earlierAnswers(
  doors: Pick<SetupDoors, 'textIfAny'>,
  context: Context,
  folder: string,
): Promise<Answers> {
  const text = await doors.textIfAny(join(folder, ANSWERS_FILE));
  const written = await doors.textIfAny(join(folder, PRACTICE_FILE));
  const kept = text === null ? null : answersIn(text, ANSWERS_FILE, context);
  if (written === null) return kept ?? NO_ANSWERS;
  const seen = markOf(written);
  if (kept !== null && (kept.init.seen ?? kept.init.wrote) === seen) return kept;
  const { settings, init } = answersOfPractice(written, context);
  if (kept === null) return { settings, init: { ...init, seen } };
  return { settings: { ...kept.settings, ...settings }, init: { ...kept.init, seen } };
}

/** The answers in a text; throws `UserError` that says what to mend. */
export function answersIn(text: string, file: string, { say }: Context): Answers {
  const read = readAnswers(text);
  if (!('kind' in read)) return read;
  throw new UserError(say(...troubleWords(read, file)));
}

function troubleWords(trouble: AnswersTrouble, file: string): readonly [fr: string, en: string] {
  switch (trouble.kind) {
    case 'no-yaml':
      return [
        `${file}:${trouble.line} : ce n'est pas du YAML. Comparez avec practice.example.yaml, ou effacez le fichier.`,
        `${file}:${trouble.line}: this is no YAML. Compare it with practice.example.yaml, or remove the file.`,
      ];
    case 'no-sections':
      return [
        `${file} : il faut des sections, comme « practice: » et « mail: ». Comparez avec practice.example.yaml.`,
        `${file}: sections are needed, such as "practice:" and "mail:". Compare it with practice.example.yaml.`,
      ];
    case 'init-keys': {
      const places = trouble.keys.map(({ key, line }) => `${file}:${line} ${key}`).join(', ');
      return [
        `Pas compris : ${places}. docs/setup.md montre ce qui s’écrit sous init.`,
        `Not understood: ${places}. docs/setup.md shows what is written under init.`,
      ];
    }
    case 'secret':
      return [
        `${file} : ${trouble.key} contient un secret. Mettez-le seul dans un fichier (chmod 600) et écrivez ici { file: secrets/mail }.`,
        `${file}: ${trouble.key} holds a secret. Put it alone into a file (chmod 600) and write { file: secrets/mail } here.`,
      ];
  }
}

/** Sections that a practice.yaml has already count as answered. */
function answersOfPractice(text: string, { say }: Context): Answers {
  let value: unknown;
  try {
    value = parse(text);
  } catch (cause) {
    throw new UserError(
      say(
        'practice.yaml ne peut pas être lu. Voyez ce qui ne va pas : agent check',
        'practice.yaml can’t be read. See what is wrong: agent check',
      ),
      { cause },
    );
  }
  const settings = isSection(value) ? withoutSecrets(value) : {};
  return STEPS.filter((step) => settings[SECTION_OF[step]] !== undefined && SECTION_OF[step] !== '').reduce(
    withDone,
    { ...NO_ANSWERS, settings },
  );
}

/** A secret that a person wrote in clear stays where it is and is copied nowhere. */
function withoutSecrets(section: Section): Section {
  const kept = Object.entries(section).filter(([key]) => key !== 'clear');
  return Object.fromEntries(
    kept.map(([key, value]) => [key, isSection(value) ? withoutSecrets(value) : value]),
  );
}

/** The section of practice.yaml that each step answers; '' for those that write other files. */
const SECTION_OF: Readonly<Record<Step, string>> = {
  practice: 'practice',
  mail: 'mail',
  hours: 'hours',
  agenda: 'agenda',
  patients: '',
  key: '',
  model: 'model',
  appointments: 'slot-types',
  closures: 'closures',
  alerts: 'alerts',
  faq: '',
};

/** Writes one section of practice.yaml down. */
export function keepSection(setup: Setup, key: string, section: Setting | null): Promise<void> {
  return setup.keep((answers) => withSection(answers, key, section));
}

/** The first of the list until it is answered. */
export function professionOf({ answers }: Pick<Setup, 'answers'>): Profession {
  const name = textAt(answers().settings, ['practice', 'profession']);
  return PROFESSIONS.find((one) => one === name) ?? 'physiotherapist';
}

function countryOf({ answers }: Pick<Setup, 'answers'>): Country {
  const code = textAt(answers().settings, ['practice', 'country']);
  return COUNTRIES.find((one) => one === code) ?? 'FR';
}

/** What a practice of the answered profession starts with. */
export function packOf(setup: Pick<Setup, 'answers' | 'packs'>): Pack {
  return setup.packs[professionOf(setup)];
}

/** Language of the letters. */
export function lettersLanguage(setup: Pick<Setup, 'answers'>): Language {
  const said = textAt(setup.answers().settings, ['practice', 'language']);
  return isLanguage(said) ? said : COUNTRY_DEFAULTS[countryOf(setup)].language;
}

/** What can't be guessed stands for something that is nowhere, so that the rest can be looked at. */
const NOT_ASKED: Section = {
  mail: {
    addresses: 'cabinet@example.org',
    imap: { host: 'localhost', security: 'none' },
    smtp: { host: 'localhost', security: 'none' },
  },
  agenda: { sources: [{ name: 'agenda', feed: { url: 'https://localhost/' } }] },
};

/** The practice with the answers so far; what was not asked yet is as most practices have it. */
async function draftOf(setup: Setup, more: Section = {}): Promise<Loaded> {
  const pack = packOf(setup);
  const { language } = setup.context;
  const settings: Section = {
    ...NOT_ASKED,
    hours: packHours(pack),
    'slot-types': packAppointments(pack, language),
    alerts: { file: 'alerts.jsonl' },
    ...setup.answers().settings,
    ...more,
  };
  const { mail } = settings;
  const whole = isSection(mail) ? { ...settings, mail: signable(mail) } : settings;
  return setup.doors.draft(setup.folder, practiceText(whole, language), language);
}

/** A password that is still to come stands for one, so that everything else can be looked at. */
function signable(mail: Section): Section {
  if (mail.oauth !== undefined) return mail;
  const password = { env: 'AGENT_MAIL_PASSWORD' };
  const named = (kind: string) => (isSection(mail[kind]) ? { [kind]: { password, ...mail[kind] } } : {});
  return { ...mail, ...named('imap'), ...named('smtp') };
}

/** The draft when it is sound; throws `UserError` with the first thing that is wrong in it. */
export async function soundDraft(setup: Setup, more: Section = {}): Promise<Practice> {
  const draft = await draftOf(setup, more);
  if (draft.kind === 'practice') return draft.practice;
  const [first] = draft.problems.filter(({ weight }) => weight === 'error');
  throw new UserError(`${first?.key ?? PRACTICE_FILE}: ${first?.sentence ?? ''}`);
}

/** Whether the answers hold something at a place. */
export function answered(setup: Pick<Setup, 'answers'>, path: readonly string[]): boolean {
  return settingAt(setup.answers().settings, path) !== undefined;
}
