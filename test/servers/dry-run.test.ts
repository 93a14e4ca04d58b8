import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { agent } from '../build/command-line.ts';
import { mailOf, makeLivePractice } from '../build/live-practice.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { asHuman } from './imap/builders.ts';
import { tempFolder } from './ports.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts';

let dovecot: Dovecot;
let sink: SmtpSink;

beforeAll(async () => {
  [dovecot, sink] = [await startDovecot(), await startSmtpSink()];
});
afterAll(async () => {
  await sink.close();
  await dovecot.stop();
});

const HOUR = 3_600_000;

/** A live practice that answered some of its patients' mails of yesterday by hand. */
async function aPractice(mails: number) {
  const user = await dovecot.user();
  const servers = { imapPort: dovecot.port, smtpPort: sink.port, user };
  const sent = Date.now() - 24 * HOUR;
  const { folder, patients } = makeLivePractice(tempFolder('dry-run'), { count: mails, now: sent, servers });
  await dovecot.deliver(
    user,
    ...patients.map((patient) => mailOf(patient, 'parking', sent + patient.number)),
  );
  await asHuman(dovecot.port, user, async (client) => {
    for (const { number, address } of patients.filter((patient) => patient.number % 2 === 0))
      await client.append(
        'Sent',
        anAnswer(address, `<parking-${number}-${sent + number}@example.org>`, sent),
      );
  });
  return { folder, user };
}

function anAnswer(to: string, answers: string, sent: number): string {
  return [
    'From: cabinet@example.org',
    `To: ${to}`,
    'Subject: Re: rendez-vous',
    `Date: ${new Date(sent + 2 * HOUR).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <answer${answers.slice(1)}`,
    `In-Reply-To: ${answers}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Bonjour, le parking se trouve place des Tilleuls. Bonne journée',
    '',
  ].join('\r\n');
}

function snapshot(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((file) => {
      const { mtimeMs, size } = statSync(join(folder, file));
      const bytes = statSync(join(folder, file)).isFile() ? readFileSync(join(folder, file), 'latin1') : '';
      return `${file} ${mtimeMs} ${size} ${bytes}`;
    });
}

it('judges the live mailbox beside its Sent folder, and nobody hears of it', async () => {
  const { folder, user } = await aPractice(24);
  const before = snapshot(folder);
  const look = () =>
    asHuman(dovecot.port, user, (client) => client.fetchAll('1:*', { uid: true, flags: true }));
  const mails = await look();
  const { said, exit } = await agent(folder, [
    'dry-run',
    '--since',
    '30d',
    '--as',
    'auto',
    '--reader',
    'lexical',
    '--json',
  ]);
  const lines = said
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(exit).toBe(0);
  expect(lines.at(-1)).toMatchObject({
    summary: { found: 24, mails: 24, answered: 12, verdicts: { same: 12 }, unjudged: { 'no-answer': 12 } },
  });
  expect(lines.at(-1)).toMatchObject({ summary: { kinds: [{ kind: 'question', advice: 'go' }] } });
  expect(sink.connections()).toBe(0);
  expect(snapshot(folder)).toEqual(before);
  expect(readdirSync(folder)).not.toContain('state.db');
  expect(await look()).toEqual(mails);
});

it('passes by what came before', async () => {
  const { folder } = await aPractice(2);
  const tomorrow = new Date(Date.now() + 48 * HOUR).toISOString().slice(0, 10);
  const { said } = await agent(folder, ['dry-run', '--since', tomorrow, '--json']);
  expect(JSON.parse(said.trim())).toMatchObject({ summary: { mails: 0 } });
});

it('says what is wrong when the mailbox can’t be reached', async () => {
  const { folder } = makeLivePractice(tempFolder('dry-run'), {
    count: 1,
    now: Date.now(),
    servers: { imapPort: 1, smtpPort: sink.port, user: 'u' },
  });
  const { said, exit } = await agent(folder, ['dry-run', '--lang', 'fr']);
  expect(said).toContain("127.0.0.1 n'accepte pas de liaison sur le port 1");
  expect(exit).toBe(4);
});
