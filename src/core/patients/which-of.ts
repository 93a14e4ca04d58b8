import type { Mail } from '../../domain/mail.ts';
import type { ContactPoint, Patient } from '../../domain/patient.ts';
import { fold } from './name-words.ts';
import { namedAmong } from './named.ts';
import { provesMore } from './people.ts';
import { speaksOfAnother, speaksOfOneself } from './relation-words.ts';
import { mailParts } from './sign-off.ts';

/** One patient known by an address, and in what part. */
export interface Candidate {
  readonly patient: Patient;
  readonly as: ContactPoint['holder'];
}

const LONGEST = 20_000;

interface Asked {
  readonly mail: Mail;
  /** Subject and own words. */
  readonly text: string;
  /** At least two, all known by the mail's address. */
  readonly candidates: readonly Candidate[];
  /** The one to whom our letter was written that this mail answers. */
  readonly answering: Candidate | null;
}

/**
 * Which of several patients on one address a mail is about: the one it certainly names, by date of birth, file number
 * or given name; else the one whose offer it answers. Null when anything speaks for another.
 */
export function whichOf({ mail, text, candidates, answering }: Asked): Candidate | null {
  const { about, signOff } = mailParts(mail.ownWords.slice(0, LONGEST));
  const known = candidates.filter(({ patient }) => provesMore(text, patient));
  const spokenOf = named(`${mail.subject}\n${about}`, candidates);
  const signing = named(signOff, candidates);
  const signedOnly = known.length === 0 && spokenOf.length === 0;
  const pointed = signedOnly ? signing : [...known, ...spokenOf];
  const [one = answering, ...others] = new Set(pointed);
  if (one === null || others.length > 0) return null;
  if (answering !== null && answering !== one) return null;
  const folded = fold(text).replace(/[^\p{L}\d]+/gu, ' ');
  const signedBy = signedOnly && signing.length > 0;
  return speaksForOthers(one, { candidates, folded, signedBy }) ? null : one;
}

interface Context {
  readonly candidates: readonly Candidate[];
  readonly folded: string;
  /** The name stands only under the mail. */
  readonly signedBy: boolean;
}

/** The writer may be named and yet mean a child or partner who shares the address, or both. */
function speaksForOthers(one: Candidate, { candidates, folded, signedBy }: Context): boolean {
  const others = candidates.filter((candidate) => candidate !== one);
  if (one.as !== 'self') return others.some(({ as }) => as === 'self') && speaksOfOneself(folded);
  const writesForOthers = others.some(({ as }) => as !== 'self');
  return speaksOfAnother(folded) || (signedBy && writesForOthers);
}

function named(text: string, candidates: readonly Candidate[]): readonly Candidate[] {
  const people = candidates.map((candidate) => ({ candidate, givenName: candidate.patient.givenName }));
  return namedAmong(text, people).map(({ candidate }) => candidate);
}
