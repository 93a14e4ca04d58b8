// What each verb of `agent waitlist` does.

import { inOrder } from '../../core/waiting-list/in-order.ts';
import { possibleDuplicates } from '../../core/waiting-list/possible-duplicates.ts';
import type { Practice } from '../../domain/practice.ts';
import { newEntry, type WaitingChange, type WaitingEntry } from '../../domain/waiting.ts';
import type { Store } from '../../ports/store.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { entryJson, entryLines, offerText, type ShownEntry } from '../show/agenda/waitlist-lines.ts';
import { UsageError } from '../usage-error.ts';
import { appointmentToMove, patientMeant, wishesMeant } from './waitlist-words.ts';

export interface WaitlistOptions {
  readonly practice: string;
  readonly now?: string;
  readonly wish?: string;
  readonly type?: string;
  readonly practitioner?: string;
  readonly reason?: string;
  readonly off?: boolean;
  readonly all?: boolean;
  readonly by: string;
}

/** One verb at work on an open memory. */
interface Work {
  readonly context: Context;
  readonly practice: Practice;
  readonly store: Store;
  /** What follows the verb: an entry, or a patient. */
  readonly named: string | undefined;
  readonly options: WaitlistOptions;
  readonly now: number;
}

/** What follows `agent waitlist`; `list` when nothing does. */
export const WAITLIST_VERBS = { list, add, remove, flag, show, offers } as const;

async function list(asked: Work): Promise<ExitCode> {
  const { context, practice, store, options } = asked;
  const { print, say } = context;
  const all = await store.waiting();
  const waiting = options.all === true ? all : inOrder(all);
  const shown = await shownOf(asked, waiting);
  if (print.asJson) {
    for (const one of shown) print.json(entryJson(one, context, practice));
    return EXIT.ok;
  }
  if (shown.length === 0)
    print.line(say("Personne n'attend un horaire plus tôt.", 'Nobody waits for an earlier time.'));
  for (const one of shown) {
    for (const line of entryLines(one, context, practice)) print.line(line);
    print.line();
  }
  for (const [one, other] of possibleDuplicates(shown.flatMap(({ patient }) => patient ?? []))) {
    print.line(
      print.tone(
        'warn',
        say(
          `${one} et ${other} sont peut-être la même personne : à vous de voir dans votre fichier patients.`,
          `${one} and ${other} may be one person: please look in your patients' file.`,
        ),
      ),
    );
  }
  return EXIT.ok;
}

async function add({ context, practice, store, named, options, now }: Work): Promise<ExitCode> {
  const { say } = context;
  const patient = await patientMeant(context, practice, named);
  const { type = null, practitioner = patient.practitioner } = options;
  if (type !== null && !practice.slotTypes.some(({ id }) => id === type))
    throw new UsageError(say(`Type inconnu « ${type} ».`, `Unknown type "${type}".`));
  if (practitioner !== null && !practice.practitioners.some(({ id }) => id === practitioner))
    throw new UsageError(
      say(`Praticien inconnu « ${practitioner} ».`, `Unknown practitioner "${practitioner}".`),
    );
  const entry = newEntry({
    patient: patient.id,
    since: now,
    type,
    practitioner,
    wishes: await wishesMeant(context, practice, { phrase: options.wish, now }),
    replaces: await appointmentToMove(context, practice, { patient, now }),
    language: patient.language,
  });
  await changed({ store, now }, { kind: 'enter', entry });
  const kept = (await store.waiting()).find(({ id }) => id === entry.id);
  return told(context, practice, {
    entry: kept ?? entry,
    words: say(`Sur la liste d'attente : ${entry.id}.`, `On the waiting list: ${entry.id}.`),
  });
}

async function remove(asked: Work): Promise<ExitCode> {
  const { context, practice, store, options, now } = asked;
  const entry = await entryMeant(asked);
  await changed({ store, now }, { kind: 'end', entry: entry.id, as: 'removed' });
  const detail = `${entry.id} by ${options.by}${options.reason === undefined ? '' : `: ${options.reason}`}`;
  await store.audit({ at: now, actor: 'human', verb: 'WaitingRemoved', case: null, detail });
  const words = context.say(`Retiré de la liste : ${entry.id}.`, `Taken off the list: ${entry.id}.`);
  return told(context, practice, { entry: { ...entry, state: 'removed' }, words });
}

