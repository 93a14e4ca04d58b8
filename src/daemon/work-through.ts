import type { Case } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import { onTick } from '../flow/clock/on-tick.ts';
import { onMail } from '../flow/mails/on-mail.ts';
import { resume } from '../flow/plans/resume.ts';
import { onMailProgram } from '../flow/verdicts/on-mail-program.ts';
import { takeVerdicts } from '../flow/verdicts/take-verdicts.ts';
import type { World } from '../ports/world.ts';

/**
 * One round of work, without looking back: ends what a crash cut off, takes the verdicts, does what is due, and works
 * the waiting mails one after another (design §2). What goes wrong ends the round.
 */
export async function* workThrough(world: World, practice: Practice): AsyncGenerator<Case> {
  await resume(world, practice);
  await takeVerdicts(world, practice);
  await onTick(world, practice);
  const { failed } = await onMailProgram(world, practice);
  for (const { error } of failed) throw error;
  for await (const raw of world.mailbox.arrivals()) {
    const kase = await onMail(world, practice, raw);
    await world.mailbox.worked(raw.source);
    yield kase;
  }
}
