// Whose mail it is (handbook §3.3). The only way to a patient is a recorded address that is proved: by our mail server's
// check of the sender, or by the reply token of a letter we sent to that same patient. Display names and Reply-To
// are not even looked at; an address that looks like a patient's is nobody's, and a human is told.

import type { Address, Mail } from '../../domain/mail.ts';
import type { Patient, PatientId, Writer } from '../../domain/patient.ts';
import { resembles } from '../mail/look-alike.ts';
import { fold } from './name-words.ts';
import { namesAnother } from './names-another.ts';
import { provesMore } from './people.ts';
import { speaksOfAnother } from './relation-words.ts';
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
  if (candidates.length === 0) return stranger(mail.from, patients);
  // A reply token may have been forwarded or stolen: where the server says that the sender is forged, it proves nothing.
  const forged = mail.proof.kind === 'failed';
  const answering = forged ? null : (candidates.find(({ patient }) => patient.id === answeredFor) ?? null);
  const bySender = mail.proof.kind === 'proved';
  if (!bySender && answering === null) return nobody('unproved', candidates);
  const text = `${mail.subject}\n${mail.ownWords}`.slice(0, LONGEST);
  const meant =
    candidates.length === 1
      ? onlyOne(candidates[0] ?? null, text, patients)
      : whichOf({ mail, text, candidates, answering });
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

const ON_BEHALF =
  /\b(?:de la part d|au nom d|pour (?:un|une|mon|ma) (?:amie?|copain|copine|voisine?|collegue)|for (?:a|my) (?:friend|neighbour|colleague)|on behalf of|im namen von|namens)\b/;

/** The one patient of an address, unless the mail speaks of somebody else: a relative, or another patient by name. */
function onlyOne(one: Candidate | null, text: string, patients: readonly Patient[]): Candidate | null {
  if (one === null || one.as !== 'self') return one;
  const folded = ` ${fold(text).replace(/[^\p{L}\d]+/gu, ' ')} `;
  const names = ({ givenName, familyName }: Patient) =>
    [givenName, familyName].every((name) => folded.includes(` ${fold(name).replace(/[^\p{L}\d]+/gu, ' ')} `));
  const another = patients.some((patient) => patient.id !== one.patient.id && names(patient));
  const speaks = ON_BEHALF.test(folded) || speaksOfAnother(folded) || namesAnother(text, one.patient);
  return another || speaks ? null : one;
}

/** A patient is known by an address that is recorded exactly so and still reaches them. */
function candidateOf(patient: Patient, { from }: Mail): Candidate[] {
  const contact = patient.contacts.find(({ address, dead }) => address === from && !dead);
  return contact === undefined ? [] : [{ patient, as: contact.holder }];
}

/** Nobody in particular, whom it may resemble or not; the likeness is said to the human only. */
function stranger(from: Address, patients: readonly Patient[]): Writer {
  const known = patients.flatMap(({ contacts }) => contacts.map(({ address }) => address));
  return nobody(resembles(from, known) === null ? 'unknown' : 'look-alike', []);
}

function nobody(why: Extract<Writer, { kind: 'nobody' }>['why'], candidates: readonly Candidate[]): Writer {
  return { kind: 'nobody', level: 0, why, perhaps: candidates.map(({ patient }) => patient.id) };
}
