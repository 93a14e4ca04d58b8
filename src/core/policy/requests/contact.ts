import { newContacts } from '../../patients/new-contacts.ts';
import { type Asked, prepared, type Treatment } from '../treatment.ts';

/**
 * A changed phone number or address (K22). The mail alone changes nothing: a human sees what is recorded and what it
 * gives. A yes asks the patient at the recorded address; it is recorded by `agent contacts change` alone, after their
 * answer or a call to the old number (R-43, handbook §3.3 level 3).
 */
export function contact({ situation, patient }: Asked): Treatment {
  const { mail, practice } = situation;
  const contacts = newContacts({ words: mail.ownWords, patient, practice });
  const isRecorded = patient.contacts.some(({ address, dead }) => address === mail.from && !dead);
  return prepared(
    { code: 'only-a-human', kind: 'contact' },
    isRecorded && contacts.length > 0 ? [{ template: 'confirm-contact', facts: {} }] : [],
    [{ kind: 'task', task: 'contact-change', due: null, contacts }],
  );
}
