import { purgeLimits } from '../../core/privacy/purge-limits.ts';
import { UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { KnownContacts } from '../../domain/privacy.ts';
import { DAY } from '../../domain/time.ts';
import type { Directory, World } from '../../ports/world.ts';

/** Once a day, what is older than its term goes (handbook R-14). */
export async function purgeDaily({ store, directory, clock }: World, { retention }: Practice): Promise<void> {
  const now = clock.now();
  const last = await store.lastPurge();
  if (last !== null && last <= now && now - last < DAY) return;
  await store.purge(purgeLimits(now, retention.terms), await knownContacts(directory), now);
}

/** Whom the practice's list names today; null when it can't be read. */
export async function knownContacts(directory: Directory): Promise<KnownContacts | null> {
  try {
    const patients = await directory.patients();
    return {
      patients: patients.map(({ id }) => id),
      addresses: patients.flatMap(({ contacts }) => contacts.map(({ address }) => address)),
    };
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}
