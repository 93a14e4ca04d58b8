import { resolve } from 'node:path';
import { concerns } from '../../core/privacy/concerns.ts';
import { learnedAbout } from '../../core/privacy/learned-about.ts';
import { maskOf } from '../../core/privacy/masked.ts';
import { personKeys } from '../../core/privacy/person-keys.ts';
import type { Case } from '../../domain/case.ts';
import { UserError } from '../../domain/errors.ts';
import { inItsOwnVoice } from '../../domain/own-voice.ts';
import type { Practice } from '../../domain/practice.ts';
import type { LaidOut } from '../../domain/review.ts';
import type { Instant } from '../../domain/time.ts';
import type { Store } from '../../ports/store.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, requirePractice } from '../options.ts';
import { withOldStore } from '../with-store.ts';
import { type Forgotten, forgottenLines } from './forget-lines.ts';
import type { PrivacyOptions } from './privacy-options.ts';
import { type Whom, whomMeant } from './whom.ts';

/** `agent privacy forget`: erases what the program holds of a person, and says what it can't. */
export async function forgetPerson(
  context: Context,
  named: string,
  options: PrivacyOptions,
): Promise<ExitCode> {
  const { doors, print, say } = context;
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const whom = await whomMeant(context, practice, { named, not: options.not ?? [] });
  if (options.yes !== true) return ask(context, practice, whom);
  const lock = await doors.lock(practice);
  if (lock.kind === 'held')
    throw new UserError(
      say(
        'Le secrétariat est en marche sur ce cabinet. Arrêtez-le un instant, puis recommencez. Rien n’a été effacé.',
        'The secretary is running for this practice. Stop it for a moment, then try again. Nothing was erased.',
      ),
    );
  try {
    const by = options.by ?? 'practitioner';
    // The mailbox comes first: what lies there is only known as long as the memory is.
    await clearMailbox(context, practice, { whom, now });
    const done = await withOldStore(context, practice, (store) =>
      erase({ context, practice, store, whom, by, now }),
    );
    const result = done ?? { erased: null, files: null, until: null, away: [] };
    if (print.asJson) print.json({ ...result });
    else for (const line of forgottenLines(result, whom, { context, practice })) print.line(line);
    return EXIT.ok;
  } finally {
    lock.release();
  }
}

interface Erasing {
  readonly context: Context;
  readonly practice: Practice;
  readonly store: Store;
  readonly whom: Whom;
  readonly by: string;
  readonly now: Instant;
}

async function erase({ context, practice, store, whom, by, now }: Erasing): Promise<Forgotten> {
  const { privacy, learning } = context.doors;
  const { person, patient } = whom;
  const cases = (await store.cases()).filter((kase) => concerns(kase, person));
  const sentences = learnedAbout(await (await learning(practice.folder)).sentences(), {
    cases,
    mask: maskOf([...person.words, ...person.addresses]),
    names: patient === null ? [] : [patient.givenName, patient.familyName],
  });
  const keys = personKeys(person, await store.secret());
  await refuseWhileLeaving(context, store, cases);
  await privacy.markBackups(practice, keys);
  // What lies beside the memory goes first: only the memory knows what is theirs, and a second attempt asks it again.
  const files = await privacy.forgetFiles(practice, { ...person, sentences });
  const erased = await store.forget(person, by, now);
  // Once more: a backup that was made meanwhile may still hold them.
  const away = await privacy.markBackups(practice, keys);
  const until = await privacy.backupsUntil(practice, now);
  return { erased, files, until, away };
}

/** What is on its way out must be settled before anything of the person goes. */
async function refuseWhileLeaving(
  { say }: Context,
  store: Store,
  cases: readonly Pick<Case, 'id'>[],
): Promise<void> {
  for (const { id } of cases) {
    if ((await store.actions(id)).every(({ state }) => state !== 'started')) continue;
    throw new UserError(
      say(
        `Quelque chose du dossier ${id} est en train de partir. Lancez « agent run » et tranchez (agent review ${id}), puis recommencez. Rien n’a été effacé.`,
        `Something of case ${id} is on its way out. Run "agent run" and settle it (agent review ${id}), then try again. Nothing was erased.`,
      ),
    );
  }
}

