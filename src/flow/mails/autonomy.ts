// How far each kind of request goes by itself now, and what people say of its answers (docs/autonomy.md).

import { isOpen, withAutonomy } from '../../core/autonomy/alone-now.ts';
import { fallBackSentence } from '../../core/autonomy/fall-back-sentence.ts';
import { changedSince, groundsOf, newGrounds } from '../../core/autonomy/grounds.ts';
import { aloneKinds, answeredKinds, suggestedKinds } from '../../core/autonomy/kinds-concerned.ts';
import { caseIdOfAction } from '../../core/case-id.ts';
import { actionIdIn } from '../../core/mail/reply-token.ts';
import type { AutonomyNote, EarnedKind, KindRecord, WordChange } from '../../domain/autonomy.ts';
import type { Case } from '../../domain/case.ts';
import type { Mail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Texts } from '../../domain/texts.ts';
import type { World } from '../../ports/world.ts';

/** What somebody said of a prepared answer. */
export type SaidOfIt =
  | { readonly note: 'approved' }
  | { readonly note: 'edited'; readonly words: WordChange | null }
  | { readonly note: 'refused' | 'by-hand' };

export interface Held {
  /** With the autonomy that holds at this moment. */
  readonly practice: Practice;
  readonly records: readonly KindRecord[];
}

/**
 * The practice as its records let it act at this moment. A kind that rests on a text or a model that is another now
 * falls back first, and a human hears of it.
 */
export async function holdingNow(world: World, practice: Practice, texts?: Texts): Promise<Held> {
  const { store, templates, clock } = world;
  const before = await store.autonomy();
  const open = before.filter(({ standing }) => standing.state === 'on');
  const changed = open.length === 0 ? [] : changes(world, open, texts ?? (await templates.read()));
  const records = changed.length === 0 ? before : await noted(world, practice, changed);
  return { practice: withAutonomy(practice, records, clock.now()), records };
}

function changes({ model, clock }: World, open: readonly KindRecord[], texts: Texts): AutonomyNote[] {
  return open.flatMap(({ kind, grounds }) => {
    const note = changedSince(grounds, {
      texts,
      model: model?.name ?? null,
      marks: model?.marks?.() ?? [],
    });
    return note === null ? [] : [{ kind, note, at: clock.now() }];
  });
}

/** Counts what a human said of a prepared answer, for every kind it was prepared for. */
export async function noteSaid(world: World, practice: Practice, kase: Case, said: SaidOfIt): Promise<void> {
  await noteFor(world, practice, { kinds: suggestedKinds(kase), kase }, said);
}

/** Counts that a human stopped what would have left by itself. */
export async function noteStopped(world: World, practice: Practice, kase: Case): Promise<void> {
  await noteFor(world, practice, { kinds: aloneKinds(kase), kase }, { note: 'stopped' });
}

interface Answered {
  readonly kase: Case;
  readonly mail: Pick<Mail, 'inReplyTo' | 'references'>;
}

/** What a mail that was just worked says of earlier answers, and its own answer of the texts it rests on. */
export async function noteWorked(world: World, practice: Practice, answered: Answered): Promise<void> {
  await noteUsed(world, answered.kase);
  await noteComplaint(world, practice, answered);
}

/** A complaint that answers a letter of ours counts for every kind that the letter was about. */
async function noteComplaint(world: World, practice: Practice, { kase, mail }: Answered): Promise<void> {
  if (!(kase.reading?.requests ?? []).some(({ kind }) => kind === 'complaint')) return;
  const action = actionIdIn([...mail.inReplyTo, ...mail.references], await world.store.secret());
  const answered = action === null ? null : await world.store.case(caseIdOfAction(action));
  if (answered === null) return;
  await noteFor(world, practice, { kinds: answeredKinds(answered), kase: answered }, { note: 'complaint' });
}

/** What is answered alone for the first time with a text is among its grounds from then on. */
async function noteUsed(world: World, kase: Case): Promise<void> {
  const kinds = aloneKinds(kase);
  if (kinds.length === 0) return;
  const open = (await world.store.autonomy()).filter(
    ({ kind, standing }) => standing.state === 'on' && kinds.includes(kind),
  );
  if (open.length === 0) return;
  const grounds = groundsOf({ ...kase, model: world.model?.name ?? null });
  const notes = open.flatMap(({ kind, grounds: known }): readonly AutonomyNote[] => {
    const added = newGrounds(known, grounds);
    return Object.keys(added).length === 0
      ? []
      : [{ kind, note: 'used', grounds: added, at: world.clock.now() }];
  });
  if (notes.length > 0) await world.store.noteAutonomy(notes);
}

/** The first kind of a plan that was to be done alone and may not any more; null when all still may. */
export async function closedSince(
  { store }: World,
  practice: Practice,
  kase: Case,
): Promise<EarnedKind | null> {
  const kinds = aloneKinds(kase);
  if (kinds.length === 0) return null;
  const records = await store.autonomy();
  return kinds.find((kind) => !isOpen(practice.autonomy[kind], recordOf(records, kind))) ?? null;
}

interface Concerned {
  readonly kinds: readonly EarnedKind[];
  readonly kase: Case;
}

async function noteFor(
  world: World,
  practice: Practice,
  { kinds, kase }: Concerned,
  said: SaidOfIt | { readonly note: 'stopped' | 'complaint' },
): Promise<void> {
  if (kinds.length === 0) return;
  const records = await world.store.autonomy();
  const grounds = groundsOf({
    plan: kase.proposal,
    reading: kase.reading,
    model: world.model?.name ?? null,
  });
  const notes = kinds.map((kind): AutonomyNote => {
    const alone = isOpen(practice.autonomy[kind], recordOf(records, kind));
    const about = { kind, case: kase.id, at: world.clock.now(), alone };
    return said.note === 'approved' ? { ...about, ...said, grounds } : { ...about, ...said };
  });
  await noted(world, practice, notes);
}

/** Writes notes down and tells a human of every kind that fell back by them. */
async function noted(
  world: World,
  practice: Practice,
  notes: readonly AutonomyNote[],
): Promise<readonly KindRecord[]> {
  const { store, alerts, clock } = world;
  for (const { kind, standing } of await store.noteAutonomy(notes)) {
    if (standing.state !== 'fell-back') continue;
    const sentence = fallBackSentence(kind, standing.why, practice.programLanguage);
    await alerts.raise({ level: 'notice', case: null, sentence, at: clock.now() });
  }
  return store.autonomy();
}

function recordOf(records: readonly KindRecord[], kind: EarnedKind): KindRecord | undefined {
  return records.find((record) => record.kind === kind);
}
