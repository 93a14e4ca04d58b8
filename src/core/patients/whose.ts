// Whose mail it is (handbook §3.3). The only way to a patient is a recorded address that is proved: by our mail server's
// check of the sender, or by the reply token of a letter we sent to that same patient. Display names, Reply-To and
// domains that look alike are not even looked at.

import type { Mail } from '../../domain/mail.ts';
import type { Patient, PatientId, Writer } from '../../domain/patient.ts';
import { provesMore } from './people.ts';
import { type Candidate, whichOf } from './which-of.ts';

export interface Known {
  readonly mail: Mail;
  readonly patients: readonly Patient[];
  /** For whom the offer was made whose genuine reply token the mail carries; null when it carries none. */
  readonly answeredFor: PatientId | null;
}

/** Whoever writes more than this names the patient before. */
const LONGEST = 20_000;

/** Who writes, how well that is proved, and for which patient. */
export function whoseMail({ mail, patients, answeredFor }: Known): Writer {
  if (mail.from === null) return nobody('no-author', []);
  const candidates = patients.flatMap((patient) => candidateOf(patient, mail));
  if (candidates.length === 0) return nobody('unknown', []);
  // A reply token may have been forwarded or stolen: where the server says that the sender is forged, it proves nothing.
  const forged = mail.proof.kind === 'failed';
  const answering = forged ? null : (candidates.find(({ patient }) => patient.id === answeredFor) ?? null);
  const bySender = mail.proof.kind === 'proved';
  if (!bySender && answering === null) return nobody('unproved', candidates);
  const text = `${mail.subject}\n${mail.ownWords}`.slice(0, LONGEST);
  const meant =
    candidates.length === 1 ? (candidates[0] ?? null) : whichOf({ mail, text, candidates, answering });
  if (!bySender && meant !== answering) return nobody('unproved', candidates);
  if (meant === null) {
    return { kind: 'several', level: 1, candidates: candidates.map(({ patient }) => patient) };
  }
  return {
    kind: 'patient',
    level: provesMore(text, meant.patient) ? 2 : 1,
    patient: meant.patient,
    as: meant.as,
    provedBy: bySender ? 'sender' : 'thread',
  };
}

/** A patient is known by an address that is recorded exactly so and still reaches them. */
function candidateOf(patient: Patient, { from }: Mail): Candidate[] {
  const contact = patient.contacts.find(({ address, dead }) => address === from && !dead);
  return contact === undefined ? [] : [{ patient, as: contact.holder }];
}

function nobody(why: 'unknown' | 'unproved' | 'no-author', candidates: readonly Candidate[]): Writer {
  return { kind: 'nobody', level: 0, why, perhaps: candidates.map(({ patient }) => patient.id) };
}
