// A memory that comes back from a backup forgets again whom its practice forgot since.

import { concerns } from '../../core/privacy/concerns.ts';
import { forgetAgain } from '../../core/privacy/forget-again.ts';
import { learnedAbout } from '../../core/privacy/learned-about.ts';
import { maskOf } from '../../core/privacy/masked.ts';
import type { Case } from '../../domain/case.ts';
import type { Forgetting } from '../../domain/privacy.ts';
import type { Instant } from '../../domain/time.ts';
import type { Store } from '../../ports/store.ts';
import { readLearnedSentences, writeLearnedSentences } from '../reader/learned-sentences.ts';

/** Forgets them in the memory, whose trail then names this restore, and in the learned sentences beside `files`; returns how many. */
export async function forgetRestored(
  store: Store,
  { keys, files, now }: { readonly keys: ReadonlySet<string>; readonly files: string; readonly now: Instant },
): Promise<number> {
  if (keys.size === 0) return 0;
  const cases = await store.cases();
  const [waiting, consents, marks] = [await store.waiting(), await store.consents(), await store.marks()];
  const patients = [...waiting, ...consents, ...marks].map(({ patient }) => patient);
  const people = forgetAgain({ cases, patients }, keys, await store.secret());
  const learned = await readLearnedSentences(files);
  const theirs = cases.filter((kase) => people.some((person) => concerns(kase, person)));
  const gone = learnedAbout(learned, { cases: theirs, mask: maskOf([]), names: [] });
  if (gone.length > 0)
    await writeLearnedSentences(
      files,
      learned.filter((one) => !gone.includes(one)),
    );
  for (const person of people) await store.forget(person, 'agent restore', now);
  return peopleIn(people, theirs);
}

/** Patients, and addresses that none of them wrote from. */
function peopleIn(people: readonly Forgetting[], theirs: readonly Case[]): number {
  const patients = new Set(people.flatMap(({ patient }) => patient ?? []));
  const written = theirs.filter(({ patient }) => patient !== null && patients.has(patient));
  const known = new Set(written.map(({ from }) => from));
  const addresses = new Set(people.flatMap((person) => person.addresses));
  return patients.size + [...addresses].filter((address) => !known.has(address)).length;
}
