import { wellFormed } from '../../../core/audit.ts';
import { concerns, movedIn, naming } from '../../../core/privacy/concerns.ts';
import { hasEnded } from '../../../core/privacy/due-stage.ts';
import { type Mask, maskOf } from '../../../core/privacy/masked.ts';
import type { Case } from '../../../domain/case.ts';
import { UserError } from '../../../domain/errors.ts';
import type { Erased, Forgetting } from '../../../domain/privacy.ts';
import type { Store } from '../../../ports/store.ts';
import { asInstant } from '../records.ts';
import { forgottenLine } from '../tables/audit-lines.ts';
import { stillLeaving } from '../trouble.ts';
import { caseOf, recordsOf } from './cases.ts';
import { type Shelves, writeStage } from './purge.ts';

/** Erases a person, as on disk. */
export function memoryForget(shelves: Shelves): Pick<Store, 'forget'> {
  return {
    forget: async (person, by, at) => {
      const moment = asInstant(at);
      const erased = await erase(shelves, person);
      shelves.trail.add(forgottenLine(erased, { by: wellFormed(by), at: moment }));
      return erased;
    },
  };
}

async function erase(shelves: Shelves, person: Forgetting): Promise<Erased> {
  const { kept, trail } = shelves;
  const mask = maskOf([...person.words, ...person.addresses]);
  const theirs = [...kept.cases.values()]
    .filter(({ stage }) => stage !== 'forgotten')
    .map(caseOf)
    .filter((kase) => concerns(kase, person));
  const leaving = theirs.find(({ id }) => recordsOf(kept, id).some(({ state }) => state === 'started'));
  if (leaving !== undefined)
    throw new UserError(stillLeaving(leaving.id, 'en'), { fr: stillLeaving(leaving.id, 'fr') });
  for (const kase of theirs) await eraseCase(shelves, kase);
  shelves.dropCopies(Number.POSITIVE_INFINITY);
  const isTheirs = (patient: string) => patient === person.patient;
  const dropped = {
    offers: shelves.dropOffers(({ patient }) => isTheirs(patient)),
    waiting: shelves.dropEntries(
      ({ patient, contact }) => isTheirs(patient) || (contact !== null && person.addresses.includes(contact)),
    ),
    followUps: shelves.age(({ patient }) => isTheirs(patient)),
    invitations: shelves.dropInvitations(
      ({ patient, to }) => isTheirs(patient) || person.addresses.includes(to),
    ),
    consents: person.patient === null ? 0 : shelves.dropPatient(person.patient),
    surveys: person.patient === null ? 0 : shelves.detach(person.patient),
  };
  const open = theirs.filter((kase) => !hasEnded(kase)).length;
  const named = maskCases(shelves, mask) + maskSheets(shelves, mask);
  return { cases: theirs.length, open, ...dropped, named, audit: trail.forget(naming(person, mask.finds)) };
}

async function eraseCase(shelves: Shelves, kase: Case): Promise<void> {
  const moved = movedIn(kase);
  shelves.dropMoves((_, key) => moved.includes(key));
  writeStage(shelves, kase, 'forgotten');
  shelves.dropCase(kase.id, 'all');
  for (const as of ['draft', 'message'] as const) await shelves.desk.forgetLaidOut({ case: kase.id, as });
  await shelves.desk.closeAlert(kase.id);
}

function maskCases({ kept }: Shelves, mask: Mask): number {
  let named = 0;
  for (const [id, one] of kept.cases) {
    const body = mask.json(one.body);
    if (body === one.body) continue;
    kept.cases.set(id, { ...one, body });
    named += 1;
  }
  for (const [id, one] of kept.records) {
    const body = mask.json(one.body);
    if (body === one.body && !mask.finds(one.note)) continue;
    kept.records.set(id, { ...one, body, note: mask.text(one.note) });
    named += 1;
  }
  return named;
}

function maskSheets({ sheets }: Shelves, mask: Mask): number {
  const named = sheets.all('breach').filter((body) => mask.json(body) !== body);
  for (const body of named) sheets.put('breach', String(JSON.parse(body).id), mask.json(body));
  return named.length;
}
