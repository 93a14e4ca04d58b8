import type { Case } from '../domain/case.ts';
import type { Practice } from '../domain/practice.ts';
import { onMail } from '../flow/on-mail.ts';
import { onTick } from '../flow/on-tick.ts';
import { resume } from '../flow/resume.ts';
import type { World } from '../ports.ts';

/** Ends what a crash cut off, then works the waiting mails one after another (design §2: one line of work). */
export async function* workThrough(world: World, practice: Practice): AsyncGenerator<Case> {
  await resume(world, practice);
  await onTick(world);
  for await (const raw of world.mailbox.arrivals()) yield await onMail(world, practice, raw);
}
