/** A real IMAP server as a child process, with as many users as a test file wants. */
export interface ImapServer {
  readonly name: 'Dovecot' | 'Cyrus';
  readonly port: number;
  /** Makes a user with an empty mailbox; the password is `secret`. */
  readonly user: () => Promise<string>;
  /** Delivers over LMTP, in order. */
  readonly deliver: (user: string, ...mails: readonly (string | Buffer)[]) => Promise<void>;
  readonly stop: () => Promise<void>;
  /** Kills everything at once, as a power cut does. */
  readonly kill: () => Promise<void>;
  readonly start: () => Promise<void>;
  /** A folder whose UIDs can be made to change. */
  readonly renumbered: string;
  /** Gives all mails of that folder new UIDs under a new UIDVALIDITY; their times of receipt stay. */
  readonly renumber: (user: string) => Promise<void>;
}
