// The section `mail` of practice.yaml as the answers have it.

import { withSection } from '../../core/setup/answers.ts';
import type { MailboxGuess } from '../../core/setup/mailbox-guess.ts';
import { isSection, type Section, settingAt } from '../../core/setup/settings.ts';
import type { Setup } from './setup.ts';

/** The address that patients write to; '' while none was named. */
export function firstAddress({ answers }: Pick<Setup, 'answers'>): string {
  const written = settingAt(answers().settings, ['mail', 'addresses']);
  const [first] = Array.isArray(written) ? written : [written];
  return typeof first === 'string' ? first : '';
}

/** The section `mail` for servers; what stands there and is not about servers stays. */
export function mailSection(
  { answers }: Pick<Setup, 'answers'>,
  address: string,
  { imap, smtp, provider }: MailboxGuess,
): Section {
  const before = answers().settings.mail;
  const known = isSection(before) ? before : {};
  const written = known.addresses;
  const others = Array.isArray(written) ? written.filter((one) => one !== address) : [];
  const server = (kind: 'imap' | 'smtp', { host, port, security }: MailboxGuess['imap']): Section => ({
    host,
    port,
    security,
    ...without(known[kind], ['host', 'port', 'security']),
  });
  return {
    ...known,
    addresses: others.length === 0 ? address : [address, ...others],
    imap: server('imap', imap),
    smtp: { ...server('smtp', smtp), ...(provider?.filesSent === true ? { 'saves-sent': true } : {}) },
  };
}

function without(section: Section[string] | undefined, keys: readonly string[]): Section {
  if (!isSection(section)) return {};
  return Object.fromEntries(Object.entries(section).filter(([key]) => !keys.includes(key)));
}

/** Writes down whose word on senders counts. */
export async function keepProof(setup: Pick<Setup, 'keep'>, authservId: string): Promise<void> {
  await setup.keep((answers) => {
    const { mail } = answers.settings;
    return isSection(mail) ? withSection(answers, 'mail', { ...mail, 'authserv-ids': authservId }) : answers;
  });
}
