// The slow part, the model's reading, is asked for while the mail before is worked. The line asks again with the same
// words and gets the same answer; with other words (a changed FAQ, say) it is simply asked anew.

import type { MailSource, RawMail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import type { Reading } from '../domain/reading.ts';
import type { Instant } from '../domain/time.ts';
import { openAndRead, opening } from '../flow/mails/open.ts';
import { answersOffered, readWords } from '../flow/mails/read-words.ts';
import type { Model, ModelAnswer, ModelRequest, ServerState } from '../ports/model.ts';
import type { World } from '../ports/world.ts';
import { type Awaited, awaited, patient } from './awaited.ts';

/** Answers kept that nobody has asked for yet: those of the mails in hand, and a few that were read in vain. */
const MOST_KEPT = 32;

/** The program is told to stop: what was being read is left as it was. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

export interface ModelRecord {
  readonly name: string;
  readonly answers: number;
  /** Milliseconds that all answers together took. */
  readonly took: number;
  /** What the last call complained of; empty when it did not. */
  readonly trouble: string;
  readonly since: Instant;
  /** How its servers stand; empty when the model does not tell. */
  readonly servers: readonly ServerState[];
}

export interface ReadAhead {
  /** The world with a model that remembers what it was asked ahead. */
  readonly world: World;
  /** Mails that wait for the model. */
  readonly awaited: Awaited;
  /** The same world for the work on one mail, which may have to wait for the model. */
  readonly worldFor: (source: MailSource) => World;
  /** Reads a mail; the model's answer is kept until the line has asked for it. Never rejects. */
  readonly foresee: (raw: RawMail) => Promise<void>;
  /** Whether a mail has an emergency wording, by the lexical reader alone. Never rejects. */
  readonly isUrgent: (raw: RawMail) => Promise<boolean>;
  /** Sees to it that the model is loaded and has read its rules, when that is due. Never rejects. */
  readonly prime: () => Promise<void>;
  /** Null when the practice has no model. */
  readonly record: () => ModelRecord | null;
}

/** Reads ahead in a world. When `stop` aborts, whoever waits for the model gets `Stopped`. */
export function readAhead(world: World, practice: Practice, stop: AbortSignal): ReadAhead {
  const waiting = awaited(world.clock.now, 1000 * (practice.model?.wait ?? 0));
  if (world.model === null) return withoutModel(world, waiting);
  const asked = new Map<string, Promise<ModelAnswer>>();
  const { model, record } = watched(world.model, world.clock.now);
  const ask = (request: ModelRequest): Promise<ModelAnswer> => {
    const key = JSON.stringify(request);
    const answer = asked.get(key) ?? orStopped(model.label(request), stop);
    asked.set(key, answer);
    for (const oldest of asked.keys()) if (asked.size > MOST_KEPT) asked.delete(oldest);
    // Whoever asked hears of a failure; the one who looked ahead need not.
    answer.catch(() => asked.delete(key));
    return answer;
  };
  const take = (request: ModelRequest) => ask(request).finally(() => asked.delete(JSON.stringify(request)));
  const ours = { ...world, model: { ...model, label: take } };
  const foreseen = { ...world, model: { ...model, label: ask } };
  return {
    world: ours,
    awaited: waiting,
    worldFor: (source) => patient(ours, source, waiting),
    foresee: async (raw) => {
      await quietly(() => read(foreseen, practice, raw));
    },
    isUrgent: async (raw) =>
      (await quietly(() => read({ ...world, model: null }, practice, raw)))?.urgency === 'red',
    prime: async () => {
      if (model.prime === undefined || !isDue(record().servers)) return;
      const texts = await quietly(world.templates.read);
      if (texts != null) await model.prime(answersOffered(texts, practice));
    },
    record,
  };
}

function withoutModel(world: World, waiting: Awaited): ReadAhead {
  return {
    world,
    awaited: waiting,
    worldFor: () => world,
    foresee: () => Promise.resolve(),
    isUrgent: () => Promise.resolve(false),
    prime: () => Promise.resolve(),
    record: () => null,
  };
}

function isDue(servers: readonly ServerState[]): boolean {
  return servers.some(({ state }) => state === 'new' || state === 'away');
}

/** The line meets the same trouble, and there it is dealt with. */
async function quietly<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return null;
  }
}

async function read(world: World, practice: Practice, raw: RawMail): Promise<Reading | null> {
  const mail = await openAndRead({ ...opening(world), practice, raw, now: world.clock.now() });
  if ('problem' in mail) return null;
  const texts = await world.templates.read();
  return readWords({ lexical: world.lexical, model: world.model, practice, texts, mail });
}

function watched(model: Model, now: () => Instant): { model: Model; record: () => ModelRecord } {
  const { name } = model;
  let record: Omit<ModelRecord, 'servers'> = { name, answers: 0, took: 0, trouble: '', since: now() };
  const note = (trouble: string, took: number) => {
    const { answers, since } = record;
    const same = record.trouble === trouble;
    record = {
      ...record,
      answers: trouble === '' ? answers + 1 : answers,
      took: trouble === '' ? record.took + took : record.took,
      trouble,
      since: same ? since : now(),
    };
  };
  const label = async (request: ModelRequest) => {
    const begun = now();
    const answer = await model.label(request);
    note(answer.kind === 'away' ? answer.sentence : '', now() - begun);
    return answer;
  };
  return { model: { ...model, label }, record: () => ({ ...record, servers: model.state?.() ?? [] }) };
}

function orStopped<T>(work: Promise<T>, stop: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const give = () => reject(new Stopped('The program is stopping.'));
    if (stop.aborted) return give();
    stop.addEventListener('abort', give, { once: true });
    work.then(resolve, reject).finally(() => stop.removeEventListener('abort', give));
  });
}
