import { describe, expect, it } from 'vitest';
import { MAIL_PROVIDERS } from '../../../src/config/mail-provider-table.ts';
import { calendarAddress } from '../../../src/core/setup/calendar-address.ts';

const meant = (typed: string) => {
  const found = calendarAddress(typed, MAIL_PROVIDERS);
  return found.kind === 'address' ? found.address : found;
};

describe('where somebody says that their calendars are', () => {
  it.each([
    ['iCloud', 'https://caldav.icloud.com'],
    ['fastmail', 'https://caldav.fastmail.com'],
    ['Infomaniak', 'https://sync.infomaniak.com'],
    ['mailbox.org', 'https://dav.mailbox.org'],
    ['posteo', 'https://posteo.de:8443'],
    ['gmx', 'https://caldav.gmx.net'],
    ['yahoo', 'https://caldav.calendar.yahoo.com'],
    ['migadu', 'https://cdav.migadu.com'],
  ])('the name %s is as good as an address', (typed, address) => {
    expect(meant(typed)).toBe(address);
  });

  it.each([
    ['https://cloud.example.org/apps/calendar/dayGridMonth/now', 'https://cloud.example.org/remote.php/dav'],
    ['https://example.org/nextcloud/index.php/apps/calendar', 'https://example.org/nextcloud/remote.php/dav'],
    ['https://cloud.example.org/index.php/login', 'https://cloud.example.org/remote.php/dav'],
    ['https://mail.example.org/zimbra/#1', 'https://mail.example.org/dav/'],
    ['https://cloud.example.org/remote.php/dav', 'https://cloud.example.org/remote.php/dav'],
    ['caldavs://dav.example.org/cal/', 'https://dav.example.org/cal/'],
    ['example.org', 'example.org'],
  ])('the page %s in the browser is not asked: %s is', (typed, address) => {
    expect(meant(typed)).toBe(address);
  });

  it('Google and Microsoft open their calendars to no password', () => {
    for (const typed of ['google', 'https://calendar.google.com/calendar/u/0/r', 'gmail.com'])
      expect(meant(typed)).toEqual({ kind: 'no-password', name: 'Google' });
    expect(meant('outlook.com')).toEqual({ kind: 'no-password', name: 'Microsoft' });
  });

  it('the name of a program says not on whose server it runs', () => {
    expect(meant('Nextcloud')).toEqual({ kind: 'own-server', name: 'Nextcloud' });
    expect(meant('baikal')).toEqual({ kind: 'own-server', name: 'Baïkal' });
  });

  it('anything else is asked again', () => {
    for (const typed of ['', 'my calendar', 'ftp://example.org', 'ic'])
      expect(meant(typed)).toEqual({ kind: 'unknown' });
  });
});
