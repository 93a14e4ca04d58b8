/** One provider of mailboxes. */
export interface MailProvider {
  readonly name: string;
  /** Domains of the addresses it gives out. */
  readonly domains: readonly string[];
  readonly imap: string;
  readonly smtp: string;
  /**
   * `oauth`: passwords are refused. `app-password`: a password of its own for each program. `own-password`: the one of
   * the mailbox.
   */
  readonly signIn: 'oauth' | 'app-password' | 'own-password';
  /** Page where that password is made or the access is allowed. */
  readonly page: string;
  /** Files sent mail by itself. */
  readonly filesSent: boolean;
  /** Ends of the names of servers that take mail in for domains hosted there (RFC 5321 §5). */
  readonly mx: readonly string[];
  /** 993 and 465 mean TLS from the first byte, any other port STARTTLS (RFC 8314). */
  readonly ports: { readonly imap: number; readonly smtp: number };
  /** Where its calendars are found (RFC 6764); null where it has none that a password opens. */
  readonly calendar: string | null;
}
