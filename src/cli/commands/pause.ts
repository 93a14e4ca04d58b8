import { resolve } from 'node:path';
import {
  addDays,
  dayOf,
  type Instant,
  parseLocalTime,
  toInstant,
  toLocal,
  type Zone,
} from '../../domain/time.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { rememberPause } from '../remember-pause.ts';
import { UsageError } from '../usage-error.ts';

interface PauseOptions {
  readonly practice: string;
  readonly by: string;
  readonly until?: string;
}

/** `agent pause`: nothing is sent and nothing is changed any more; mails are read and alarms still go out. */
export const pauseCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('pause')
    .description(say('arrête tous les envois, tout de suite', 'stop all sending, at once'))
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .option('--by <name>', say('qui le décide', 'who decides it'))
    .option(
      '--until <moment>',
      say('reprend seule alors : 18:00, 2026-11-26T08:00', 'goes on by itself then: 18:00, 2026-11-26T08:00'),
    )
    .addHelpText('after', say('\nExemple : agent pause --by Claire', '\nExample: agent pause --by Claire'))
    .action(async (options: PauseOptions) => end(await pause(context, options)));
};

async function pause(
  context: Context,
  { practice: at, by, until: written }: PauseOptions,
): Promise<ExitCode> {
  const { print, say } = context;
  const folder = resolve(context.folder, at);
  const until = written === undefined ? {} : { until: await untilOf(context, folder, written) };
  const pauseNow = { by, since: Date.now(), ...until };
  const told = await rememberPause(context, { folder, pause: pauseNow, by });
  if (print.asJson) {
    print.json({ paused: pauseNow, running: told });
    return EXIT.ok;
  }
  print.line(
    print.tone('bold', say('En pause : plus rien n’est envoyé.', 'Paused: nothing is sent any more.')),
  );
  print.line(
    told
      ? say(
          'Les mails sont toujours lus et les alertes partent toujours. Pour reprendre : agent resume',
          'Mails are still read and alarms still go out. To go on: agent resume',
        )
      : say(
          'Le secrétariat n’est pas en marche ; la pause tiendra quand il le sera. Pour reprendre : agent resume',
          'The secretary is not running; the pause will hold when it is. To go on: agent resume',
        ),
  );
  return EXIT.ok;
}

/** A moment to come, on the wall clock of the practice as far as its files can be read; `18:00` is the next one. */
async function untilOf(context: Context, folder: string, written: string): Promise<Instant> {
  const { doors, language, say } = context;
  const loaded = await doors.practice(folder, language);
  const zone =
    loaded.kind === 'practice' ? loaded.practice.zone : Intl.DateTimeFormat().resolvedOptions().timeZone;
  const now = Date.now();
  const until = nextOf(written, zone, now);
  if (until !== null && until > now) return until;
  throw new UsageError(
    say(
      `--until : « ${written} » n’est pas un moment à venir. Écrivez par exemple 18:00 ou 2026-11-26T08:00.`,
      `--until: "${written}" is no moment to come. Write for example 18:00 or 2026-11-26T08:00.`,
    ),
  );
}

function nextOf(written: string, zone: Zone, now: Instant): Instant | null {
  const today = dayOf(toLocal(now, zone));
  const clock = /^\d{1,2}:\d{2}$/u.test(written) ? written.padStart(5, '0') : null;
  const local = parseLocalTime(clock === null ? written : `${today}T${clock}`);
  if (local === null) return null;
  const at = toInstant(local, zone);
  const tomorrow = parseLocalTime(`${addDays(today, 1)}T${clock ?? '00:00'}`);
  return clock === null || at > now || tomorrow === null ? at : toInstant(tomorrow, zone);
}
