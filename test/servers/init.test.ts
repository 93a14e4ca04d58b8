// A newcomer's way on real servers: answers made ready, the check, the first look at past mail.

import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Doors } from '../../src/cli/doors.ts';
import { runProgram } from '../../src/cli/program.ts';
import { keyOfPhrase } from '../../src/core/backup/recovery-phrase.ts';
import { doors } from '../../src/doors.ts';
import { type LivePatient, mailOf, makeLivePractice } from '../build/live-practice.ts';
import { type Dovecot, startDovecot } from './dovecot.ts';
import { tempFolder } from './ports.ts';
import { DAV_USER, type DavServer, davFetch, startRadicale } from './radicale.ts';
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts';

/** Outside every practice: its keys, and where an installer takes the phrase from. */
const keys = tempFolder('init-keys');
process.env.XDG_CONFIG_HOME = keys;

let dovecot: Dovecot;
let sink: SmtpSink;
let radicale: DavServer;

beforeAll(async () => {
  [dovecot, sink, radicale] = [await startDovecot(), await startSmtpSink(), await startRadicale()];
});
afterAll(async () => {
  await sink.close();
  await dovecot.stop();
  await radicale.stop();
});

interface Arrived {
  readonly folder: string;
  readonly user: string;
  readonly patients: readonly LivePatient[];
}

