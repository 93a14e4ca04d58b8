// The house in one breath: a mail, a tick of the clock or a human's verdict becomes a Decision (core/policy), the
// Decision becomes a saved plan, and one door does it (flow/perform). Rooms: domain holds the nouns, core the verbs,
// flow the stories, adapters the doors to the outside, cli the commands. docs/flow.md walks the whole way.
//
// This file turns the command line into a command and joins each door of the commands to its adapter. Adapters are
// loaded when a command opens their door, so that `agent --help` stays quick.

import { readFileSync } from 'node:fs';
import type { Doors } from './cli/doors.ts';
import { runProgram } from './cli/program.ts';
import type { Practice } from './domain/practice.ts';
import type { Clock, Store, World } from './ports.ts';

const doors: Doors = {
  practice: async (folder, language) => {
    const { loadPractice } = await import('./config/load.ts');
    const { practiceFolder } = await import('./adapters/practice-folder.ts');
    const { patientProblems } = await import('./adapters/patients-file.ts');
    return loadPractice(practiceFolder(folder), [patientProblems], language);
  },
  noPractice: async (zone) => {
    const { neutralPractice } = await import('./config/neutral-practice.ts');
    return neutralPractice(zone);
  },
  texts: async (practice, store) => {
    const { loadTexts } = await import('./adapters/template-files.ts');
    return loadTexts({ practice, approvals: approvalsOf(store), assumeApproved: false });
  },
  mails: (path) => lazily(async () => (await import('./adapters/mail-folder.ts')).rawMailsIn(path)),
  openMail: async (raw) => (await import('./adapters/mime.ts')).openMail(raw),
  lexical: async () => (await import('./adapters/shipped-reader.ts')).shippedReader(),
  model: modelOf,
  agenda: async (practice, clock) => {
    const { icsFileAgenda } = await import('./adapters/ics-file.ts');
    return icsFileAgenda({ practice, now: clock.now });
  },
  directory: async (practice) => (await import('./adapters/patients-file.ts')).patientsFile(practice),
  store: storeOf,
  world: worldOf,
  dryWorld: async (practice, { now, model }) => {
    const { memoryWorld } = await import('./adapters/memory.ts');
    const { loadTexts } = await import('./adapters/template-files.ts');
    const store = await storeOf(practice, { create: false });
    const { texts } = await loadTexts({ practice, approvals: approvalsOf(store), assumeApproved: true });
    await store?.close();
    const agenda = await (await doors.agenda(practice, { now: () => now })).read();
    const asked = model ? await modelOf(practice) : null;
    const world = memoryWorld({
      now,
      zone: practice.zone,
      texts,
      lexical: await doors.lexical(),
      calendars: agenda.kind === 'readable' ? agenda.files : [],
      patients: await (await doors.directory(practice)).patients(),
      ...(asked === null ? {} : { model: asked }),
    });
    if (agenda.kind === 'unreadable') world.suffer({ agenda: 'unreadable' });
    return { world, setNow: world.turnClock };
  },
  readText: async (path) => (await import('./adapters/text-files.ts')).readText(path),
  copyExample: async (name, to) => (await import('./adapters/example-folders.ts')).copyExample(name, to),
  discard: async (folder) => (await import('./adapters/example-folders.ts')).discard(folder),
};

/** The real thing, on the files of a practice. */
async function worldOf(practice: Practice, clock: Clock): Promise<World> {
  const { folderMailbox } = await import('./adapters/folder-mailbox.ts');
  const { outboxFolder } = await import('./adapters/outbox-folder.ts');
  const { templateFiles } = await import('./adapters/template-files.ts');
  const { alertFile } = await import('./adapters/alert-file.ts');
  const { sqliteStore } = await import('./adapters/sqlite.ts');
  const language = practice.programLanguage;
  const store = await sqliteStore({
    file: practice.stateFile,
    now: clock.now,
    language,
    ...keyFrom(process.env),
  });
  return {
    mailbox: folderMailbox(practice.mail.inbox),
    agenda: await doors.agenda(practice, clock),
    outbox: outboxFolder({ folder: practice.mail.outbox, zone: practice.zone, language }),
    lexical: await doors.lexical(),
    model: await modelOf(practice),
    store,
    templates: templateFiles({ practice, approvals: approvalsOf(store), assumeApproved: false }),
    directory: await doors.directory(practice),
    alerts: alertFile({ file: practice.alerts.file, language }),
    clock,
  };
}

async function storeOf(practice: Practice, { create }: { readonly create: boolean }): Promise<Store | null> {
  const { exists } = await import('./adapters/text-files.ts');
  if (!create && !(await exists(practice.stateFile))) return null;
  const { sqliteStore } = await import('./adapters/sqlite.ts');
  const { systemClock } = await import('./adapters/system-clock.ts');
  const language = practice.programLanguage;
  return sqliteStore({ file: practice.stateFile, now: systemClock.now, language, ...keyFrom(process.env) });
}

async function modelOf({ model, programLanguage }: Practice) {
  return model === null ? null : (await import('./adapters/ollama.ts')).ollama(model, programLanguage);
}

function approvalsOf(store: Store | null): Store['approvals'] {
  return store === null ? async () => ({}) : store.approvals;
}

/** The key of the state file, when the practice keeps it encrypted. */
function keyFrom({ AGENT_STATE_KEY: key }: NodeJS.ProcessEnv): { key?: string } {
  return key === undefined ? {} : { key };
}

async function* lazily<T>(open: () => Promise<AsyncIterable<T>>): AsyncGenerator<T> {
  yield* await open();
}

function versionOf(): string {
  const raw: unknown = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
  return typeof raw === 'object' && raw !== null && 'version' in raw ? String(raw.version) : '';
}

// A reader that stops reading (`agent read … | head`) ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

process.exitCode = await runProgram(doors, {
  argv: process.argv.slice(2),
  env: process.env,
  folder: process.cwd(),
  out: process.stdout,
  err: process.stderr,
  version: versionOf(),
});
