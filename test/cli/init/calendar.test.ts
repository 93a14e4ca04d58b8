import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { anEmptyPractice, type Sitting, sit } from './sitting.ts';

let folder: string;
beforeEach(() => {
  folder = anEmptyPractice();
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Sets up a practice of this address whose calendar is on a server; nothing on a network is asked. */
async function sitting(address: string, answers: Sitting['answers'], different: Partial<Sitting> = {}) {
  const sat = await sit(folder, {
    answers: [
      [/^Nom du cabinet/, 'Cabinet des Lilas'],
      [/^Téléphone/, '01 99 00 12 34'],
      [/^Adresse \(rue/, '12 rue des Lilas, Exempleville'],
      [/^Adresse à laquelle/, address],
      [/^Mot de passe/, 'le-mot-de-passe'],
      [/^Où est votre agenda/, '2'],
      ...answers,
      [/^L’indiquer autrement/, 'n'],
      [/^Chemin de l’export/, ''],
    ],
    leaves: 40,
    doors: { agenda: async () => ({ read: async () => UNREADABLE }) as never },
    setup: { calendars: async () => ({ kind: 'reached', took: 5, found: [] }), ...different.setup },
    ...(different.argv === undefined ? {} : { argv: different.argv }),
  });
  const written = parse(readFileSync(join(folder, 'setup.yaml'), 'utf8'));
  return { ...sat, caldav: written.agenda?.sources?.[0]?.caldav };
}

const UNREADABLE = { kind: 'unreadable', sentence: 'Personne ne répond.' };
const asked = (said: string) => /^Adresse du serveur[\s\S]*? : $/m.exec(said)?.[0].replaceAll(/\s+/g, ' ');

describe('a calendar on a server, as agent init asks for it', () => {
  it('is proposed where the provider of the mailbox has its calendars', async () => {
    const { caldav, said } = await sitting('cabinet@posteo.de', []);
    expect(asked(said)).toContain('[https://posteo.de:8443]');
    expect(caldav).toMatchObject({ server: 'https://posteo.de:8443', user: 'cabinet@posteo.de' });
  });

  it('is named by whoever hosts it, who may want a password for programs', async () => {
    const { caldav, said } = await sitting('cabinet@orange.fr', [[/^Adresse du serveur/, 'icloud']]);
    expect(caldav.server).toBe('https://caldav.icloud.com');
    expect(said.replaceAll(/\s+/g, ' ')).toContain('iCloud ne prend pas ici votre mot de passe habituel.');
  });

  it('is what the DNS of the practice’s own domain names (RFC 6764)', async () => {
    const domains: string[] = [];
    const calendarRecord = async (domain: string) => {
      domains.push(domain);
      return { host: 'dav.example.org', address: 'https://dav.example.org/cal/', own: true };
    };
    const { caldav } = await sitting('cabinet@example.org', [], { setup: { calendarRecord } });
    expect(domains).toEqual(['example.org']);
    expect(caldav.server).toBe('https://dav.example.org/cal/');
  });

  it('is shown with a warning when the DNS names somebody else’s server', async () => {
    const calendarRecord = async () => ({
      host: 'dav.example.net',
      address: 'https://dav.example.net/',
      own: false,
    });
    const { said } = await sitting('cabinet@example.org', [[/^Adresse du serveur/, 'example.org']], {
      setup: { calendarRecord },
    });
    expect(said.replaceAll(/\s+/g, ' ')).toContain(
      'nomme un serveur d’un autre domaine pour ses agendas : dav.example.net.',
    );
  });

  it('asks no DNS without a network', async () => {
    const calendarRecord = async () => {
      throw new Error('asked');
    };
    const { caldav } = await sitting('cabinet@example.org', [[/^Adresse du serveur/, 'example.org']], {
      setup: { calendarRecord },
      argv: ['--offline'],
    });
    expect(caldav).toMatchObject({ server: 'example.org', 'discover-by-dns': true });
  });

  it('at Google is a published link: the question is asked again', async () => {
    const { said } = await sitting('cabinet@gmail.com', [
      [/^Adresse du serveur/, 'google'],
      [/^Adresse du serveur/, 'https://cloud.example.org/apps/calendar'],
    ]);
    expect(said).toContain('Google n’ouvre ses agendas à aucun mot de passe.');
    expect(said.match(/Où est votre agenda/g)).toHaveLength(2);
  });
});
