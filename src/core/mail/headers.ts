import type { OpenedMail } from '../../domain/mail.ts';

export type Headers = OpenedMail['headers'];

/** The values of every field of this name, in order; the topmost, latest written one comes first. */
export function fieldsNamed(headers: Headers, name: string): string[] {
  return headers.filter((field) => field.name === name).map(({ value }) => value);
}

/** The topmost, latest written one; null when there is none. `name` in lower case. */
export function firstField(headers: Headers, name: string): string | null {
  return headers.find((field) => field.name === name)?.value ?? null;
}
