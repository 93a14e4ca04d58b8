// The texts of a practice on disk: those that ship with the program, the practice's own, its questions and answers.

import { readdir, readFile } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Approvals, approvalKey } from '../../core/letters/approval.ts';
import { checkTemplate } from '../../core/letters/check-template.ts';
import type { Countries } from '../../core/letters/countries.ts';
import { type FaqAnswer, faqEntries, faqFaults, readFaq } from '../../core/letters/faq-file.ts';
import { type FeeWords, feeFaults, parseFeeWords } from '../../core/letters/fees.ts';
import { type Frames, parseFrames } from '../../core/letters/frame.ts';
import type { TextFile } from '../../core/letters/front-matter.ts';
import { type Found, found } from '../../core/letters/header.ts';
import { parseRevealingWords, type RevealingWords } from '../../core/letters/neutral.ts';
import { type ReadFile, readTemplate, type WrittenTemplate } from '../../core/letters/template-file.ts';
import { problemOf } from '../../core/letters/text-fault.ts';
import { textsOf } from '../../core/letters/texts.ts';
import { UserError } from '../../domain/errors.ts';
import type { Template } from '../../domain/letter.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Texts } from '../../domain/texts.ts';
import type { Templates } from '../../ports/world.ts';
import { SHIPPED } from '../shipped-place.ts';
import { shippedCountries } from './country-file.ts';
import { isMissing } from './failure-code.ts';
import { fileStamp } from './file-stamp.ts';

/** What the texts are read for. */
export interface TemplateFolders {
  readonly practice: Practice;
  /** `Store.approvals`. */
  readonly approvals: () => Promise<Approvals>;
  /** True in a dry run and a demo only: what was never approved counts as approved. */
  readonly assumeApproved: boolean;
}

/** All texts that can be used, and what is wrong with the others. */
export interface LoadedTexts {
  readonly texts: Texts;
  /** The letters in use, the practice's own in place of those that ship; answers of the FAQ are in `texts.faq`. */
  readonly templates: readonly Template[];
  readonly problems: readonly Problem[];
}

/**
 * The texts of a practice as a port: each time the practice's files are looked at and the approvals asked for, so an
 * edit counts at once. While both are what they were, the texts are the same object.
 */
export function templateFiles(folders: TemplateFolders): Templates {
  let last: { readonly stamp: string; readonly approvals: string; readonly texts: Texts } | null = null;
  return {
    read: async () => {
      const approvals = await folders.approvals();
      const given = JSON.stringify(approvals);
      const stamp = await stampOf(folders.practice);
      if (last !== null && stamp !== null && last.stamp === stamp && last.approvals === given)
        return last.texts;
      const { texts } = await loadTexts({ ...folders, approvals: async () => approvals });
      last = stamp === null ? null : { stamp, approvals: given, texts };
      return texts;
    },
  };
}

/** Changes whenever a text of the practice may have; null when one was written so lately that it might unseen. */
async function stampOf({ folder, templatesFolder, faqFolder }: Practice): Promise<string | null> {
  const paths = await Promise.all(
    [templatesFolder, faqFolder].map((name) => textPaths(resolve(folder, name))),
  );
  const stamps = await Promise.all(paths.flat().map(async (path) => [path, await fileStamp(path)] as const));
  if (!stamps.every(([, { settled }]) => settled)) return null;
  return stamps.map(([path, { text }]) => `${path}\n${text}`).join('\n');
}

/** Reads and checks every text. A broken file is a problem with its line; neither it nor a substitute is used. */
export async function loadTexts({
  practice,
  approvals,
  assumeApproved,
}: TemplateFolders): Promise<LoadedTexts> {
  const { templates: shipped, countries, frames, ...lists } = await shippedOnce();
  const own = await readAll(practice, practice.templatesFolder, readTemplate, lists);
  const answers = await readAll(practice, practice.faqFolder, readFaq, lists);
  const faq = faqEntries(answers.good);
  const input = { practice, shipped, own: own.good.map(({ template }) => template), broken: own.broken, faq };
  const texts = textsOf({
    ...input,
    countries,
    frames,
    words: lists.words,
    fees: lists.fees,
    approvals: await approvals(),
    assumeApproved,
  });
  return {
    texts,
    templates: inUse(shipped, input.own, own.broken),
    problems: problemsOf(practice, own, answers),
  };
}

interface Shipped {
  readonly templates: readonly Template[];
  readonly countries: Countries;
  readonly frames: Frames;
  readonly words: RevealingWords;
  readonly fees: FeeWords;
}

let shipped: Promise<Shipped> | null = null;

/** What ships with the program does not change while it runs. */
function shippedOnce(): Promise<Shipped> {
  shipped ??= readShipped();
  return shipped;
}

