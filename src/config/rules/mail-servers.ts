import type { ServerSettings } from '../../domain/server-settings.ts';
import { error, type Found, warning } from '../faults.ts';
import type { Path } from '../keys.ts';
import { oauthProviderOf } from '../mail-providers.ts';
import { PORTS } from '../meant-servers.ts';
import { lengthText } from '../times.ts';
import { expectFile } from './places.ts';
import type { Checked, ConfigRule } from './rule.ts';

interface Server {
  readonly kind: 'imap' | 'smtp';
  readonly settings: ServerSettings;
  readonly path: Path;
}

/** Each server is reached by a port and a security that belong together, and never in clear over a network. */
export const serversMakeSense: ConfigRule = (checked) => [
  ...serversOf(checked).flatMap((server) => [
    ...portFaults(server, checked),
    ...clearFaults(server, checked),
    ...authorityFaults(server, checked),
  ]),
  ...pollFaults(checked),
  ...wayOutFaults(checked),
];

/** Each server is signed in to in exactly one way, and one that its provider still takes. */
export const signInMakesSense: ConfigRule = (checked) => {
  const { oauth } = checked.practice.mail;
  const servers = serversOf(checked);
  const found = servers.flatMap((server) =>
    oauth === null ? passwordFaults(server, checked) : oauthFaults(server, oauth.provider, checked),
  );
  if (oauth === null || !checked.sound(['mail', 'oauth'])) return found;
  const idle = servers.length === 0 && checked.sound(['mail']);
  const unused = idle ? [warning(['mail', 'oauth'], { code: 'oauth-unused' })] : [];
  const bare = oauth.provider === 'google' && oauth.clientSecret === null;
  return [...found, ...unused, ...(bare ? [error(['mail', 'oauth'], { code: 'no-client-secret' })] : [])];
};

function serversOf({ practice: { mail } }: Checked): readonly Server[] {
  return (['imap', 'smtp'] as const).flatMap((kind) => {
    const settings = mail[kind];
    return settings === null ? [] : [{ kind, settings, path: ['mail', kind] }];
  });
}

const POP_PORTS = [110, 995];

/** 993 and 465 are TLS from the first byte; 143 and 587 begin in clear (RFC 8314 §3). */
function portFaults(
  { kind, settings: { port, security }, path }: Server,
  { lineOf, sound }: Checked,
): Found[] {
  if (!sound([...path, 'port']) || !sound([...path, 'security'])) return [];
  const at = lineOf([...path, 'port']) === null ? [...path, 'security'] : [...path, 'port'];
  if (kind === 'imap' && POP_PORTS.includes(port)) return [error(at, { code: 'pop-port', read: port })];
  if (port === PORTS[kind].tls && security === 'starttls') {
    return [error(at, { code: 'port-security', read: port, security: 'tls' })];
  }
  const beginsInClear = port === PORTS[kind].starttls || (kind === 'smtp' && port === 25);
  if (beginsInClear && security === 'tls') {
    return [error(at, { code: 'port-security', read: port, security: 'starttls' })];
  }
  return [];
}

/** A password and patients' words never cross a network in clear (RFC 8314 §3). */
function clearFaults({ settings: { security, host }, path }: Server, { sound }: Checked): Found[] {
  if (security !== 'none' || isThisMachine(host) || !sound([...path, 'host'])) return [];
  return [error([...path, 'security'], { code: 'clear-network', read: host })];
}

function authorityFaults({ kind, path }: Server, checked: Checked): Found[] {
  const read = checked.written.mail[kind]?.['certificate-authority'];
  return read === undefined ? [] : expectFile(checked, [...path, 'certificate-authority'], read);
}

function pollFaults({ practice: { mail }, written }: Checked): Found[] {
  if (mail.imap === null || mail.imap.poll > 0) return [];
  const read = String(written.mail.imap?.poll ?? lengthText(0, 'd'));
  return [error(['mail', 'imap', 'poll'], { code: 'zero-length', read })];
}

/** Mail that comes in live and replies that stay in a folder: nobody would ever be answered. */
function wayOutFaults({ practice: { mail }, written, sound }: Checked): Found[] {
  if (mail.imap === null || mail.smtp !== null || !sound(['mail', 'smtp'])) return [];
  return [warning(['mail', 'imap'], { code: 'no-way-out', folder: written.mail.outbox })];
}

/** A relay on this machine may ask nobody who they are; every other server wants a password. */
function passwordFaults({ kind, settings: { host, password }, path }: Server, { sound }: Checked): Found[] {
  if (!sound([...path, 'password']) || !sound(['mail', 'oauth']) || !sound([...path, 'host'])) return [];
  if (password === null) {
    return kind === 'smtp' && isThisMachine(host) ? [] : [error(path, { code: 'no-password' })];
  }
  const refused = oauthProviderOf(host) === 'microsoft';
  return refused ? [warning([...path, 'password'], { code: 'password-refused' })] : [];
}

function oauthFaults(
  { settings: { host, password }, path }: Server,
  provider: string,
  { sound }: Checked,
): Found[] {
  if (password !== null) return [error([...path, 'password'], { code: 'password-and-oauth' })];
  const known = oauthProviderOf(host) === provider || isThisMachine(host);
  if (known || !sound([...path, 'host']) || !sound(['mail', 'oauth'])) return [];
  return [warning([...path, 'host'], { code: 'oauth-elsewhere', read: host, provider })];
}

/** Loopback (RFC 5735 §3, RFC 4291 §2.5.3, RFC 6761 §6.3). */
export function isThisMachine(host: string): boolean {
  return /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|::1)$/.test(host);
}