/** An export, a calendar on the server with its appointments, and a mailbox with a week of mail. */
async function arrived(calendar: string): Promise<Arrived> {
  const now = Date.now();
  const old = makeLivePractice(tempFolder('before'), { count: 10, now });
  const folder = tempFolder('init');
  writeFileSync(join(folder, 'export.csv'), readFileSync(join(old.folder, 'patients.csv')));
  mkdirSync(join(folder, 'secrets'), { mode: 0o700 });
  writeFileSync(join(folder, 'secrets/mail'), 'secret\n', { mode: 0o600 });
  await radicale.make(calendar);
  const text = readFileSync(join(old.folder, 'agenda.ics'), 'utf8');
  const events = text.match(/BEGIN:VEVENT[\s\S]*?END:VEVENT\r?\n/g) ?? [];
  const zone = /BEGIN:VTIMEZONE[\s\S]*?END:VTIMEZONE\r?\n/.exec(text)?.[0] ?? '';
  for (const [n, event] of events.entries())
    await davFetch(`${radicale.calendar(calendar)}${n}.ics`, 'PUT', {
      body: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n${zone}${event}END:VCALENDAR\r\n`,
    });
  const user = await dovecot.user();
  const received = 'Received: from relay.example.org by mx.example.org; Tue, 24 Nov 2026 09:00:00 +0100\r\n';
  const mails = Array.from({ length: 25 }, (_, n) => {
    const patient = old.patients[n % old.patients.length];
    if (patient === undefined) throw new Error('A practice without patients.');
    return received + mailOf(patient, 'when', now - (n + 2) * 3_600_000);
  });
  await dovecot.deliver(user, ...mails);
  return { folder, user, patients: old.patients };
}

function answersOf({ user }: Arrived, calendar: string): string {
  return `practice: { name: Cabinet des Lilas, profession: physiotherapist, country: FR, phone: 01 99 00 12 34, address: Exempleville }
mail:
  addresses: cabinet@example.org
  imap: { host: 127.0.0.1, port: ${dovecot.port}, security: none, user: ${user} }
  smtp: { host: 127.0.0.1, port: ${sink.port}, security: none, user: ${user} }
agenda:
  sources:
    - name: agenda
      caldav: { server: "${radicale.root}", calendar: ${calendar}, user: ${DAV_USER.user}, password: { file: secrets/mail } }
hours: { monday: [09:00-12:00, 14:00-18:00], tuesday: 09:00-12:00, wednesday: 09:00-12:00, thursday: 09:00-12:00, friday: 09:00-12:00 }
slot-types: { habituel: { duration: 30 min } }
alerts: { file: alerts.jsonl }
init:
  password: { file: secrets/mail }
  patients: { from: export.csv }
  faq: { parking: "Place des Tilleuls, à 50 m." }
  approve: { texts: [acknowledge], by: Marie Exemple }
  recovery-phrase-to: ${join(keys, 'phrase')}
`;
}

/** One command line in a folder. */
async function agent(folder: string, argv: readonly string[], other: Partial<Doors> = {}) {
  let said = '';
  const stream = new Writable({
    write: (chunk: Buffer, _, done) => {
      said += chunk.toString();
      done();
    },
  });
  const code = await runProgram(
    { ...doors, ...other },
    {
      argv: [...argv, '--lang', 'en'],
      env: { NO_COLOR: '1', USER: 'marie' },
      folder,
      out: stream as unknown as NodeJS.WriteStream,
      err: stream as unknown as NodeJS.WriteStream,
      version: 'test',
    },
  );
  return { code, said };
}

describe('agent init on real servers', () => {
  it('leads from answers to a checked practice and a first look at its past mail, sending nothing', async () => {
    const began = performance.now();
    const place = await arrived('cabinet-1');
    writeFileSync(join(place.folder, 'answers.yaml'), answersOf(place, 'cabinet-1'));
    const set = await agent(place.folder, ['init', '.', '--answers', 'answers.yaml']);
    expect(set.said).toMatch(/Mailbox +answers in \d+ ms, 25 mails/);
    expect(set.said).toMatch(/Agenda agenda +"cabinet-1", answers in \d+ ms, 10 events/);
    expect(set.said).toContain('10 patients will be recognised.');
    expect(set.said).toContain('Everything is in order.');
    expect(set.code).toBe(0);
    expect(readFileSync(join(place.folder, 'practice.yaml'), 'utf8')).toContain(
      'authserv-ids: mx.example.org',
    );
    expect(statSync(join(place.folder, 'practice.yaml')).mode & 0o077).toBe(0);
    expect(keyOfPhrase(readFileSync(join(keys, 'phrase'), 'utf8'))).not.toBeNull();
    expect(set.said).toContain('The memory is encrypted with the key');
    expect(readFileSync(join(place.folder, 'state.db')).includes('SQLite format 3')).toBe(false);
    const key = await agent(place.folder, ['key', 'check']);
    expect(key).toMatchObject({ code: 0, said: expect.stringContaining('The memory is encrypted') });
    const checked = await agent(place.folder, ['check', '.', '--connect']);
    expect(checked.code).toBe(0);
    expect(set.said).toMatch(/dry run|nothing was sent/i);
    expect(sink.accepted).toEqual([]);
    console.info(`from answers to the dry run: ${Math.round(performance.now() - began)} ms, 25 mails`);
  }, 180_000);

  it('finds the calendars of the account and shows the week of the one that is chosen', async () => {
    const place = await arrived('cabinet-2');
    await radicale.make('prive');
    const real = await doors.setup();
    const replies: readonly (readonly [RegExp, string])[] = [
      [/^Name of the practice/, 'Cabinet des Lilas'],
      [/^Telephone/, '01 99 00 12 34'],
      [/^Address \(/, 'Exempleville'],
      [/^Address that/, 'cabinet@localhost.example'],
      [/^Address of the server/, radicale.root],
      [/^Name to sign in/, DAV_USER.user],
      [/^Password/, 'secret'],
      [/^See now/, 'n'],
      [/^What now|^Your choice \[1\] $/, ''],
    ];
    let choices = 0;
    const asked: string[] = [];
    const answer = async (question: string): Promise<string | null> => {
      asked.push(question);
      if (asked.length > 40 || question.startsWith('Path of the export')) return null;
      if (question.startsWith('Your choice')) {
        choices += 1;
        // Profession, country, "go on, settle it later", an agenda on a server, the first calendar.
        return ['1', '1', '5', '2', '1'][choices - 1] ?? '';
      }
      return replies.find(([pattern]) => pattern.test(question))?.[1] ?? '';
    };
    const conversation = () => ({
      ask: answer,
      askSecret: answer,
      left: new AbortController().signal,
      close: () => undefined,
    });
    const records = async () => ({ services: [], exchangers: [] });
    const { said } = await agent(place.folder, ['init', '.'], {
      setup: async () => ({ ...real, conversation, records }),
      servers: async () => ({
        mailbox: { kind: 'trouble', sentence: 'nobody there' },
        outbox: null,
        calendars: [],
      }),
    });
    expect(said).toContain('cabinet-2');
    expect(said).toContain('prive');
    expect(asked.some((question) => question.startsWith('Is that your week'))).toBe(true);
    expect(readFileSync(join(place.folder, 'setup.yaml'), 'utf8')).toContain(`server: ${radicale.root}`);
  });
});
