// `agent run` as it ships, but for three things a measurement needs: it says on file descriptor 3 when a mail was seen
// and when its letter was handed over, its limits on letters are so wide that a backlog is not held back by them, and
// it answers its parent what memory and handles it has.

import { writeSync } from 'node:fs';
import { runProgram } from '../../../src/cli/program.ts';
import { doors, startLean } from '../../../src/doors.ts';
import type { World } from '../../../src/ports/world.ts';
import { answerParent } from './answer-parent.ts';

const WIDE = { perHour: 1_000_000, perDay: 1_000_000, perPersonWeek: 1_000 };

/** One line: what happened, and when, in milliseconds since 1970 with their fractions. */
function trace(what: string): void {
  writeSync(3, `${what} ${performance.timeOrigin + performance.now()}\n`);
}

function traced({ mailbox, outbox, ...world }: World): World {
  return {
    ...world,
    mailbox: {
      ...mailbox,
      changed: async (signal) => {
        trace('watching');
        await mailbox.changed(signal);
        trace('news');
      },
      arrivals: async function* () {
        for await (const raw of mailbox.arrivals()) {
          trace('given');
          yield raw;
        }
      },
      worked: async (source) => {
        trace('worked');
        await mailbox.worked(source);
      },
    },
    outbox: {
      ...outbox,
      send: async (letter) => {
        trace('handed');
        return outbox.send(letter);
      },
    },
  };
}

startLean();
answerParent();
process.exitCode = await runProgram(
  {
    ...doors,
    practice: async (folder, language) => {
      const loaded = await doors.practice(folder, language);
      if (loaded.kind === 'problems') return loaded;
      return { ...loaded, practice: { ...loaded.practice, limits: { ...loaded.practice.limits, ...WIDE } } };
    },
    world: async (practice, clock, log) => traced(await doors.world(practice, clock, log)),
  },
  {
    argv: process.argv.slice(2),
    env: process.env,
    folder: process.cwd(),
    out: process.stdout,
    err: process.stderr,
    version: 'measured',
  },
);
