import { resolve } from 'node:path';
import { purgeLimits } from '../../core/privacy/purge-limits.ts';
import { knownContacts } from '../../flow/clock/purge-daily.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { nowOf, requirePractice } from '../options.ts';
import { withOldStore } from '../with-store.ts';
import type { PrivacyOptions } from './privacy-options.ts';
import { purgeLines, termLines } from './purge-lines.ts';

/** `agent privacy purge`: what the secretary does every night, at once; or only says what would go. */
export async function purge(context: Context, options: PrivacyOptions): Promise<ExitCode> {
  const { doors, print } = context;
  const practice = await requirePractice(context, resolve(context.folder, options.practice));
  const now = nowOf(options, practice.zone, context) ?? Date.now();
  const dry = options.dryRun ?? false;
  const limits = purgeLimits(now, practice.retention.terms);
  const known = await knownContacts(await doors.directory(practice));
  const hasMemory = await withOldStore(context, practice, async () => true);
  const memory =
    hasMemory === null
      ? null
      : dry
        ? await doors.privacy.tryPurge(practice, limits, known, now)
        : await withOldStore(context, practice, (store) => store.purge(limits, known, now));
  const files = await doors.privacy.purgeFiles(practice, now, dry);
  if (print.asJson) {
    print.json({ dryRun: dry, ...memory, files });
    return EXIT.ok;
  }
  for (const line of purgeLines({ memory, files, dry }, context)) print.line(line);
  print.line();
  for (const line of termLines(context, practice)) print.line(print.tone('dim', line));
  return EXIT.ok;
}
