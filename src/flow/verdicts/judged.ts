/**
 * What became of a human's word on a case. `later`: the yes stands, what could not be done now is tried again.
 * `paused`: all sending is paused, the case goes on waiting and the verdict may be kept.
 */
export type Judged =
  | 'done'
  /** Nothing was prepared: the case is closed, and nothing was done. */
  | 'closed'
  | 'refused'
  | 'unknown'
  /** What could not be done did certainly not happen; a human sees why. */
  | 'failed'
  | 'later'
  | 'paused'
  /** Its draft is in Drafts no more and not yet in Sent: a human may have sent it just now. The verdict may be kept. */
  | 'draft-leaving'
  /** A human is writing in its draft. */
  | 'draft-touched'
  | 'changed-since'
  /** What was prepared is another than what they saw. */
  | 'not-as-seen'
  /** The same person wrote again, and whoever said yes did not know. */
  | 'wrote-again'
  /** The practice answered in the thread by itself. */
  | 'answered-since'
  | 'already-settled'
  | 'no-such-case'
  /** The text of a human lacks what protects the patient, or says what must not be said. */
  | 'not-fit'
  /** Another time or reading stands in the case, which goes on waiting. */
  | 'prepared-anew'
  /** That time can't be put in, or no such sentence is there. */
  | 'cannot'
  /** Handed over, put off, acknowledged. */
  | 'noted'
  /** It was stopped before it left, and waits for a yes. */
  | 'undone'
  /** It has left, or may have. */
  | 'too-late';

/** Whether a verdict stays in the list and is looked at again: what stands against it passes by itself. */
export function isKept(judged: Judged): boolean {
  return judged === 'paused' || judged === 'draft-leaving';
}
