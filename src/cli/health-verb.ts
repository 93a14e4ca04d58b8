import { basename, resolve } from 'node:path';
import { type Health, healthOf, prometheusText } from '../daemon/health.ts';
import { parseStatus } from '../daemon/status.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './exit-codes.ts';

export interface HealthOptions {
  readonly practice: string;
  readonly prometheus?: boolean;
  readonly to?: string;
}

/** Prints, or writes, how the secretary stands, without a word of any person. */
export async function showHealth(context: Context, options: HealthOptions): Promise<ExitCode> {
  const { doors, print } = context;
  const health = await look(context, resolve(context.folder, options.practice));
  const text = options.prometheus ? prometheusText(health) : `${JSON.stringify(health)}\n`;
  if (options.to !== undefined) await doors.backups.writeWhole(resolve(context.folder, options.to), text);
  else print.line(text.trimEnd());
  return health.level === 0 ? EXIT.ok : health.running ? EXIT.problems : EXIT.notRunning;
}

async function look({ doors }: Context, folder: string): Promise<Health> {
  const reply = await doors.ask(folder, { ask: 'status' });
  const answered = reply.kind === 'answer' ? parseStatus(reply.value) : null;
  const { made } = await doors.backups.standing(folder);
  return healthOf({
    practice: basename(folder),
    running: reply.kind !== 'nobody',
    answers: answered !== null,
    status: answered ?? parseStatus(await doors.lastStatus(folder)),
    backupMade: made?.at ?? null,
    now: Date.now(),
  });
}