async function flag(asked: Work): Promise<ExitCode> {
  const { context, practice, store, options, now } = asked;
  const { say } = context;
  const entry = await entryMeant(asked);
  if (options.off !== true && (options.reason ?? '').trim() === '') {
    throw new UsageError(
      say(
        'Une priorité demande une raison : agent waitlist flag w-p-12 --reason "…". Elle est inscrite au journal.',
        'A priority needs a reason: agent waitlist flag w-p-12 --reason "…". It is written into the trail.',
      ),
    );
  }
  const priority = options.off === true ? null : { reason: options.reason ?? '', by: options.by, at: now };
  await changed({ store, now }, { kind: 'flag', entry: entry.id, priority });
  const words =
    priority === null
      ? say(`Plus prioritaire : ${entry.id}.`, `No priority any more: ${entry.id}.`)
      : say(`Prioritaire : ${entry.id}.`, `Priority: ${entry.id}.`);
  return told(context, practice, { entry: { ...entry, priority }, words });
}

async function show(asked: Work): Promise<ExitCode> {
  const { context, practice } = asked;
  const { print } = context;
  const [shown] = await shownOf(asked, [await entryMeant(asked, true)]);
  if (shown === undefined) return EXIT.problems;
  if (print.asJson) print.json(entryJson(shown, context, practice));
  else {
    for (const line of entryLines(shown, context, practice)) print.line(line);
    for (const { offer } of shown.offered)
      print.line(`   ${print.tone('dim', '·')} ${offerText(offer, context, practice)}`);
  }
  return EXIT.ok;
}

async function offers(asked: Work): Promise<ExitCode> {
  const { context, practice, store } = asked;
  const { print, say } = context;
  const shown = await shownOf(asked, await store.waiting());
  const all = shown.flatMap(({ entry, offered }) => offered.map(({ offer }) => ({ entry, offer })));
  for (const { entry, offer } of all.toSorted((a, b) => a.offer.madeAt - b.offer.madeAt)) {
    if (print.asJson) print.json({ entry: entry.id, ...offer });
    else print.line(`${entry.id}  ${offerText(offer, context, practice)}`);
  }
  if (all.length === 0 && !print.asJson)
    print.line(say("Aucun horaire libéré n'a été proposé.", 'No freed time was offered.'));
  return EXIT.ok;
}

async function changed({ store, now }: Pick<Work, 'store' | 'now'>, change: WaitingChange): Promise<void> {
  await store.changeWaiting(change, now);
}

interface Told {
  readonly entry: WaitingEntry;
  readonly words: string;
}

function told(context: Context, practice: Practice, { entry, words }: Told): ExitCode {
  const { print } = context;
  if (print.asJson) print.json(entryJson({ entry, patient: null, offered: [] }, context, practice));
  else print.line(words);
  return EXIT.ok;
}

/** The entry named on the line, by its id or its patient's. */
async function entryMeant({ context, store, named }: Work, ended = false): Promise<WaitingEntry> {
  const { say } = context;
  const all = (await store.waiting()).filter(({ state }) => ended || state === 'waiting');
  const found = all.find(({ id }) => id === named) ?? all.find(({ patient }) => patient === named);
  if (found !== undefined) return found;
  if (named === undefined)
    throw new UsageError(
      say(
        'Écrivez le numéro de l’inscription ou du patient ; agent waitlist montre la liste.',
        'Write the number of the entry or of the patient; agent waitlist shows the list.',
      ),
    );
  throw new UsageError(
    say(
      `Aucune inscription « ${named ?? ''} ». agent waitlist montre la liste.`,
      `No entry "${named ?? ''}". agent waitlist shows the list.`,
    ),
  );
}

async function shownOf(
  { context, practice, store }: Work,
  entries: readonly WaitingEntry[],
): Promise<readonly ShownEntry[]> {
  const patients = await (await context.doors.directory(practice)).patients();
  const all = await store.offers();
  const shown: ShownEntry[] = [];
  for (const entry of entries) {
    const patient = patients.find(({ id }) => id === entry.patient) ?? null;
    const offered: ShownEntry['offered'][number][] = [];
    for (const offer of all.filter(({ waiting }) => waiting === entry.id)) {
      const kase = await store.case(offer.id.slice(2));
      if (kase !== null) offered.push({ offer, state: kase.state });
    }
    shown.push({ entry, patient, offered });
  }
  return shown;
}
