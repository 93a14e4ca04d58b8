// Everything of this machine that the daemon of one practice uses, joined.

import type { Practice } from '../../domain/practice.ts';
import { nightlyBackup } from '../backup/nightly.ts';
import { watchFiles } from '../files/file-watch.ts';
import { ownProgram } from '../own-program.ts';
import { dailyFilePurge } from '../privacy/daily-file-purge.ts';
import { listenForQuestions } from './control-socket.ts';
import { jsonLog, type LogLevel } from './json-log.ts';
import type { RunPlaces } from './run-folder.ts';
import { hearSignals } from './signals.ts';
import { writeStatusFile } from './status-file.ts';
import { systemdNotify } from './systemd-notify.ts';

export interface DaemonDoorsInput {
  readonly places: RunPlaces;
  readonly level: LogLevel;
  readonly version: string;
  /** The program's own entry file. */
  readonly program: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Nothing listens or watches before it is asked to. */
export function daemonDoors({ places, level, version, program, env }: DaemonDoorsInput) {
  const log = jsonLog({ file: places.logFile, level, now: Date.now });
  return {
    log,
    pid: process.pid,
    version,
    watch: (practice: Practice, changed: () => void) => watchFiles(pathsOf(practice), changed),
    listen: (answer: (question: unknown) => Promise<unknown>) => listenForQuestions(places.socket, answer),
    keepStatus: (status: unknown) => writeStatusFile(places.statusFile, status),
    supervisor: systemdNotify(env, process.pid),
    backUp: nightlyBackup({ program, now: Date.now }),
    purgeFiles: dailyFilePurge(Date.now),
    signals: hearSignals,
    replaced: ownProgram(),
  };
}

/** What a person may edit while the secretary works. */
function pathsOf({ folder, faqFolder, templatesFolder, patientsFile }: Practice): readonly string[] {
  return [`${folder}/practice.yaml`, faqFolder, templatesFolder, patientsFile];
}
