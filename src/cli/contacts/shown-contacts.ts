import { withContacts } from '../../core/patients/changed-contacts.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Store } from '../../ports/store.ts';
import type { Context } from '../context.ts';
import type { ShownAddress, ShownContact } from '../show/contact-lines.ts';

interface Asked {
  readonly context: Context;
  readonly practice: Practice;
  readonly store: Store;
}

/** Everybody the practice knows, with what is noted of them. */
export async function allContacts(asked: Asked): Promise<readonly ShownContact[]> {
  const patients = await (await asked.context.doors.directory(asked.practice)).patients();
  const shown: ShownContact[] = [];
  for (const patient of patients) shown.push(await shownContact(asked, patient));
  return shown;
}

/** One patient with what is noted of them, read from the memory. */
export async function shownContact({ store }: Asked, listed: Patient): Promise<ShownContact> {
  const changes = (await store.contactChanges()).filter((change) => change.patient === listed.id);
  const patient = withContacts(listed, changes);
  const addresses: ShownAddress[] = [];
  for (const { address, dead } of patient.contacts) {
    const [stopped, frozen] = [await store.stoppedClasses(address), await store.frozen(address)];
    addresses.push({ address, dead, stopped, frozen });
  }
  const marks = (await store.marks()).filter((mark) => mark.patient === patient.id);
  const flags = [...new Set([...patient.flags, ...marks.map(({ flag }) => flag)])];
  return {
    patient: { ...patient, flags },
    addresses,
    consents: await store.consents(patient.id),
    marks,
    changes,
    choices: (await store.choices()).filter((choice) => choice.patient === patient.id),
  };
}
