import { concerns, naming } from '../../core/privacy/concerns.ts';
import { maskOf } from '../../core/privacy/masked.ts';
import type { Store } from '../../ports/store.ts';
import type { Whom } from './whom.ts';

export type Held = Awaited<ReturnType<typeof heldOf>>;

/** All that the memory holds of a person. */
export async function heldOf(store: Store, { person }: Whom) {
  const cases = (await store.cases()).filter((kase) => concerns(kase, person));
  const isTheirs = ({ patient }: { readonly patient: string | null }) =>
    patient !== null && patient === person.patient;
  const ids = new Set(cases.map(({ id }) => id));
  const names = naming(person, maskOf([...person.words, ...person.addresses]).finds);
  const trail = await store.trail({ last: Number.MAX_SAFE_INTEGER });
  return {
    cases: await Promise.all(cases.map(async (kase) => ({ ...kase, actions: await store.actions(kase.id) }))),
    offers: (await store.offers()).filter(isTheirs),
    waiting: (await store.waiting()).filter(isTheirs),
    invitations: (await store.invitations()).filter(isTheirs),
    followUps: (await store.followUps(0)).filter(isTheirs),
    consents: (await store.consents()).filter(isTheirs),
    marks: (await store.marks()).filter(isTheirs),
    choices: (await store.choices()).filter(isTheirs),
    contactChanges: (await store.contactChanges()).filter(isTheirs),
    surveys: (await store.surveyAnswers()).filter(isTheirs),
    notes: (await store.reviewNotes()).filter((note) => ids.has(note.case)),
    stops: await Promise.all(
      person.addresses.map(async (address) => ({
        address,
        stopped: await store.stoppedClasses(address),
        frozen: await store.frozen(address),
      })),
    ),
    trail: trail.filter(({ case: about, detail }) => (about !== null && ids.has(about)) || names(detail)),
  };
}
