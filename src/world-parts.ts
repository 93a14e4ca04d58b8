// Joins what a practice's world is made of, but for its mail, to the adapters: memory, model, reader, agenda, patients.
// Nothing here can reach a patient. Each adapter is loaded when it is needed.

import type { LexicalReader } from './core/reading/lexical-reader.ts';
import { serversInTurn } from './core/reading/model/servers-in-turn.ts';
import type { Practice } from './domain/practice.ts';
import type { Instant } from './domain/time.ts';
import type { Model } from './ports/model.ts';
import type { Store } from './ports/store.ts';
import type { Agenda, Clock, Directory, FollowUps, Log } from './ports/world.ts';

/** For commands that keep no log. */
export const SILENT: Log = { write: () => undefined };

/** The practice's memory; null when it has none yet and `create` is false. */
export async function openStore(
  practice: Practice,
  { create }: { readonly create: boolean },
): Promise<Store | null> {
  const { exists } = await import('./adapters/files/text-files.ts');
  if (!create && !(await exists(practice.stateFile))) return null;
  const { sqliteStore } = await import('./adapters/store/sqlite.ts');
  const { systemClock } = await import('./adapters/machine/system-clock.ts');
  const language = practice.programLanguage;
  return sqliteStore({
    file: practice.stateFile,
    now: systemClock.now,
    language,
    ...(await keyOf(practice)),
  });
}

/** The model the practice has chosen, its servers in the practice's own order; null when it has none. */
export async function openModel(
  { model, mail, programLanguage }: Practice,
  around: { readonly now: () => Instant; readonly log: Log } = { now: Date.now, log: SILENT },
): Promise<Model | null> {
  if (model === null) return null;
  const servers = serversInTurn(model.servers, mail.addresses[0] ?? '');
  return (await import('./adapters/ollama/ollama.ts')).ollama({ ...model, servers }, programLanguage, around);
}

/** The embedded reader, which needs no model; with a practice, mindful of what was corrected and learned there. */
export async function openReader(practice: Practice | null = null): Promise<LexicalReader> {
  if (practice === null) return (await import('./adapters/reader/shipped-reader.ts')).shippedReader();
  return (await import('./adapters/reader/own-weights.ts')).practiceReader(practice.folder);
}

/** Which texts are approved, as far as the practice has a memory. */
export function approvalsOf(store: Store | null): Store['approvals'] {
  return store === null ? async () => ({}) : store.approvals;
}

/** The key of the state file, when the practice keeps it encrypted. */
export async function keyOf({ stateFile, programLanguage: language }: Practice): Promise<{ key?: string }> {
  const { stateKey } = await import('./adapters/keys/state-key.ts');
  const key = await stateKey({ stateFile, env: process.env, language });
  return key === null ? {} : { key: key.hex };
}

/** The practice's calendars. */
export async function openAgenda(practice: Practice, clock: Clock): Promise<Agenda> {
  const { practiceAgenda } = await import('./adapters/agenda/open-agenda.ts');
  return practiceAgenda(practice, clock);
}

/** Whom the practice knows. */
export async function openDirectory(practice: Practice): Promise<Directory> {
  return (await import('./adapters/patients/patients-file.ts')).patientsFile(practice);
}

/** What the practice sends by the clock. Rules are read when the world opens: an edit of practice.yaml opens another. */
export async function openFollowUps(practice: Practice): Promise<FollowUps> {
  const { loadRules } = await import('./adapters/files/followup-files.ts');
  const { withFileHashes } = await import('./adapters/files/file-hashes.ts');
  const { readLists } = await import('./adapters/patients/list-files.ts');
  const directory = await openDirectory(practice);
  return {
    rules: async () => withFileHashes(loadRules(practice).rules),
    rows: async () => readLists(practice, await directory.patients()).rows,
  };
}
