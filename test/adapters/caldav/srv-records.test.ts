import { describe, expect, it } from 'vitest';
import { serverByDns } from '../../../src/adapters/caldav/srv-records.ts';

const where = { source: 'marie', host: 'example.org', language: 'en' } as const;

function records(name: string | null, texts: readonly string[] = []) {
  const missing = Object.assign(new Error('none'), { code: 'ENOTFOUND' });
  return {
    srv: async () => {
      if (name === null) throw missing;
      return [
        { name: 'backup.example.org', port: 443, priority: 10, weight: 1 },
        { name, port: 8443, priority: 0, weight: 1 },
      ];
    },
    txt: async () => texts.map((text) => [text]),
  };
}

describe('the server that a domain names for its calendars', () => {
  it('is the first by priority, with the path of its text record', async () => {
    expect(await serverByDns('example.org', records('dav.example.org.', ['path=/dav/']), where)).toBe(
      'https://dav.example.org:8443/dav/',
    );
  });

  it('is asked at the well-known address when no path is told, and is none when the DNS has none', async () => {
    expect(await serverByDns('example.org', records('dav.example.org'), where)).toBe(
      'https://dav.example.org:8443/.well-known/caldav',
    );
    expect(await serverByDns('example.org', records(null), where)).toBeNull();
  });

  it('is not believed when it is somebody else’s: an answer may be forged', async () => {
    await expect(serverByDns('example.org', records('dav.example.net'), where)).rejects.toThrow(
      'Agenda "marie": the DNS of the domain names dav.example.net, of another domain. If that is your own host, give this address: https://dav.example.net (setting "server").',
    );
  });
});
