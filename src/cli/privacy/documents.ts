import { resolve } from 'node:path';
import { pseudonym } from '../../core/audit.ts';
import { breachCases, breachClock } from '../../core/privacy/breach-clock.ts';
import { type DocumentFacts, filledDocument, practiceFacts } from '../../core/privacy/document.ts';
import { asCell, paperPage } from '../../core/privacy/markdown-html.ts';
import { trailWords } from '../../core/story/trail-words.ts';
import type { Breach } from '../../domain/breach.ts';
import type { Case } from '../../domain/case.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import { HOUR, type Instant, toLocal } from '../../domain/time.ts';
import type { Store } from '../../ports/store.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, requirePractice } from '../options.ts';
import { UsageError } from '../usage-error.ts';
import { withOldStore } from '../with-store.ts';
import type { PrivacyOptions } from './privacy-options.ts';
import { termRows } from './purge-lines.ts';

export type DocumentName = 'register' | 'dpia' | 'notice' | 'processors';

/** A document filled from practice.yaml, printed or written as Markdown or as a page for A4. */
export async function document(
  context: Context,
  name: DocumentName,
  options: PrivacyOptions,
): Promise<ExitCode> {
  const { practice, facts } = await begun(context, options);
  const text = await context.doors.privacy.text(name, context.language);
  return give(context, { name, text: filledDocument(text, facts), to: options.to, practice });
}

/**
 * What is known of a breach, with the 72 hours: by the case that told of it, or since `--known`; else an empty sheet
 * whose clock a person fills in, for it does not start with the sheet.
 */
export async function breach(
  context: Context,
  id: string | undefined,
  options: PrivacyOptions,
): Promise<ExitCode> {
  const { practice, facts, now } = await begun(context, options);
  const { known: told } = options;
  const since = told === undefined ? null : nowOf({ ...options, now: told }, practice.zone, context);
  const known = await withOldStore(context, practice, (store) =>
    breachFacts({ context, practice, store, now, since }, id),
  );
  if (id !== undefined && known === null) throw noSuchCase(context, id);
  const text = await context.doors.privacy.text('breach', context.language);
  const all = { ...facts, ...(known ?? clockFacts(since, now, { practice, context })) };
  return give(context, { name: 'breach', text: filledDocument(text, all), to: options.to, practice });
}

async function begun(context: Context, options: PrivacyOptions) {
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const facts: DocumentFacts = {
    ...practiceFacts(practice, context.language),
    terms: termRows(context, practice).map(([what, term]) => ({ what, term })),
    encrypted: await isEncrypted(context, practice),
    today: longDay(now, practice.zone, context.language),
  };
  return { practice, facts, now };
}

/** A key that is lost is a key all the same: what it closed is encrypted. */
async function isEncrypted({ doors }: Context, practice: Practice): Promise<boolean> {
  try {
    return (await doors.backups.key(practice)) !== null;
  } catch (error) {
    if (error instanceof UserError) return true;
    throw error;
  }
}

/** "22 novembre 2026". */
function longDay(now: Instant, timeZone: string, language: Context['language']): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { timeZone, dateStyle: 'long' }).format(now);
}

interface Given {
  readonly name: string;
  readonly text: string;
  readonly to: string | undefined;
  readonly practice: Practice;
}

async function give(
  { doors, print, say, folder, language }: Context,
  { name, text, to }: Given,
): Promise<ExitCode> {
  if (to === undefined) {
    if (print.asJson) print.json({ document: name, markdown: text });
    else print.line(text.trimEnd());
    return EXIT.ok;
  }
  if (!/\.(?:md|html)$/iu.test(to))
    throw new UsageError(
      say('--to : un fichier qui finit par .md ou .html.', '--to: a file that ends in .md or .html.'),
    );
  const path = resolve(folder, to);
  await doors.writePrivate(path, /\.html$/iu.test(to) ? paperPage(text, language) : text);
  if (print.asJson) print.json({ document: name, file: path });
  else print.line(say(`Écrit : ${path}`, `Written: ${path}`));
  return EXIT.ok;
}

