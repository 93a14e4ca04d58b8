// Joins each door of the commands to its adapter. Adapters are loaded when a command opens their door, so that
// `agent --help` stays quick.

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { allowAlso, allowOnly, closeGate } from './adapters/egress/gate.ts';
import {
  keepScreenSmall,
  keepWorkSmall,
  keepYoungSpaceSmall,
  letGoAfterStart,
} from './adapters/machine/lean-memory.ts';
import { stopWish } from './adapters/machine/stop-wish.ts';
import { SHIPPED } from './adapters/shipped-place.ts';
import { backupDoors } from './backup-doors.ts';
import type { Doors } from './cli/doors.ts';
import type { Practice } from './domain/practice.ts';
import type { Problem } from './domain/problem.ts';
import { privacyDoors } from './privacy-doors.ts';
import { openWorld } from './world.ts';
import {
  approvalsOf,
  keyOf,
  openAgenda,
  openDirectory,
  openFollowUps,
  openModel,
  openReader,
  openStore,
} from './world-parts.ts';

const backups = backupDoors(versionOf());

/** The doors of the program as it ships. */
export const doors: Doors = {
  practice: async (folder, language) => {
    const { loadFolder } = await import('./config/load.ts');
    const { practiceFolder } = await import('./adapters/files/practice-folder.ts');
    const loaded = await loadFolder(practiceFolder(folder), [otherProblems], language);
    if (loaded.kind === 'practice') allowOnly(loaded.practice);
    return loaded;
  },
  settings: async (folder, language) => {
    const { loadPractice } = await import('./config/load.ts');
    const { practiceFolder } = await import('./adapters/files/practice-folder.ts');
    const loaded = loadPractice(practiceFolder(folder), language);
    if (loaded.kind === 'practice') allowOnly(loaded.practice);
    return loaded;
  },
  lastGood: async (folder, language) => {
    const { loadPractice } = await import('./config/load.ts');
    const { practiceFolder } = await import('./adapters/files/practice-folder.ts');
    const text = (await import('./adapters/files/last-good.ts')).lastGood(folder);
    if (text === null) return null;
    const file = { kind: 'text', text } as const;
    const { practice } = loadPractice({ ...practiceFolder(folder), file }, language);
    if (practice !== null) allowOnly(practice);
    return practice;
  },
  keepLastGood: async (folder) => {
    const { loadPractice } = await import('./config/load.ts');
    const { practiceFolder } = await import('./adapters/files/practice-folder.ts');
    const { keepLastGood } = await import('./adapters/files/last-good.ts');
    const files = practiceFolder(folder);
    if (files.file.kind !== 'text' || loadPractice(files).kind !== 'practice') return;
    await keepLastGood(folder, files.file.text);
  },
  notePause: async (folder, pause) =>
    (await import('./adapters/files/pause-note.ts')).notePause(folder, pause),
  notedPause: async (folder) => (await import('./adapters/files/pause-note.ts')).notedPause(folder),
  otherProblems,
  noPractice: async (zone) => {
    const { neutralPractice } = await import('./config/neutral-practice.ts');
    return neutralPractice(zone);
  },
  texts: async (practice, store) => {
    const { loadTexts } = await import('./adapters/files/template-files.ts');
    return loadTexts({ practice, approvals: approvalsOf(store), assumeApproved: false });
  },
  countryRules: async (practice) => (await import('./adapters/files/country-file.ts')).countryRules(practice),
  mails: (path) => lazily(async () => (await import('./adapters/mail/mail-folder.ts')).rawMailsIn(path)),
  openMail: async (raw) => (await import('./adapters/mail/mime.ts')).openMail(raw),
  lexical: openReader,
  model: (practice) => {
    allowAlso(practice);
    return openModel(practice);
  },
  agenda: (practice, clock) => {
    allowAlso(practice);
    return openAgenda(practice, clock);
  },
  directory: openDirectory,
  followUps: openFollowUps,
  store: openStore,
  emptyStore: async () => (await import('./adapters/store/memory/store.ts')).memoryStore({ now: Date.now }),
  stateStamp: async ({ stateFile }) =>
    (await import('./adapters/files/file-stamp.ts')).writtenStamp(stateFile),
  editText: async (text) => (await import('./adapters/machine/text-editor.ts')).editText(text, process.env),
  askLine: async (question) => (await import('./adapters/machine/typed-lines.ts')).askLine(question),
  world: openWorldAsPaused,
  dryWorld: async (practice, options) => (await import('./dry-world.ts')).openDryWorld(practice, options),
  pastMail: async (practice, wanted) => {
    keepWorkSmall();
    return (await import('./dry-world.ts')).openPastMail(practice, wanted);
  },
  stopWish: () => stopWish(),
  lock: async ({ stateFile, programLanguage }) =>
    (await import('./adapters/machine/instance-lock.ts')).takeInstanceLock(
      stateFile,
      Date.now(),
      programLanguage,
    ),
  ask: async (folder, question) => {
    const { askRunning } = await import('./adapters/machine/control-socket.ts');
    const { runPlaces } = await import('./adapters/machine/run-folder.ts');
    return askRunning(runPlaces(folder).socket, question);
  },
  lastStatus: async (folder) => {
    const { readStatusFile } = await import('./adapters/machine/status-file.ts');
    const { runPlaces } = await import('./adapters/machine/run-folder.ts');
    return readStatusFile(runPlaces(folder).statusFile);
  },
  daemon: async (folder, { level }) => {
    letGoAfterStart('program');
    const { makeRunFolder } = await import('./adapters/machine/run-folder.ts');
    const { daemonDoors } = await import('./adapters/machine/daemon-doors.ts');
    const program = fileURLToPath(new URL('bin/agent.js', SHIPPED));
    const places = makeRunFolder(folder);
    return daemonDoors({ places, level, version: versionOf(), program, env: process.env });
  },
  consent: async (practice, signal) => {
    const { practiceConsent } = await import('./adapters/oauth/practice-consent.ts');
    const { typedLines } = await import('./adapters/machine/typed-lines.ts');
    return practiceConsent(practice, { env: process.env, now: Date.now, typed: typedLines, signal });
  },
  signInProblems: async (practice) => {
    const { signInProblems } = await import('./adapters/secrets/sign-in-problems.ts');
    return signInProblems(practice, { env: process.env, now: Date.now });
  },
  examine: async (practice) => {
    allowAlso(practice);
    const { examination } = await import('./adapters/doctor/examination.ts');
    return examination(practice, {
      env: process.env,
      keyOf: async () => (await keyOf(practice)).key,
    });
  },
  servers: async (practice) => {
    const { lookAtServers } = await import('./post-office.ts');
    const { lookAtCalendars } = await import('./adapters/agenda/look-at-calendars.ts');
    return { ...(await lookAtServers(practice)), calendars: await lookAtCalendars(practice) };
  },
  backups,
  privacy: privacyDoors,
  readText: async (path) => (await import('./adapters/files/text-files.ts')).readText(path),
  pullModel: (model, signal) => {
    allowAlso({ model });
    return lazily(async () => (await import('./adapters/ollama/model-pull.ts')).pullModel(model, signal));
  },
  readyForScreen: () => {
    keepScreenSmall();
    // Ink would draw nothing where an environment like a build's says CI; whoever asked for a screen sits before it.
    process.env.CI = 'false';
    process.env.CONTINUOUS_INTEGRATION = 'false';
    process.stdin.setRawMode?.(true);
    return { stands: () => letGoAfterStart('screen'), fell: () => void process.stdin.setRawMode?.(false) };
  },
  hardware: async () => (await import('./adapters/machine/hardware.ts')).hardware(),
  writeText: async (path, text) => (await import('./adapters/files/eval-files.ts')).writeReport(path, text),
  createText: async (path, text) => (await import('./adapters/files/text-files.ts')).createText(path, text),
  writePrivate: async (path, text) =>
    (await import('./adapters/files/private-file.ts')).writePrivate(path, text),
  learning: async (folder) =>
    (await import('./adapters/reader/own-learning.ts')).ownLearning(folder, Date.now),
  wordKinds: async (language) =>
    (await import('./adapters/reader/shipped-weights.ts')).shippedWordKinds(language),
  corpus: async (path) => (await import('./adapters/files/eval-files.ts')).labelledMails(path),
  copyExample: async (name, to) =>
    (await import('./adapters/files/example-folders.ts')).copyExample(name, to),
  discard: async (folder) => (await import('./adapters/files/example-folders.ts')).discard(folder),
  service: async () => {
    const here = await import('./adapters/service/service-machine.ts');
    const program = fileURLToPath(new URL('bin/agent.js', SHIPPED));
    return { ...here, machine: () => here.machine(program) };
  },
  setup: async () => {
    const { setupDoors } = await import('./setup-doors.ts');
    return setupDoors;
  },
};

