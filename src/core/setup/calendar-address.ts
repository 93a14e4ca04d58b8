// Where a practice's calendars are, from what a person types: an address as it stands in the browser, a bare domain, or
// the name of whoever hosts them. Nothing is asked here.

import type { MailProvider } from '../../domain/mail-provider.ts';

/** What was typed, as an address to begin the search with (RFC 6764). */
export type CalendarAddress =
  | { readonly kind: 'address'; readonly address: string }
  /** Its calendars open to no password. */
  | { readonly kind: 'no-password'; readonly name: string }
  /** A program that each practice runs on a server of its own. */
  | { readonly kind: 'own-server'; readonly name: string }
  | { readonly kind: 'unknown' };

/** Programs that anybody may run: their name alone is no address. */
const OWN_SERVERS = ['Nextcloud', 'ownCloud', 'Zimbra', 'Baïkal', 'Synology', 'Radicale', 'SOGo'];

/** Providers whose calendars open by consent alone; a published link can be read. */
const BY_CONSENT = [
  { name: 'Google', hosts: /(^|\.)(google|gmail|googleusercontent)\.com$/ },
  { name: 'Microsoft', hosts: /(^|\.)(outlook|office|office365|hotmail|live|microsoft)\.com$/ },
];

/** What somebody meant by an answer to "where are your calendars?". */
export function calendarAddress(typed: string, providers: readonly MailProvider[]): CalendarAddress {
  const text = typed.trim().replace(/^caldavs?:/i, 'https:');
  const named = providers.find(
    ({ name, domains, calendar }) =>
      calendar !== null && (isNamed(name, text) || domains.includes(text.toLowerCase())),
  );
  if (named?.calendar) return { kind: 'address', address: named.calendar };
  const own = OWN_SERVERS.find((name) => plain(name) === plain(text));
  if (own !== undefined) return { kind: 'own-server', name: own };
  const host = hostIn(text);
  const shut = BY_CONSENT.find(
    ({ name, hosts }) => isNamed(name, text) || (host !== null && hosts.test(host)),
  );
  if (shut !== undefined) return { kind: 'no-password', name: shut.name };
  if (host === null) return { kind: 'unknown' };
  return { kind: 'address', address: withoutPage(text) };
}

/** `icloud` means iCloud, `posteo` Posteo, `gmx` the first that begins so. */
function isNamed(name: string, typed: string): boolean {
  const words = plain(typed);
  return words.length > 2 && plain(name).startsWith(words) && !typed.includes('.');
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[^\p{L}\d]/gu, '')
    .toLowerCase();
}

function hostIn(text: string): string | null {
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return new URL(text).hostname;
  return /^[\w-]+(\.[\w-]+)+$/.test(text) ? text.toLowerCase() : null;
}

/** The page of a calendar in the browser is not where programs ask: Nextcloud and Zimbra have a place for them. */
function withoutPage(text: string): string {
  const nextcloud = /^(https?:\/\/[^?#]+?)\/(?:index\.php\/)?(?:apps\/|login\b)/i.exec(text)?.[1];
  if (nextcloud !== undefined) return `${nextcloud}/remote.php/dav`;
  const zimbra = /^(https?:\/\/[^/?#]+)\/(?:zimbra|modern)\b/i.exec(text)?.[1];
  return zimbra === undefined ? text : `${zimbra}/dav/`;
}
