import { Refused, Unreachable, UserError } from '../domain/errors.ts';

/**
 * What may be written down of an error: its code, the program's own sentence, or, for a defect, its name and the place
 * in our code. The message of a defect may quote a mail and is never kept.
 */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return typeof error;
  if (error instanceof UserError || error instanceof Unreachable || error instanceof Refused)
    return error.message;
  const code = 'code' in error ? ` ${String(error.code)}` : '';
  const place = /(?:src|dist)[\\/][\w\\/.-]+:\d+/.exec(error.stack ?? '')?.[0] ?? '';
  return `${error.name}${code} ${place}`.trim();
}

/** The disk is full, the memory is locked: what the adapters tell a person is about no mail. */
export function isOfTheWorld(error: unknown): boolean {
  return error instanceof UserError || error instanceof Unreachable;
}