async function otherProblems(practice: Practice): Promise<readonly Problem[]> {
  const { patientProblems } = await import('./adapters/patients/patients-file.ts');
  const { followUpProblems } = await import('./adapters/files/followup-files.ts');
  const { listProblems } = await import('./adapters/patients/list-files.ts');
  const { numberProblems } = await import('./adapters/files/country-file.ts');
  const checks = [patientProblems, followUpProblems, listProblems, numberProblems];
  return (await Promise.all(checks.map((check) => check(practice)))).flat();
}

/** A world in which a pause holds that could only be noted beside the memory. */
async function openWorldAsPaused(...input: Parameters<typeof openWorld>): ReturnType<typeof openWorld> {
  const [{ folder }] = input;
  const { notedPause, notePause } = await import('./adapters/files/pause-note.ts');
  const pause = notedPause(folder);
  const world = await openWorld(...input);
  if (pause === null) return world;
  const { takeNotedPause } = await import('./cli/remember-pause.ts');
  await takeNotedPause(world.store, pause);
  await notePause(folder, null);
  return world;
}

/** Before anything else is loaded. */
export function startLean(): void {
  keepYoungSpaceSmall();
  closeGate();
}

async function* lazily<T>(open: () => Promise<AsyncIterable<T>>): AsyncGenerator<T> {
  yield* await open();
}

/** The program's own version, from its package.json. */
export function versionOf(): string {
  const raw: unknown = JSON.parse(readFileSync(new URL('package.json', SHIPPED), 'utf8'));
  return typeof raw === 'object' && raw !== null && 'version' in raw ? String(raw.version) : '';
}
