/** What a mail server says of itself when it is tried, for whoever sets the program up. */
export type ServerLook<T> =
  | { readonly kind: 'reached'; readonly took: number; readonly found: T }
  /** One sentence: what is wrong and what to do. */
  | { readonly kind: 'trouble'; readonly sentence: string };

export interface MailboxLook {
  /** Mails in the first watched folder. */
  readonly mails: number;
  /** Whether the server tells of new mail by itself (RFC 2177). */
  readonly pushes: boolean;
  readonly sentFolder: string | null;
  readonly draftsFolder: string | null;
  /** Headers of the youngest mails, for learning whose Authentication-Results count. */
  readonly headers: readonly (readonly { readonly name: string; readonly value: string }[])[];
}

/** A calendar on a server, or a feed, as it was found. */
export interface CalendarLook {
  /** Name of the source in practice.yaml. */
  readonly source: string;
  readonly look: ServerLook<FoundAgenda>;
}

export interface FoundAgenda {
  /** As the server shows it; empty for a feed. */
  readonly calendar: string;
  readonly events: number;
  /** Whether this account may write there; null when the server does not say. */
  readonly writable: boolean | null;
  /** Whether practice.yaml wants it written. */
  readonly written: boolean;
}

/** Null for a server that the practice has not. */
export interface ServersLook {
  readonly mailbox: ServerLook<MailboxLook> | null;
  readonly outbox: ServerLook<void> | null;
  /** Agendas that lie on servers. */
  readonly calendars: readonly CalendarLook[];
}
