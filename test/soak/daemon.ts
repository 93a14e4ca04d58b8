// The secretary as `agent run` puts her to work, on a machine whose clock runs faster: SOAK_DAY says how much.

import { alarmSentence } from '../../src/cli/alarm-sentence.ts';
import { bell } from '../../src/daemon/bell.ts';
import { runDaemon } from '../../src/daemon/daemon.ts';
import type { Read } from '../../src/daemon/standing.ts';
import { doors, startLean } from '../../src/doors.ts';
import { answerParent } from '../bench/mail/answer-parent.ts';
import { type QuickDay, quickMachine } from './quick-machine.ts';

const folder = process.argv.at(-1) ?? '.';
const machine = quickMachine(JSON.parse(process.env.SOAK_DAY ?? '') as QuickDay);

async function read(): Promise<Read> {
  const loaded = await doors.practice(folder, 'en');
  if (loaded.kind === 'problems')
    return { kind: 'broken', problems: loaded.problems.map((one) => one.sentence) };
  return { kind: 'good', practice: loaded.practice };
}

startLean();
answerParent();
const first = await read();
if (first.kind === 'broken') throw new Error(first.problems.join('\n'));
const daemon = await doors.daemon(folder, { level: 'info' });
const stop = new AbortController();
const reload = bell();
const signals = daemon.signals({ stop: () => stop.abort(), reload: reload.ring });
await runDaemon(
  {
    ...daemon,
    machine,
    open: (practice) => doors.world(practice, machine, daemon.log),
    read,
    sentence: alarmSentence,
    show: ({ kind }) => process.stdout.write(`${kind}\n`),
    stop: stop.signal,
    reload,
  },
  first.practice,
);
signals.end(true);
