// The live mailbox as the program means it: ports from the security, names from the first address, places absolute.

import type { Practice } from '../domain/practice.ts';
import type {
  ConnectionSecurity,
  OauthSettings,
  SecretPlace,
  ServerSettings,
} from '../domain/server-settings.ts';
import { filesSentMail } from './mail-providers.ts';
import { lengthIn } from './times.ts';
import type { Written } from './written.ts';

type At = (path: string) => string;
type WrittenMail = Written['mail'];
type WrittenServer = NonNullable<WrittenMail['imap'] | WrittenMail['smtp']>;
type WrittenSecret = WrittenServer['password'];

/** Registered ports: implicit TLS (RFC 8314 §7), and the ones where a connection begins in clear. */
export const PORTS = {
  imap: { tls: 993, starttls: 143, none: 143 },
  smtp: { tls: 465, starttls: 587, none: 587 },
} as const satisfies Record<'imap' | 'smtp', Record<ConnectionSecurity, number>>;

/** How the servers are reached; null for what the file leaves out. */
export function mailServers(
  { imap, smtp, oauth }: WrittenMail,
  firstAddress: string,
  at: At,
): Pick<Practice['mail'], 'imap' | 'smtp' | 'oauth'> {
  return {
    imap:
      imap === undefined
        ? null
        : {
            ...serverOf(imap, PORTS.imap, firstAddress, at),
            folders: foldersOf(imap.folders),
            sentFolder: imap.sent ?? null,
            draftsFolder: imap['drafts-folder'] ?? null,
            poll: lengthIn('minutes', imap.poll, 'minutes'),
            drafts: imap.drafts,
            reviewFolders: imap['review-folders'],
            keywords: imap.keywords,
          },
    smtp:
      smtp === undefined
        ? null
        : {
            ...serverOf(smtp, PORTS.smtp, firstAddress, at),
            savesSent: smtp['saves-sent'] ?? filesSentMail(smtp.host),
            deliveryReports: smtp['delivery-reports'],
          },
    oauth: oauth === undefined ? null : oauthOf(oauth, at),
  };
}

function serverOf(
  written: WrittenServer,
  ports: Readonly<Record<ConnectionSecurity, number>>,
  firstAddress: string,
  at: At,
): ServerSettings {
  const authority = written['certificate-authority'];
  return {
    host: bareHost(written.host),
    port: written.port ?? ports[written.security],
    security: written.security,
    user: written.user ?? firstAddress,
    password: secretPlace(written.password, at),
    certificateAuthority: authority === undefined ? null : at(authority),
  };
}

function oauthOf(written: NonNullable<WrittenMail['oauth']>, at: At): OauthSettings {
  return {
    provider: written.provider,
    clientId: written['client-id'],
    clientSecret: secretPlace(written['client-secret'], at),
    tenant: written.tenant,
  };
}

/** The first place that is written; a rule has complained when there are several. */
export function secretPlace(written: WrittenSecret, at: At): SecretPlace | null {
  if (written?.file !== undefined) return { kind: 'file', path: at(written.file) };
  if (written?.env !== undefined) return { kind: 'env', name: written.env };
  if (written?.command !== undefined) return { kind: 'command', command: written.command };
  if (written?.credential !== undefined) return { kind: 'credential', name: written.credential };
  return written?.clear === undefined ? null : { kind: 'clear', text: written.clear };
}

function foldersOf(written: string | readonly string[]): readonly [string, ...string[]] {
  const [first, ...rest] = new Set(typeof written === 'string' ? [written] : written);
  if (first === undefined) throw new Error('the schema let an empty list of folders pass');
  return [first, ...rest];
}

/** `[::1]` as `::1`, lower case, without the root's dot. */
function bareHost(host: string): string {
  return host
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
}
