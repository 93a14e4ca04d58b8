import { UserError } from '../domain/errors.ts';

/** The command line itself is wrong: what was read, and what to write instead. */
export class UsageError extends UserError {}
