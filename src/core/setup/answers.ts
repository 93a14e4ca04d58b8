// What was answered while a practice is set up: sections of practice.yaml as they stand there, and under `init` what is
// done once. The same file is kept between two sittings (setup.yaml) and given by an installer (`--answers`). It holds
// no secret, only where one lies.

import { createHash } from 'node:crypto';
import { isMap, isNode, isScalar, isSeq, LineCounter, type Pair, parseDocument, stringify } from 'yaml';
import { z } from 'zod';
import type { ProgramLanguage } from '../../domain/language.ts';
import { isSection, type Section, type Setting } from './settings.ts';

/** The questions, in the order in which they are asked. */
export const STEPS = [
  'practice',
  'mail',
  'hours',
  'agenda',
  'patients',
  'key',
  'model',
  'appointments',
  'closures',
  'alerts',
  'faq',
] as const;
export type Step = (typeof STEPS)[number];

const Place = z.union([
  z.strictObject({ file: z.string().min(1) }),
  z.strictObject({ env: z.string().min(1) }),
  z.strictObject({ command: z.string().min(1) }),
  z.strictObject({ credential: z.string().min(1) }),
]);

const Init = z.strictObject({
  done: z.array(z.enum(STEPS)).default([]),
  password: Place.optional(),
  patients: z
    .strictObject({ from: z.string().min(1), columns: z.record(z.string(), z.string()).default({}) })
    .optional(),
  faq: z.record(z.string(), z.string().min(1)).default({}),
  /** The memory is encrypted, unless it is refused here. */
  encrypt: z.boolean().default(true),
  /** Where the recovery phrase of a new key is written for an installer. */
  'recovery-phrase-to': z.string().min(1).optional(),
  'fetch-model': z.boolean().default(false),
  approve: z
    .strictObject({ texts: z.union([z.literal('all'), z.array(z.string())]), by: z.string().min(1) })
    .optional(),
  'dry-run': z.boolean().default(true),
  /** SHA-256 of the practice.yaml that was last written from these answers: while it is that one, nobody changed it. */
  wrote: z.string().optional(),
  /** SHA-256 of practice.yaml as it last stood in these answers: another one was changed by a person since. */
  seen: z.string().optional(),
});
export type InitAnswers = z.infer<typeof Init>;

export interface Answers {
  /** Sections of practice.yaml. */
  readonly settings: Section;
  readonly init: InitAnswers;
}

export const NO_ANSWERS: Answers = { settings: {}, init: Init.parse({}) };

/** Why a file of answers can't be used. */
export type AnswersTrouble =
  | { readonly kind: 'no-yaml'; readonly line: number }
  | { readonly kind: 'no-sections' }
  | { readonly kind: 'init-keys'; readonly keys: readonly { readonly key: string; readonly line: number }[] }
  /** A password stands in the file itself. */
  | { readonly kind: 'secret'; readonly key: string };

/** Reads the text of a file of answers. What practice.yaml allows is not checked here: the written practice.yaml is. */
export function readAnswers(text: string): Answers | AnswersTrouble {
  const document = parseDocument(text.replace(/^\uFEFF/, ''));
  const [fault] = document.errors;
  if (fault !== undefined) return { kind: 'no-yaml', line: fault.linePos?.[0].line ?? 1 };
  const value: unknown = document.toJS() ?? {};
  if (!isSection(value)) return { kind: 'no-sections' };
  const secret = secretIn(value, []);
  if (secret !== null) return { kind: 'secret', key: secret };
  const { init = {}, ...settings } = value;
  const parsed = Init.safeParse(init);
  if (!parsed.success) {
    const keys = keysOf(parsed.error);
    return { kind: 'init-keys', keys: keys.map((key) => ({ key, line: answerLine(text, key) ?? 1 })) };
  }
  return { settings, init: parsed.data };
}

/**
 * Line of a file of answers on which a key stands, or the nearest section around it; null when none does. Items of a
 * list are counted from 1, as problems name them.
 */
