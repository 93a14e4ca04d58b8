// `agent run` as a process of its own whose world dies at a point: AGENT_DIES_AT="store.advance 3 after". Everything
// else is the program as it ships. The names of all calls are written to the file descriptor AGENT_TRACE names.

import { runProgram } from '../../src/cli/program.ts';
import { doors } from '../../src/doors.ts';
import { fatalWorld, parsePoint } from './fatal-world.ts';

const point = parsePoint(process.env.AGENT_DIES_AT ?? '');
const trace = process.env.AGENT_TRACE === undefined ? null : Number(process.env.AGENT_TRACE);

process.exitCode = await runProgram(
  {
    ...doors,
    world: async (practice, clock) => fatalWorld(await doors.world(practice, clock), point, trace),
  },
  {
    argv: process.argv.slice(2),
    env: process.env,
    folder: process.cwd(),
    out: process.stdout,
    err: process.stderr,
    version: 'test',
  },
);
