// The house in one breath: a mail, a tick of the clock or a human's verdict becomes a Decision (core/policy), the
// Decision becomes a saved plan, and one door does it (flow/perform). Rooms: domain holds the nouns, core the verbs,
// flow the stories, adapters the doors to the outside, cli the commands. docs/flow.md walks the whole way.
//
// This file turns the command line into a command. `doors.ts` joins the doors of the commands to their adapters,
// `world.ts` those of a practice's world.

import { defectLines } from './cli/defect-lines.ts';
import { EXIT } from './cli/exit-codes.ts';
import { printerOn } from './cli/print.ts';
import { runProgram } from './cli/program.ts';
import { doors, startLean, versionOf } from './doors.ts';

// A reader that stops reading (`agent read … | head`) ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const printer = printerOn({ out: process.stdout, err: process.stderr, asJson: false, colour: false });
// What nobody caught is told without its message, which may hold what a patient wrote; Node would print it.
process.on('uncaughtException', (error) => {
  for (const line of ['A defect of the program:', ...defectLines(error)]) printer.error(line);
  process.exit(EXIT.defect);
});

startLean();
process.exitCode = await runProgram(doors, {
  argv: process.argv.slice(2),
  env: process.env,
  folder: process.cwd(),
  keys: process.stdin,
  out: process.stdout,
  err: process.stderr,
  version: versionOf(),
});
