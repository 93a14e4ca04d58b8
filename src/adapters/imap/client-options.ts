import { readFile } from 'node:fs/promises';
import { isIPv6 } from 'node:net';
import { rootCertificates } from 'node:tls';
import type { ImapFlowOptions } from 'imapflow';
import { UserError } from '../../domain/errors.ts';
import type { ImapSettings } from '../../domain/server-settings.ts';
import type { Say } from './trouble.ts';

/** Who signs in, with what. Fetched anew for every connection, because tokens end. */
export type Credentials = { readonly user: string } & (
  | { readonly password: string }
  | { readonly accessToken: string }
);

/** `renew`: the server refused the token that it was shown, and wants another one. */
export type Secret = (options?: { readonly renew?: boolean }) => Promise<Credentials>;

/** Bytes of one literal: more than we ever ask for, far less than would hurt. */
const MAX_LITERAL = 50 * 1024 * 1024;
const MAX_LINE = 8 * 1024 * 1024;

/** What imapflow needs for one connection. Throws a `UserError` for settings that would send the password in clear. */
export async function clientOptions(
  settings: ImapSettings,
  credentials: Credentials,
  patience: number,
  say: Say,
): Promise<ImapFlowOptions> {
  if (settings.security === 'none' && !isLoopback(settings.host))
    throw new UserError(
      say(
        `mail.imap.security: « none » enverrait le mot de passe en clair à ${settings.host}. Écrivez « tls » ou « starttls ».`,
        `mail.imap.security: "none" would send the password in clear to ${settings.host}. Write "tls" or "starttls".`,
      ),
    );
  return {
    host: settings.host,
    port: settings.port,
    secure: settings.security === 'tls',
    doSTARTTLS: settings.security === 'starttls',
    tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(await authority(settings, say)) },
    auth:
      'password' in credentials
        ? { user: credentials.user, pass: credentials.password }
        : { user: credentials.user, accessToken: credentials.accessToken },
    logger: false,
    clientInfo: { name: 'practice-agent', version: false, vendor: false, 'support-url': false },
    qresync: true,
    // Every command would else put off the server's news by 15 seconds.
    autoIdleDelay: 50,
    maxIdleTime: settings.poll * 60_000,
    socketTimeout: patience,
    connectionTimeout: patience,
    greetingTimeout: patience,
    maxLiteralSize: MAX_LITERAL,
    maxLineLength: MAX_LINE,
    maxResponseSize: MAX_LITERAL + MAX_LINE,
    disableBinary: true,
    // Compressing what is already in TLS helps nobody here, and a small answer could unfold without bound.
    disableCompression: true,
  };
}

async function authority({ certificateAuthority }: ImapSettings, say: Say): Promise<{ ca?: string[] }> {
  if (certificateAuthority === null) return {};
  try {
    return { ca: [...rootCertificates, await readFile(certificateAuthority, 'utf8')] };
  } catch (cause) {
    throw new UserError(
      say(
        `mail.imap.certificate-authority : ${certificateAuthority} ne peut pas être lu. Indiquez un fichier PEM lisible.`,
        `mail.imap.certificate-authority: ${certificateAuthority} can not be read. Name a readable PEM file.`,
      ),
      { cause },
    );
  }
}

/** This machine itself: the only place a password may go in clear (RFC 8314). */
function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[|\]$/gu, '').toLowerCase();
  return bare === 'localhost' || /^127(?:\.\d{1,3}){3}$/u.test(bare) || (isIPv6(bare) && bare === '::1');
}