interface Looking {
  readonly context: Context;
  readonly practice: Practice;
  readonly store: Store;
  readonly now: Instant;
  /** Since when a person says that it is known; null when the case tells. */
  readonly since: Instant | null;
}

async function breachFacts(looking: Looking, id: string | undefined): Promise<DocumentFacts> {
  const { context, practice, store, now, since } = looking;
  const noted = await store.breaches();
  const breach =
    id === undefined ? noted.findLast(({ closed }) => closed === null) : noted.find((one) => one.id === id);
  const caseId = breach?.id ?? id;
  const kase = caseId === undefined ? breachCases(await store.cases())[0] : await store.case(caseId);
  if (id !== undefined && kase === null && breach === undefined) throw noSuchCase(context, id);
  const told = notedFacts(looking, breach);
  if (kase === undefined || kase === null)
    return { ...clockFacts(since ?? breach?.known ?? null, now, { practice, context }), ...told };
  const trail = await store.trail({ case: kase.id });
  return {
    ...clockFacts(since ?? breach?.known ?? kase.opened, now, { practice, context }),
    ...told,
    case: kase.id,
    ...(await letterFacts(store, kase)),
    trail: trail.map((entry) => ({
      at: toLocal(entry.at, practice.zone).replace('T', ' '),
      words: trailWords(entry, context.language),
    })),
  };
}

/** What a person wrote down of it; it stands in the sheet as it was written. */
function notedFacts({ context, practice }: Looking, breach: Breach | undefined): DocumentFacts {
  if (breach === undefined) return {};
  const { id, what, whom, closed } = breach;
  return {
    number: id,
    what: asCell(what),
    whom: asCell(whom),
    ended:
      closed === null
        ? ''
        : `${longDay(closed.at, practice.zone, context.language)}, ${asCell(closed.by)}: ${asCell(closed.how)}`,
  };
}

/** What was sent to that address before it was known: how much, when, which texts; never what they said. */
async function letterFacts(store: Store, { from }: Case): Promise<DocumentFacts> {
  if (from === null) return {};
  const cases = await store.casesFrom(from);
  const records = (await Promise.all(cases.map(({ id }) => store.actions(id)))).flat();
  const letters = records.flatMap(({ action, state, at }) =>
    action.kind === 'reply' && state === 'done' && action.letter.to === from
      ? [{ at, texts: action.letter.made.map(({ id }) => id).join(', ') }]
      : [],
  );
  return {
    recipient: pseudonym(from, await store.secret()).slice(0, 12),
    closed: (await store.frozen(from)) !== null,
    letters: letters.length,
    texts: [...new Set(letters.flatMap(({ texts }) => texts.split(', ')))].join(', '),
  };
}

function clockFacts(
  known: Instant | null,
  now: Instant,
  { practice, context }: Pick<Looking, 'practice' | 'context'>,
): DocumentFacts {
  const clock = known === null ? null : breachClock(known, now);
  const locale = context.language === 'fr' ? 'fr-FR' : 'en-GB';
  const how = { timeZone: practice.zone, dateStyle: 'full', timeStyle: 'short' } as const;
  const local = (at: Instant) => new Intl.DateTimeFormat(locale, how).format(at);
  return {
    known: clock === null ? null : local(clock.known),
    until: clock === null ? null : local(clock.until),
    hoursLeft: Math.max(0, Math.floor((clock?.left ?? 0) / HOUR)),
    late: clock !== null && clock.left < 0,
    closed: false,
    number: null,
    what: '',
    whom: '',
    ended: '',
    case: null,
    recipient: null,
    letters: null,
    texts: '',
    trail: [],
  };
}

function noSuchCase({ say }: Context, id: string): UsageError {
  return new UsageError(say(`Il n’y a pas de dossier ${id}.`, `There is no case ${id}.`));
}
