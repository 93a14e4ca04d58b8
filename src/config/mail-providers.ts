// Which provider is behind an address or a server, of those in the table.

import type { MailProvider } from '../domain/mail-provider.ts';
import { MAIL_PROVIDERS } from './mail-provider-table.ts';

/** Other names under which Google and Microsoft are reached. */
const HOSTS: Readonly<Record<'google' | 'microsoft', RegExp>> = {
  google: /(^|\.)(gmail|googlemail)\.com$/,
  microsoft: /(^|\.)(office365\.com|office\.com|outlook\.com|hotmail\.com|live\.com)$/,
};

/** Whose server it is, of the two that sign in by OAuth2. */
export function oauthProviderOf(host: string): 'google' | 'microsoft' | null {
  if (HOSTS.google.test(host.toLowerCase())) return 'google';
  return HOSTS.microsoft.test(host.toLowerCase()) ? 'microsoft' : null;
}

/** Whether a server files what it sends by itself: another copy of ours would be one too many. */
export function filesSentMail(host: string): boolean {
  return oauthProviderOf(host) !== null;
}

/** Any server on this machine has this name: it says nothing of whose it is. */
const HERE = '127.0.0.1';

/** The provider behind an address or a server's name; null for a domain of one's own. */
export function mailProviderOf(addressOrHost: string): MailProvider | null {
  const name = addressOrHost.slice(addressOrHost.lastIndexOf('@') + 1).toLowerCase();
  const known = MAIL_PROVIDERS.find(
    ({ domains, imap, smtp }) =>
      domains.includes(name) || (name !== HERE && (imap === name || smtp === name)),
  );
  const by = oauthProviderOf(name);
  return known ?? MAIL_PROVIDERS.find(({ imap }) => by !== null && oauthProviderOf(imap) === by) ?? null;
}
