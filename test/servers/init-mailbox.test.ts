// The mailbox of a conversation on real servers: what does not let us in is told, and mended where it is asked.

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { doors } from '../../src/doors.ts';
import { allAnsweredBut, anEmptyPractice, type Sitting, sit } from '../cli/init/sitting.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts';

let dovecot: Dovecot;
let sink: SmtpSink;
beforeAll(async () => {
  dovecot = await startDovecot();
  sink = await startSmtpSink({ security: 'none' });
});
afterAll(async () => {
  await sink.close();
  await dovecot.stop();
});

/** A practice whose mailbox alone is still to be asked; this machine's servers are really tried. */
async function asked(answers: Sitting['answers']) {
  const folder = anEmptyPractice();
  writeFileSync(join(folder, 'setup.yaml'), allAnsweredBut('mail'));
  const servers = doors.servers;
  const sat = await sit(folder, {
    answers: [
      [/^Adresse à laquelle/, 'cabinet@clinique.example.org'],
      ...answers,
      [/^Serveur d’envoi/, 'localhost:1'],
      [/^o approuver/, 'q'],
    ],
    doors: {
      // What leaves is another room's business: only reading is asked here.
      servers: async (practice) => ({ ...(await servers(practice)), outbox: null }),
    },
  });
  return {
    ...sat,
    said: sat.said.replace(/\s+/g, ' '),
    yaml: readFileSync(join(folder, 'practice.yaml'), 'utf8'),
  };
}

describe('a mailbox that nobody knows', () => {
  it('is asked for, and what is wrong with it is told and mended one after another', async () => {
    const user = await dovecot.user();
    const { said, yaml } = await asked([
      [/^Serveur de réception/, 'localhost:9'],
      [/^Serveur de réception/, `localhost:${dovecot.port}`],
      [/^Mot de passe/, 'faux'],
      [/^Mot de passe/, 'secret'],
      [/^Chemin du fichier/, dovecot.authority],
      [/^Nom de connexion/, user],
      // Nothing answers; its certificate is by nobody's authority; the name is unknown; the password is wrong.
      [/^Que faire/, '3'],
      [/^Que faire/, '5'],
      [/^Que faire/, '2'],
      [/^Que faire/, '1'],
    ]);
    expect(said).toContain('Je ne connais pas l’hébergeur de cabinet@clinique.example.org');
    expect(said).toContain("localhost n'accepte pas de liaison sur le port 9");
    expect(said).toContain("Le certificat de localhost ne vient d'aucune autorité connue");
    expect(said.split('c’est notre propre serveur')).toHaveLength(2);
    expect(said.match(/localhost refuse le mot de passe/g)?.length ?? 0).toBeGreaterThanOrEqual(2);
    expect(said).toMatch(/répond en \d+ ms, 0 mail/);
    expect(said).not.toMatch(/Reste à faire : .*la boîte/);
    expect(yaml).toContain(`user: ${user}`);
    expect(yaml).toContain(`certificate-authority: ${dovecot.authority}`);
    expect(yaml).not.toContain('secret\n');
  }, 120_000);

  it('that stays shut is put off, and the rest of the set-up goes on', async () => {
    const { said, code } = await asked([
      [/^Serveur de réception/, 'localhost:9'],
      [/^Mot de passe/, 'secret'],
      [/^Que faire/, '5'],
    ]);
    expect(said).toContain('Reste à faire : la boîte aux lettres');
    expect(code).toBe(0);
  }, 120_000);
});
