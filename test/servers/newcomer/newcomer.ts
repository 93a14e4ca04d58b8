// Somebody's first day: three real servers, an empty folder, and the answers of one practice.

import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type LivePatient, makeLivePractice } from '../../build/live-practice.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { tempFolder } from '../ports.ts';
import { DAV_USER, type DavServer, davFetch, startRadicale } from '../radicale.ts';
import { type SmtpSink, startSmtpSink } from '../smtp-sink.ts';

const agentFile = fileURLToPath(new URL('../../../bin/agent.js', import.meta.url));
const CALENDAR = 'cabinet';
const ZONE = 'Europe/Paris';

export interface Newcomer {
  readonly dovecot: Dovecot;
  readonly sink: SmtpSink;
  /** The practice's folder; empty at first but for its export and its password. */
  readonly folder: string;
  /** Where keys are kept: the home of the account that runs the program. */
  readonly home: string;
  /** Where the recovery phrase was written: the installer's stick, outside the practice. */
  readonly phraseFile: string;
  readonly user: string;
  readonly patients: readonly LivePatient[];
  /** The last patient's appointment is the only one of its day: a reminder of that day is theirs alone. */
  readonly reminded: LivePatient;
  readonly agent: (...words: readonly string[]) => Promise<Said>;
  readonly run: () => Running;
  /** What stands in the calendar on the server. */
  readonly agenda: () => Promise<string>;
  readonly end: () => Promise<void>;
}

export interface Said {
  readonly code: number | null;
  readonly text: string;
}

export interface Running {
  readonly printed: () => string;
  readonly stop: () => Promise<number | null>;
}

/** Starts the servers, fills the calendar, and lays the practice's export and password ready. */
export async function aNewcomer(count: number): Promise<Newcomer> {
  const [dovecot, sink, radicale] = await Promise.all([
    startDovecot(),
    startSmtpSink({ security: 'none' }),
    startRadicale(),
  ]);
  const old = makeLivePractice(tempFolder('before'), { count, now: Date.now() });
  const reminded = old.patients.at(-1);
  if (reminded === undefined) throw new Error('A practice without patients.');
  const folder = join(tempFolder('newcomer'), 'practice');
  const home = tempFolder('home');
  const phraseFile = join(tempFolder('paper'), 'phrase');
  const user = await dovecot.user();
  mkdirSync(join(folder, 'secrets'), { recursive: true, mode: 0o700 });
  writeFileSync(join(folder, 'secrets/mail'), 'secret\n', { mode: 0o600 });
  writeFileSync(join(folder, 'export.csv'), readFileSync(join(old.folder, 'patients.csv')), { mode: 0o600 });
  mkdirSync(join(folder, 'followups'));
  writeFileSync(join(folder, 'followups/own.yaml'), ruleDueNow(reminded.day), { mode: 0o600 });
  await fillCalendar(radicale, readFileSync(join(old.folder, 'agenda.ics'), 'utf8'));
  writeFileSync(join(folder, 'answers.yaml'), answers({ dovecot, sink, radicale, user, phraseFile }), {
    mode: 0o600,
  });
  const env = {
    ...process.env,
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    NO_COLOR: '1',
    USER: 'marie',
  };
  const children = new Set<ChildProcess>();
  return {
    dovecot, sink, folder, home, phraseFile, user, patients: old.patients, reminded,
    agent: (...words) => said(words, { env, cwd: home }),
    run: () => running(folder, env, children),
    agenda: async () => (await davFetch(radicale.calendar(CALENDAR), 'GET')).text(),
    end: async () => {
      for (const child of children) child.kill('SIGKILL');
      await Promise.all([sink.close(), radicale.stop(), dovecot.stop()]);
    },
  }; // biome-ignore format: names in a row
}

async function fillCalendar(radicale: DavServer, text: string): Promise<void> {
  await radicale.make(CALENDAR);
  const events = text.match(/BEGIN:VEVENT[\s\S]*?END:VEVENT\r?\n/g) ?? [];
  for (const [n, event] of events.entries())
    await davFetch(`${radicale.calendar(CALENDAR)}${n}.ics`, 'PUT', {
      body: `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Example//Agenda//FR\r\n${event}END:VCALENDAR\r\n`,
    });
}

type Servers = Pick<Newcomer, 'dovecot' | 'sink' | 'user' | 'phraseFile'> & { readonly radicale: DavServer };

function answers({ dovecot, sink, radicale, user, phraseFile }: Servers): string {
  const week = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'];
  const alone = ['confirm', 'when', 'question', 'thanks', 'stop', 'acknowledge'];
  return `practice: { name: Cabinet des Lilas, profession: physiotherapist, country: FR, phone: 01 99 00 12 34, address: "12 rue des Lilas, Exempleville" }
mail:
  addresses: cabinet@example.org
  authserv-ids: mx.example.org
  imap: { host: 127.0.0.1, port: ${dovecot.port}, security: none, user: ${user}, drafts: true }
  smtp: { host: 127.0.0.1, port: ${sink.port}, security: none, user: ${user} }
agenda:
  sources:
    - name: agenda
      caldav: { server: "${radicale.root}", calendar: ${CALENDAR}, user: ${DAV_USER.user}, password: { file: secrets/mail } }
hours: { ${week.map((day) => `${day}: [08:30-12:00, 14:00-19:00]`).join(', ')} }
slot-types: { usual: { duration: 30 min } }
quiet-hours: none
autonomy: { ${alone.map((kind) => `${kind}: auto`).join(', ')}, cancel: suggest }
follow-ups: { the-day-before: on }
alerts: { file: alerts.jsonl }
init:
  password: { file: secrets/mail }
  patients: { from: export.csv }
  faq: { parking: "Un parking gratuit se trouve derrière le cabinet." }
  approve: { texts: all, by: Marie Exemple }
  recovery-phrase-to: ${phraseFile}
`;
}

/** A rule of the practice's own that became due five minutes ago for the appointments of one day. */
function ruleDueNow(day: string): string {
  const [date = '', time = ''] = new Date(Date.now() - 300_000)
    .toLocaleString('sv-SE', { timeZone: ZONE })
    .split(' ');
  const days = Math.round((Date.parse(day) - Date.parse(date)) / 86_400_000);
  return `rules:
  - id: the-day-before
    says: { fr: Rappelle le rendez-vous., en: Reminds of the appointment. }
    trigger: { before: { days: ${days}, at: "${time.slice(0, 5)}" } }
    message: { template: reminder, class: S1, approver: rule }
    useful-for: "20 h"
`;
}

function said(words: readonly string[], at: { env: NodeJS.ProcessEnv; cwd: string }): Promise<Said> {
  const child = spawn(process.execPath, [agentFile, ...words, '--lang', 'en'], at);
  const text = textOf(child);
  child.stdin.end();
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, text: text() })));
}

function running(folder: string, env: NodeJS.ProcessEnv, children: Set<ChildProcess>): Running {
  const child = spawn(process.execPath, [agentFile, 'run', '--practice', folder, '--verbose'], { env });
  children.add(child);
  const text = textOf(child);
  const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
  void ended.then(() => children.delete(child));
  const stop = () => {
    child.kill('SIGTERM');
    return ended;
  };
  return { printed: text, stop };
}

/** What a child has printed so far. */
function textOf(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (more: Buffer) => {
      text += more.toString();
    });
  return () => text;
}
