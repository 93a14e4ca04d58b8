// How the servers of a practice are reached, and where their secrets are kept.

/** `none` only on loopback: a password never crosses a network in clear (RFC 8314). */
export type ConnectionSecurity = 'tls' | 'starttls' | 'none';

/** Where a secret is kept. The secret itself is fetched when it is needed and never stands in a `Practice`. */
export type SecretPlace =
  | { readonly kind: 'env'; readonly name: string }
  /** Absolute path of a file that nobody else may read. */
  | { readonly kind: 'file'; readonly path: string }
  /** A program whose first line of output is the secret. */
  | { readonly kind: 'command'; readonly command: string }
  /** A systemd credential (`LoadCredential=`), by its name. */
  | { readonly kind: 'credential'; readonly name: string }
  /** In clear in practice.yaml, because the practice insists. */
  | { readonly kind: 'clear'; readonly text: string };

/** How one mail server is reached. */
export interface ServerSettings {
  readonly host: string;
  readonly port: number;
  readonly security: ConnectionSecurity;
  readonly user: string;
  /** Null: by OAuth2, with the tokens of `agent login`; without OAuth2, a relay on this machine that asks nobody. */
  readonly password: SecretPlace | null;
  /** PEM file of a certificate authority that this server's certificate comes from; null for the usual ones. */
  readonly certificateAuthority: string | null;
}

export interface ImapSettings extends ServerSettings {
  /** Mailboxes that are watched, by their names on the server. */
  readonly folders: readonly [string, ...string[]];
  /** Null: the one the server marks `\\Sent` (RFC 6154), else the usual names. */
  readonly sentFolder: string | null;
  readonly draftsFolder: string | null;
  /** Minutes between two looks when the server pushes nothing. */
  readonly poll: number;
  /** A prepared reply also lies in the Drafts folder, for the practitioner's own mail program. */
  readonly drafts: boolean;
  /** What waits also lies in folders of its own, where moving it is the verdict. */
  readonly reviewFolders: boolean;
  /** What became of a mail shows as a keyword on it. */
  readonly keywords: boolean;
}

export interface SmtpSettings extends ServerSettings {
  /** Whether the mail server files its own copy of what we send, so that we must not (Gmail, Microsoft 365). */
  readonly savesSent: boolean;
  /** Asks the next server for a delivery report (RFC 3461), where it can. */
  readonly deliveryReports: boolean;
}

export interface OauthSettings {
  readonly provider: 'microsoft' | 'google';
  readonly clientId: string;
  readonly clientSecret: SecretPlace | null;
  /** Directory of a Microsoft organisation; `common` for any. */
  readonly tenant: string;
}

export interface ModelSettings {
  /** Addresses of one or more servers that have the same model. */
  readonly servers: readonly string[];
  readonly name: string;
  readonly allowRemote: boolean;
  /** Seconds that one answer may take. */
  readonly timeout: number;
  /** Seconds that a routine mail waits for a model that is away, before a human gets it. */
  readonly wait: number;
}
