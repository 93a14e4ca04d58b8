import type { Practice } from '../../src/domain/practice.ts';
import { aPractice, autonomy } from './builders.ts';

/** A practice whose every reply waits for a yes, with drafts and folders of the review in its live mailbox. */
export function aMailboxPractice(different: Partial<Practice> = {}): Practice {
  const practice = aPractice({
    autonomy: autonomy({ when: 'suggest', move: 'suggest', cancel: 'suggest', book: 'suggest' }),
    ...different,
  });
  return {
    ...practice,
    mail: {
      ...practice.mail,
      imap: {
        host: 'imap.example.org',
        port: 993,
        security: 'tls',
        user: 'cabinet@example.org',
        password: null,
        certificateAuthority: null,
        folders: ['INBOX'],
        sentFolder: null,
        draftsFolder: null,
        poll: 5,
        drafts: true,
        reviewFolders: true,
        keywords: true,
      },
    },
  };
}