export function answerLine(text: string, key: string): number | null {
  const counter = new LineCounter();
  const { contents } = parseDocument(text.replace(/^\uFEFF/, ''), { lineCounter: counter });
  let [here, at]: [unknown, number | null] = [contents, null];
  for (const step of key.split('.')) {
    const found = isSeq(here)
      ? { key: here.items[Number(step) - 1], value: here.items[Number(step) - 1] }
      : pairOf(here, step);
    const range = isNode(found?.key) ? found.key.range : null;
    if (range === null || range === undefined) return at;
    at = counter.linePos(range[0]).line;
    here = found?.value;
  }
  return at;
}

function pairOf(here: unknown, step: string): Pair | undefined {
  return isMap(here) ? here.items.find(({ key }) => isScalar(key) && String(key.value) === step) : undefined;
}

/** Every key that is not understood, once. */
function keysOf({ issues }: z.ZodError): readonly string[] {
  const keys = issues.flatMap((issue) => {
    const path = ['init', ...issue.path];
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys : [];
    return unknown.length === 0 ? [path.join('.')] : unknown.map((key) => [...path, key].join('.'));
  });
  return [...new Set(keys)];
}

/** Where a secret stands in clear: the key `clear` of practice.yaml, or a text where a place is meant. */
function secretIn(value: Setting, path: readonly string[]): string | null {
  if (Array.isArray(value))
    return value.map((one) => secretIn(one, path)).find((key) => key !== null) ?? null;
  if (!isSection(value)) return null;
  for (const [key, inner] of Object.entries(value)) {
    const here = [...path, key];
    const bare = ['password', 'client-secret'].includes(key) && typeof inner === 'string';
    if (bare || (key === 'clear' && typeof inner === 'string')) return here.join('.');
    const deeper = secretIn(inner, here);
    if (deeper !== null) return deeper;
  }
  return null;
}

const HEAD: Readonly<Record<ProgramLanguage, string>> = {
  fr: `# Vos réponses à « agent init », pour reprendre où vous en étiez. Aucun secret n'est écrit ici.
# Vous pouvez modifier ce fichier, le recopier pour un autre cabinet (agent init --answers setup.yaml), ou l'effacer
# une fois practice.yaml écrit.
`,
  en: `# Your answers to "agent init", to go on where you were. No secret is written here.
# You may change this file, copy it for another practice (agent init --answers setup.yaml), or remove it once
# practice.yaml is written.
`,
};

/** The text of setup.yaml. */
export function answersText({ settings, init }: Answers, language: ProgramLanguage): string {
  const { done, password, patients, faq, approve, wrote, seen, ...rest } = init;
  const kept = {
    done,
    ...(password === undefined ? {} : { password }),
    ...(patients === undefined ? {} : { patients: writtenPatients(patients) }),
    ...(Object.keys(faq).length === 0 ? {} : { faq }),
    ...(approve === undefined ? {} : { approve }),
    ...(rest.encrypt ? {} : { encrypt: false }),
    ...(rest['recovery-phrase-to'] === undefined ? {} : { 'recovery-phrase-to': rest['recovery-phrase-to'] }),
    ...(rest['fetch-model'] ? { 'fetch-model': true } : {}),
    ...(rest['dry-run'] ? {} : { 'dry-run': false }),
    ...(wrote === undefined ? {} : { wrote }),
    ...(seen === undefined ? {} : { seen }),
  };
  return `${HEAD[language]}\n${stringify({ ...settings, init: kept }, { lineWidth: 0, aliasDuplicateObjects: false })}`;
}

function writtenPatients({ from, columns }: NonNullable<InitAnswers['patients']>): object {
  return Object.keys(columns).length === 0 ? { from } : { from, columns };
}

/** The mark by which a text is known to be the one that was written. */
export function markOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** The answers with one section of practice.yaml answered; null takes it out. */
export function withSection(answers: Answers, key: string, section: Setting | null): Answers {
  const { [key]: _, ...others } = answers.settings;
  return { ...answers, settings: section === null ? others : { ...answers.settings, [key]: section } };
}

/** The answers with a step marked as done. */
export function withDone(answers: Answers, step: Step): Answers {
  const done = STEPS.filter((one) => one === step || answers.init.done.includes(one));
  return { ...answers, init: { ...answers.init, done } };
}