async function readShipped(): Promise<Shipped> {
  const root = fileURLToPath(SHIPPED);
  const text = (path: string) => readFile(join(root, path), 'utf8');
  const files = await textFiles(join(root, 'templates'), root);
  const templates = files.map((file) => readTemplate(file).value);
  if (templates.length === 0 || templates.includes(null)) {
    throw new UserError(`The texts that ship with the program are missing in ${root}. Install it again.`, {
      fr: `Les textes livrés avec le programme manquent dans ${root}. Installez-le de nouveau.`,
    });
  }
  return {
    templates: templates.flatMap((written) => (written === null ? [] : [written.template])),
    countries: await shippedCountries(),
    frames: parseFrames(await text('data/frames.yaml')),
    words: parseRevealingWords(await text('data/revealing-words.yaml')),
    fees: parseFeeWords(await text('data/fee-words.yaml')),
  };
}

interface Read<T> {
  readonly good: readonly T[];
  /** `id/language` of what can't be used. */
  readonly broken: readonly string[];
  readonly faults: readonly { readonly file: string; readonly found: Found }[];
}

/** Reads and checks the `.md` files of a folder of the practice. Of two files for one text neither is used. */
async function readAll<T extends WrittenTemplate>(
  practice: Practice,
  folder: string,
  read: (file: TextFile) => ReadFile<T>,
  { words, fees }: Pick<Shipped, 'words' | 'fees'>,
): Promise<Read<T>> {
  const mayAsk = practice.cancellation.policy === 'fee-text-allowed';
  const check = (text: T) => [...checkTemplate(text, words), ...(mayAsk ? [] : feeFaults(text, fees))];
  const files = await textFiles(resolve(practice.folder, folder), practice.folder);
  const results = files.map((source) => {
    const { value, claims, faults } = read(source);
    const all = value === null ? faults : [...faults, ...check(value)];
    return { file: source.file, value, claims, faults: all };
  });
  const checked = results.map((result) => ({
    ...result,
    faults: [...result.faults, ...twice(result, results)],
  }));
  const usable = checked.filter(({ faults }) => faults.every(({ weight }) => weight === 'warning'));
  const broken = checked.filter((result) => !usable.includes(result));
  return {
    good: usable.flatMap(({ value }) => (value === null ? [] : [value])),
    broken: broken.flatMap(({ claims }) => (claims === null ? [] : [claims])),
    faults: checked.flatMap(({ file, faults }) => faults.map((one) => ({ file, found: one }))),
  };
}

interface Claim {
  readonly file: string;
  readonly claims: string | null;
}

function twice(result: Claim, results: readonly Claim[]): readonly Found[] {
  if (result.claims === null) return [];
  const other = results.find(({ claims, file }) => claims === result.claims && file !== result.file);
  return other === undefined ? [] : [found({ code: 'twice', other: other.file }, 1, 'id')];
}

function problemsOf(
  practice: Practice,
  own: Read<WrittenTemplate>,
  answers: Read<FaqAnswer>,
): readonly Problem[] {
  const faults = [...own.faults, ...answers.faults, ...faqFaults(answers.good, practice.language)];
  return faults
    .map(({ file, found: { fault, line, key, weight } }) =>
      problemOf(fault, { file, line, key }, practice.programLanguage, weight),
    )
    .sort((a, b) => a.file.localeCompare(b.file) || (a.line ?? 0) - (b.line ?? 0));
}

function inUse(
  shippedTexts: readonly Template[],
  own: readonly Template[],
  broken: readonly string[],
): readonly Template[] {
  const replaced = new Set([...own.map(approvalKey), ...broken]);
  return [...shippedTexts.filter((template) => !replaced.has(approvalKey(template))), ...own];
}

/** The `.md` files below a folder, sorted by path; none when there is no such folder. A README is for people. */
async function textFiles(folder: string, root: string): Promise<readonly TextFile[]> {
  return Promise.all(
    (await textPaths(folder)).map(async (path) => ({
      file: relative(root, path).split(sep).join('/'),
      text: await readFile(path, 'utf8'),
    })),
  );
}

async function textPaths(folder: string): Promise<readonly string[]> {
  const names = await namesIn(folder);
  return names
    .filter((name) => /\.md$/iu.test(name) && !/(?:^|[\\/])(?:\.|readme\.md$)/iu.test(name))
    .sort()
    .map((name) => join(folder, name));
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder, { recursive: true });
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw new UserError(`The folder ${folder} can't be read. Give this account the right to read it.`, {
      cause,
      fr: `Le dossier ${folder} ne peut pas être lu. Donnez ce droit à ce compte.`,
    });
  }
}
