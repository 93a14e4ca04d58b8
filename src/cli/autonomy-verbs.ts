// What `agent autonomy` does.

import { mayOpen } from '../core/autonomy/may-open.ts';
import { newRecord } from '../core/autonomy/next-record.ts';
import { partWords } from '../core/autonomy/part-words.ts';
import { readHours, readOnly } from '../core/autonomy/read-parts.ts';
import { nameOf } from '../core/explain.ts';
import {
  type AlonePart,
  EARNED_KINDS,
  type EarnedKind,
  isEarned,
  type KindRecord,
} from '../domain/autonomy.ts';
import { UserError } from '../domain/errors.ts';
import type { Practice } from '../domain/practice.ts';
import { REQUEST_KINDS } from '../domain/reading.ts';
import type { Instant } from '../domain/time.ts';
import type { Store } from '../ports/store.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';
import { autonomyJson, autonomyLines } from './show/autonomy-lines.ts';
import { UsageError } from './usage-error.ts';

export type AutonomyVerb = 'list' | 'on' | 'off';

interface Asked {
  readonly context: Context;
  readonly practice: Practice;
  readonly store: Store;
  /** The kind; '' for the list. */
  readonly named: string;
  readonly now: Instant;
  readonly by: string;
  readonly only?: string;
  readonly hours?: string;
}

export const AUTONOMY_VERBS: Readonly<Record<AutonomyVerb, (asked: Asked) => Promise<ExitCode>>> = {
  list,
  on,
  off,
};

async function list({ context, practice, store, now }: Asked): Promise<ExitCode> {
  const { print } = context;
  const known = await store.autonomy();
  const figures = await store.caseFigures(0);
  const kinds = EARNED_KINDS.map((kind) => ({
    record: known.find((one) => one.kind === kind) ?? newRecord(kind),
    suggested: figures.filter(({ reason, kinds: asked }) => reason === 'suggest-only' && asked.includes(kind))
      .length,
  }));
  if (print.asJson) for (const kind of kinds) print.json(autonomyJson(kind, { practice, now }));
  else for (const line of autonomyLines(kinds, { context, practice, now })) print.line(line);
  return EXIT.ok;
}

async function on({ context, practice, store, named, now, by, only, hours }: Asked): Promise<ExitCode> {
  const kind = kindIn(context, named);
  const parts = partsIn(context, only, hours);
  const words = await switchedOn({ context, practice, store, kind, by, now, parts });
  told(context, await recordOf(store, kind), words);
  return EXIT.ok;
}

interface SwitchedOn extends Pick<Asked, 'context' | 'practice' | 'store' | 'by' | 'now'> {
  readonly kind: EarnedKind;
  /** At all hours when left out. */
  readonly parts?: readonly AlonePart[];
}

/** Lets a kind be answered alone and says so in one sentence; a `UserError` says why it may not. */
export async function switchedOn({
  context,
  practice,
  store,
  kind,
  by,
  now,
  parts = [],
}: SwitchedOn): Promise<string> {
  const record = await recordOf(store, kind);
  const may = mayOpen(record, practice);
  if (may.kind !== 'yes') throw new UserError(refusal(context, kind, may));
  const [changed] = await store.noteAutonomy([
    { kind, note: 'on', by, at: now, only: parts, needed: may.needed },
  ]);
  if (changed === undefined)
    throw new UserError(refusal(context, kind, mayOpen(await recordOf(store, kind), practice)));
  const { say, language } = context;
  const when = partWords(parts, practice, language);
  const name = nameOf(kind, language);
  return say(
    `« ${name} » : répond seule désormais, ${when}. Après une réponse modifiée ou refusée, une plainte, un texte ou un modèle changé, votre accord est redemandé. Pour revenir : agent autonomy off ${kind}`,
    `"${name}": answered alone from now on, ${when}. After an answer edited or refused, a complaint, another text or model, your yes is asked for again. To go back: agent autonomy off ${kind}`,
  );
}

async function off({ context, practice, store, named, now, by }: Asked): Promise<ExitCode> {
  const kind = kindIn(context, named);
  await store.noteAutonomy([{ kind, note: 'off', by, at: now }]);
  const { say, language } = context;
  const name = nameOf(kind, language);
  const words =
    practice.autonomy[kind] === 'off'
      ? say(
          `« ${name} » : practice.yaml dit off, vous répondez vous-même.`,
          `"${name}": practice.yaml says off, you answer yourself.`,
        )
      : say(
          `« ${name} » : votre accord est demandé à chaque fois, tout de suite. Ce qui n’est pas encore parti attend aussi.`,
          `"${name}": your yes is asked for each time, from now on. What has not left yet waits too.`,
        );
  told(context, await recordOf(store, kind), words);
  return EXIT.ok;
}

function told({ print }: Context, record: KindRecord, words: string): void {
  if (print.asJson) print.json({ kind: record.kind, standing: record.standing, row: record.row });
  else print.line(words);
}

async function recordOf(store: Store, kind: EarnedKind): Promise<KindRecord> {
  return (await store.autonomy()).find((one) => one.kind === kind) ?? newRecord(kind);
}

function kindIn({ say, language }: Context, named: string): EarnedKind {
  if (isEarned(named)) return named;
  const known = REQUEST_KINDS.find((kind) => kind === named);
  if (known !== undefined)
    throw new UserError(
      say(
        `« ${nameOf(known, language)} » reste à une personne : la loi ou la prudence le veut (docs/autonomy.md).`,
        `"${nameOf(known, language)}" stays with a person: the law or prudence wants it so (docs/autonomy.md).`,
      ),
    );
  const kinds = EARNED_KINDS.join(', ');
  throw new UsageError(
    say(
      `« ${named} » n’est pas une sorte de demande. Écrivez ${kinds}.`,
      `"${named}" is no kind of request. Write ${kinds}.`,
    ),
  );
}

function partsIn({ say }: Context, only?: string, hours?: string): readonly AlonePart[] {
  const parts = only === undefined ? [] : readOnly(only);
  if (parts === null)
    throw new UsageError(
      say('--only : evenings, weekends, ou les deux.', '--only: evenings, weekends, or both.'),
    );
  const spans = hours === undefined ? [] : readHours(hours);
  if (spans === null)
    throw new UsageError(say('--hours : par exemple 18:00-08:00.', '--hours: for example 18:00-08:00.'));
  return [...parts, ...spans];
}

function refusal({ say, language }: Context, kind: EarnedKind, may: ReturnType<typeof mayOpen>): string {
  const name = nameOf(kind, language);
  switch (may.kind) {
    case 'written-off':
      return say(
        `practice.yaml dit « ${kind}: off » : cela reste à vous. Pour changer, écrivez « ${kind}: suggest » sous autonomy.`,
        `practice.yaml says "${kind}: off": that stays with you. To change it, write "${kind}: suggest" under autonomy.`,
      );
    case 'too-few':
      return say(
        `« ${name} » : ${may.row} réponses validées sans changement à la suite, il en faut ${may.needed} (autonomy-after dans practice.yaml).`,
        `"${name}": ${may.row} answers approved unchanged in a row, ${may.needed} are needed (autonomy-after in practice.yaml).`,
      );
    case 'yes':
      return say('Cela vient de changer. Recommencez.', 'That has just changed. Try again.');
  }
}
