import { describe, expect, it } from 'vitest';
import { MAIL_PROVIDERS } from '../../../src/config/mail-provider-table.ts';
import { guessMailbox, type MailRecords, otherDoors } from '../../../src/core/setup/mailbox-guess.ts';

const NONE: MailRecords = { services: [], exchangers: [] };
const guess = (address: string, records: Partial<MailRecords> = {}) =>
  guessMailbox(address, { ...NONE, ...records }, MAIL_PROVIDERS);
const srv = (
  service: MailRecords['services'][number]['service'],
  host: string,
  port: number,
  priority = 0,
) => ({
  service,
  host,
  port,
  priority,
  weight: 0,
});

describe('the mailbox of an address', () => {
  it.each([
    ['cabinet@orange.fr', 'imap.orange.fr', 993, 'smtp.orange.fr', 465],
    ['cabinet@Outlook.FR', 'outlook.office365.com', 993, 'smtp.office365.com', 587],
    ['cabinet@proton.me', '127.0.0.1', 1143, '127.0.0.1', 1025],
    ['praktijk@telenet.be', 'imap.telenet.be', 993, 'smtp.telenet.be', 587],
  ])('is known for %s', (address, imap, imapPort, smtp, smtpPort) => {
    const found = guess(address);
    expect(found).toMatchObject({ by: 'table', sure: true });
    expect(found.imap).toMatchObject({ host: imap, port: imapPort });
    expect(found.smtp).toMatchObject({ host: smtp, port: smtpPort });
  });

  it('is where the domain says, encrypted from the first byte before anything else', () => {
    const services = [
      srv('imap', 'mail.example.org.', 143),
      srv('imaps', 'old.example.org', 993, 10),
      srv('imaps', 'Mail.example.org.', 993, 0),
      srv('submission', 'mail.example.org', 587),
    ];
    expect(guess('cabinet@example.org', { services })).toMatchObject({
      by: 'records',
      sure: true,
      imap: { host: 'mail.example.org', port: 993, security: 'tls' },
      smtp: { host: 'mail.example.org', port: 587, security: 'starttls' },
    });
  });

  it('is not certain when the domain points to somebody unknown elsewhere: a forged answer could', () => {
    const services = [
      srv('imaps', 'imap.attacker.example', 993),
      srv('submissions', 'smtp.attacker.example', 465),
    ];
    expect(guess('cabinet@example.org', { services }).sure).toBe(false);
  });

  it('does not take a name that only ends alike for the domain’s own', () => {
    const services = [
      srv('imaps', 'mail.evilexample.org', 993),
      srv('submissions', 'mail.evilexample.org', 465),
    ];
    expect(guess('cabinet@example.org', { services }).sure).toBe(false);
  });

  it('is certain when the domain points to a provider that is known', () => {
    const services = [
      srv('imaps', 'mail.infomaniak.com', 993),
      srv('submissions', 'mail.infomaniak.com', 465),
    ];
    const found = guess('cabinet@example.org', { services });
    expect(found).toMatchObject({ sure: true, provider: { name: 'Infomaniak' } });
  });

  it('takes a dot for "not offered here" (RFC 6186)', () => {
    const services = [srv('imaps', '.', 0), srv('submissions', '.', 0)];
    expect(guess('cabinet@example.org', { services }).by).toBe('habit');
  });

  it.each([
    ['mx1.mail.ovh.net', 'OVH'],
    ['aspmx.l.google.com.', 'Gmail, Google Workspace'],
    ['cabinet-example.mail.protection.outlook.com', 'Microsoft 365, Outlook.com'],
    ['spool.mail.gandi.net', 'Gandi'],
    ['mta-gw.infomaniak.ch', 'Infomaniak'],
    ['mx00.ionos.fr', 'IONOS (France)'],
  ])('is with whoever takes its mail in: %s', (exchanger, name) => {
    expect(guess('cabinet@example.org', { exchangers: [exchanger] })).toMatchObject({
      by: 'exchanger',
      sure: true,
      provider: { name },
    });
  });

  it('is only supposed where nothing is known', () => {
    expect(guess('cabinet@example.org')).toMatchObject({
      by: 'habit',
      sure: false,
      imap: { host: 'imap.example.org', port: 993 },
    });
  });

  it('may send by the other port too', () => {
    expect(otherDoors(guess('cabinet@orange.fr'))).toMatchObject([
      { smtp: { port: 587, security: 'starttls' } },
    ]);
  });
});

describe('the table of providers', () => {
  it('gives each domain to one provider only', () => {
    const domains = MAIL_PROVIDERS.flatMap((one) => one.domains);
    expect(new Set(domains).size).toBe(domains.length);
  });

  it('gives each mail exchanger to one provider only', () => {
    const ends = MAIL_PROVIDERS.flatMap(({ mx }) => mx);
    for (const end of ends)
      expect(ends.filter((other) => other === end || other.endsWith(`.${end}`))).toEqual([end]);
  });

  it('never sends a password in clear over a network', () => {
    for (const { domains, name } of MAIL_PROVIDERS) {
      const [domain] = domains;
      if (domain === undefined) continue;
      const { imap, smtp } = guess(`cabinet@${domain}`);
      expect([imap.security, smtp.security], name).not.toContain('none');
    }
  });
});