/** Prepared replies and review messages of ours that lie in the practice's own mailbox. */
async function clearMailbox(
  context: Context,
  practice: Practice,
  { whom, now }: Pick<Erasing, 'whom' | 'now'>,
): Promise<void> {
  const lying = await withOldStore(context, practice, (store) => lyingFor(store, whom));
  if (lying === null || lying.length === 0) return;
  const { mailbox, outbox, store } = await context.doors.world(inItsOwnVoice(practice), { now: () => now });
  try {
    for (const { as, messageId } of lying) {
      const outcome =
        as === 'draft' ? await mailbox.withdraw(messageId) : await mailbox.reviewFolders?.remove(messageId);
      if (outcome !== undefined && outcome.kind !== 'done') throw stillLies(context);
    }
  } finally {
    await Promise.all([mailbox.close(), outbox.close(), store.close()]);
  }
}

async function lyingFor(store: Store, { person }: Whom): Promise<readonly LaidOut[]> {
  const ids = (await store.cases()).filter((kase) => concerns(kase, person)).map(({ id }) => id);
  return (await store.laidOut()).filter((laid) => ids.includes(laid.case) && laid.state !== 'left-alone');
}

function stillLies({ say }: Context): UserError {
  return new UserError(
    say(
      'Un brouillon de cette personne est encore dans la boîte aux lettres et n’a pas pu être retiré. Vérifiez la connexion (agent doctor), puis recommencez. Rien n’a été effacé.',
      'A draft to this person still lies in the mailbox and could not be taken out. Check the connection (agent doctor), then try again. Nothing was erased.',
    ),
  );
}

async function ask(context: Context, practice: Practice, whom: Whom): Promise<ExitCode> {
  const { print, say } = context;
  const { patient, person, shared, former } = whom;
  const held = await withOldStore(context, practice, async (store) => {
    const cases = (await store.cases()).filter((kase) => concerns(kase, person));
    return cases.length;
  });
  const name =
    patient === null
      ? [person.patient ?? [], person.addresses].flat().join(', ')
      : `${patient.id}, ${patient.givenName} ${patient.familyName}`;
  if (print.asJson) {
    print.json({ erased: null, person: person.patient, cases: held ?? 0, shared, former });
    return EXIT.problems;
  }
  print.line(
    say(
      `${name} : ${held ?? 0} dossiers, et ce qui s’y rattache, seraient effacés pour toujours.`,
      `${name}: ${held ?? 0} cases, and what belongs to them, would be erased for ever.`,
    ),
  );
  for (const line of addressLines(whom, context)) print.line(line);
  print.line(
    say(
      'Vérifiez l’identité de la personne, remettez-lui l’export si elle le veut (agent privacy export), puis ajoutez --yes.',
      'Check who the person is, hand over the export if they want it (agent privacy export), then add --yes.',
    ),
  );
  return EXIT.problems;
}

/** Which addresses count as the person's, and what to say when one does not belong to them. */
function addressLines({ person, former }: Whom, { say }: Context): readonly string[] {
  if (person.addresses.length === 0) return [];
  const all = person.addresses.join(', ');
  const lines = [say(`Adresses : ${all}`, `Addresses: ${all}`)];
  if (former.length === 0) return lines;
  const old = former.join(', ');
  return [
    ...lines,
    say(
      `Connues par la mémoire seule : ${old}. Ce qui en est venu sans nom part aussi. Si l’une est à quelqu’un d’autre : --not ADRESSE`,
      `Known from the memory alone: ${old}. What came from there without a name goes too. If one is somebody else's: --not ADDRESS`,
    ),
  ];
}
