// The program as it ships, on a clock that may run faster (`fast-clock.ts`).

import './fast-clock.ts';
import { runProgram } from '../../../src/cli/program.ts';
import { doors } from '../../../src/doors.ts';

process.exitCode = await runProgram(doors, {
  argv: process.argv.slice(2),
  env: process.env,
  folder: process.cwd(),
  out: process.stdout,
  err: process.stderr,
  version: 'test',
});
