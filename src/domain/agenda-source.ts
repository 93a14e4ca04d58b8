// Where a practice's agendas are kept.

import type { SecretPlace } from './server-settings.ts';

interface AnyAgendaSource {
  readonly name: string;
  readonly practitioner: string | null;
  readonly writable: boolean;
}

/** A calendar file, or a folder of them. */
export interface FilesSource extends AnyAgendaSource {
  readonly kind: 'files';
  readonly path: string;
  /** Minutes after which files that nobody wrote are stale; left out: any age is believed. */
  readonly renewedWithin?: number;
}

/** A calendar on a server (RFC 4791). */
export interface CaldavSource extends AnyAgendaSource {
  readonly kind: 'caldav';
  /** Where the search for the calendar begins (RFC 6764): its own address, the server's, or a bare domain. */
  readonly server: string;
  /** Its shown name or its address; null when the account has only one. */
  readonly calendar: string | null;
  readonly user: string;
  /** Null: a server on this machine that asks nobody. */
  readonly password: SecretPlace | null;
  readonly certificateAuthority: string | null;
  /** Whether SRV and TXT records of the domain may be asked (RFC 6764 §3). */
  readonly discoverByDns: boolean;
}

/** A calendar that somebody publishes: busy time only. */
export interface FeedSource extends AnyAgendaSource {
  readonly kind: 'feed';
  /** Whoever knows it can read the feed: never printed but for its host. */
  readonly url: string;
  /** Minutes between two looks. */
  readonly refresh: number;
  readonly writable: false;
  readonly certificateAuthority: string | null;
}

export type AgendaSource = FilesSource | CaldavSource | FeedSource;
