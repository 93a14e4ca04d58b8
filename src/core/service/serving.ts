// The secretary as a service of the machine: what the unit files of systemd, launchd and Windows are written from.

/** A sentence in French and in English. */
export type Said = readonly [fr: string, en: string];

/** What one machine must know to keep one practice's secretary at work. All paths are absolute. */
export interface Serving {
  /** Tells several practices on one machine apart; null when there is one. */
  readonly name: string | null;
  /** The account that the secretary works under. */
  readonly account: string;
  readonly folder: string;
  /** The runtime, its options, and the program. */
  readonly command: readonly [node: string, ...words: string[]];
  /** Folders outside the practice's own that are written too. */
  readonly writable: readonly string[];
  readonly credentials: readonly Credential[];
  readonly fence: Fence;
}

/** A secret that the service manager hands over; nobody but root needs to read the file it lies in. */
export interface Credential {
  readonly name: string;
  readonly file: string;
  /** By `systemd-creds encrypt`, for this machine alone. */
  readonly sealed: boolean;
}

/** Which addresses the kernel lets the service exchange packets with. */
export type Fence =
  | { readonly kind: 'closed'; readonly allowed: readonly AllowedAddress[] }
  /** These hosts change their addresses too often for a list: only the program's own gate stands. */
  | { readonly kind: 'open'; readonly hosts: readonly string[] };

export interface AllowedAddress {
  /** An IP address, or `localhost` for all of this machine's own. */
  readonly address: string;
  /** What it is for: the names of hosts, or the DNS. */
  readonly names: readonly string[];
}

/** One file of a service; `path` is where the machine looks for it. */
export interface ServiceFile {
  readonly path: string;
  readonly text: string;
}

/** Name of the unit, without `.service`. */
export function unitName(name: string | null): string {
  return name === null ? 'agent' : `agent@${name}`;
}

/** Names that are safe in unit names and file names alike. */
export function isServiceName(name: string): boolean {
  return /^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/.test(name);
}
