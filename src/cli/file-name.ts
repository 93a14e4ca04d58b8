import { basename, join } from 'node:path';
import type { RawMail } from '../domain/mail.ts';

/** How a mail is named to the person who named its source: the file itself, or its place inside the folder or mbox. */
export function fileName({ source: { folder, key } }: RawMail, named: string): string {
  return folder === named && key === basename(named) ? named : join(named, key);
}
