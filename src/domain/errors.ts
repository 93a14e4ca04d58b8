import type { ProgramLanguage } from './language.ts';

/**
 * What went wrong and what to do, in one or two sentences for the person at the keyboard. Printed without a stack. Where
 * the language is not known yet the message is English, and `fr` says the same in French.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  readonly french: string;

  constructor(message: string, { fr, ...options }: ErrorOptions & { readonly fr?: string } = {}) {
    super(message, options);
    this.french = fr ?? message;
  }
}

/** Something outside does not answer now and may later. Only `daemon/forever.ts` retries it. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
  readonly french: string;

  constructor(message: string, { fr, ...options }: ErrorOptions & { readonly fr?: string } = {}) {
    super(message, options);
    this.french = fr ?? message;
  }
}

/** The server knows us and won't let us in: wrong password, revoked consent. Trying again fast locks accounts. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** What an error says in one language. */
export function sentenceIn(error: Error, language: ProgramLanguage): string {
  const hasBoth = error instanceof UserError || error instanceof Unreachable;
  return hasBoth && language === 'fr' ? error.french : error.message;
}
