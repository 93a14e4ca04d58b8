import type { Mailbox } from '../ports.ts';
import { rawMailsIn } from './mail-folder.ts';
import { openMail } from './mime.ts';

/**
 * A folder, mbox or Maildir as the practice's mailbox. Files carry no keywords and hold no Sent folder: what became of
 * a mail stands in the program's memory, and an answer that the practice wrote elsewhere is not seen here.
 */
export function folderMailbox(path: string): Mailbox {
  return {
    arrivals: () => rawMailsIn(path),
    open: openMail,
    label: async () => ({ kind: 'done', note: 'kept in the memory only' }),
    answered: async () => false,
  };
}
