// Joins the doors of a practice's whole world, its mail among them. Each adapter is loaded when it is needed.

import type { Practice } from './domain/practice.ts';
import type { Signatures } from './ports/mail.ts';
import type { Clock, Log, World } from './ports/world.ts';
import { openPostOffice } from './post-office.ts';
import {
  approvalsOf,
  keyOf,
  openAgenda,
  openDirectory,
  openFollowUps,
  openModel,
  openReader,
  SILENT,
} from './world-parts.ts';

/** The real thing: the practice's mailbox, agenda, model and memory, as its practice.yaml says. */
export async function openWorld(practice: Practice, clock: Clock, log: Log = SILENT): Promise<World> {
  const { templateFiles } = await import('./adapters/files/template-files.ts');
  const { alertChannels } = await import('./adapters/alerts/alert-channels.ts');
  const { sqliteStore } = await import('./adapters/store/sqlite.ts');
  const language = practice.programLanguage;
  const store = await sqliteStore({
    file: practice.stateFile,
    now: clock.now,
    language,
    ...(await keyOf(practice)),
  });
  const post = await openPostOffice(practice, { store, clock, log });
  return {
    ...post,
    signatures: await openSignatures(practice),
    agenda: await openAgenda(practice, clock),
    lexical: await openReader(practice),
    model: await openModel(practice, { now: clock.now, log }),
    store,
    templates: templateFiles({ practice, approvals: approvalsOf(store), assumeApproved: false }),
    directory: (await import('./adapters/patients/marked-directory.ts')).markedDirectory(
      await openDirectory(practice),
      store,
    ),
    followUps: await openFollowUps(practice),
    alerts: alertChannels({ practice, outbox: post.outbox, key: store.secret, env: process.env }),
    teach: teacherOf(practice, clock),
    clock,
  };
}

/** Keeps what a person of the practice corrected, where the reader finds it. */
function teacherOf({ folder }: Practice, clock: Clock): NonNullable<World['teach']> {
  return async (sentence) => {
    const { ownLearning } = await import('./adapters/reader/own-learning.ts');
    const { withCorrection } = await import('./core/learning/learned-sentence.ts');
    const learning = ownLearning(folder, clock.now);
    await learning.save(withCorrection(await learning.sentences(), sentence));
  };
}

/** The own check of senders, where the practice's mail server makes none. */
async function openSignatures({ mail }: Practice): Promise<Signatures | null> {
  if (!mail.checkSignatures) return null;
  const { dkimProof } = await import('./adapters/mail/dkim-proof.ts');
  const { resolve } = await import('node:dns/promises');
  return { check: await dkimProof({ resolver: (name, type) => resolve(name, type) as Promise<string[]> }) };
}
