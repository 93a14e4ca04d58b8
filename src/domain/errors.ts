/** What went wrong and what to do, in one or two sentences for the person at the keyboard. Printed without a stack. */
export class UserError extends Error {
  override readonly name = 'UserError';
}

/** Something outside does not answer now and may later. Only `daemon/forever.ts` retries it. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}
