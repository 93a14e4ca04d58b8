import { resolve } from 'node:path';
import { needsOf, parseStatus, type Status } from '../../daemon/status.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { hasPractice } from '../options.ts';
import { type Held, heldPause } from '../remember-pause.ts';
import { standingLines } from '../show/learn-lines.ts';
import { type Found, statusLines } from '../show/status-lines.ts';

interface StatusOptions {
  readonly practice: string;
}

/** `agent status`: how the secretary stands. Reads no practice.yaml, so that it answers even when that is broken. */
export const statusCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('status')
    .description(say('dit comment va le secrétariat', 'say how the secretary stands'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .addHelpText(
      'after',
      say(
        '\nCode de sortie : 0 tout va bien, 1 quelque chose demande une personne, 5 pas en marche.',
        '\nExit code: 0 all is well, 1 something needs a person, 5 not running.',
      ),
    )
    .action(async (options: StatusOptions) => end(await showStatus(context, options)));
};

async function showStatus(context: Context, { practice }: StatusOptions): Promise<ExitCode> {
  const { print } = context;
  const folder = resolve(context.folder, practice);
  const found = await find(context, folder);
  const learned = await (await context.doors.learning(folder)).standings();
  if (print.asJson) {
    const needs = found.status === null ? [] : needsOf(found.status);
    print.json({
      running: found.kind !== 'not-running',
      answers: found.kind === 'running',
      needs,
      ...(found.kind === 'running' ? {} : { pause: found.held?.pause ?? null }),
      ...found.status,
      ...(learned.length === 0 ? {} : { learned }),
    });
  } else
    for (const line of [...statusLines(found, Date.now(), context), ...standingLines(learned, context)])
      print.line(line);
  switch (found.kind) {
    case 'running':
      return needsOf(found.status).length === 0 ? EXIT.ok : EXIT.problems;
    case 'silent':
      return EXIT.problems;
    case 'not-running':
      return EXIT.notRunning;
  }
}

/** What does not run is paused as its memory says: the last status may be older than the pause. */
async function find(context: Context, folder: string): Promise<Found> {
  const { doors } = context;
  const reply = await doors.ask(folder, { ask: 'status' });
  const answered = reply.kind === 'answer' ? parseStatus(reply.value) : null;
  if (answered !== null) return { kind: 'running', status: answered };
  const last = parseStatus(await doors.lastStatus(folder));
  const held = await heldPause(context, folder);
  const status = last === null || held === null ? last : asHeld(last, held);
  if (reply.kind === 'silent') return { kind: 'silent', status, held };
  return { kind: 'not-running', status, held, isPractice: await hasPractice(context, folder) };
}

/** The last status, with what the memory says since. */
function asHeld({ breaches: _, ...last }: Status, { pause, breaches }: Held): Status {
  return { ...last, pause, ...(breaches === undefined ? {} : { breaches }) };
}
