import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMissing } from '../../src/adapters/files/failure-code.ts';
import { sqliteStore } from '../../src/adapters/store/sqlite.ts';
import type { CaseState } from '../../src/domain/case.ts';
import { type Field, startField } from '../bench/mail/field.ts';
import { quantile, shown } from '../bench/mail/figures.ts';
import { type Measured, startMeasured } from '../bench/mail/measured.ts';
import { type LivePatient, mailOf, WISHES } from '../build/live-practice.ts';
import { appointmentsIn } from '../crash/battle.ts';
import { faultsOf } from '../crash/invariants.ts';
import { aDay, type Event } from './a-day.ts';
import { bounceOf, newsletter, replyTo, spam, takeoverOf } from './mails.ts';
import { nowIn, type QuickDay } from './quick-machine.ts';
import { appendTo } from './second-client.ts';

/** Real minutes that the day takes. */
const MINUTES = Number(process.env.SOAK_MINUTES ?? 1);
const HOUR = 3_600_000;
const PATIENTS = 120;
const SETTLED: readonly CaseState[] = ['waiting', 'done', 'set-aside', 'refused', 'unknown'];

/** What may be more in the last third of the day than in the first: caches fill, nothing grows on. */
const MORE = { heap: 12, rss: 60, files: 4 } as const;
/** Bytes of the state file a mail, at most. */
const BYTES = 24_000;

interface Look {
  readonly heap: number;
  readonly rss: number;
  readonly files: number;
  readonly sockets: number;
  readonly timers: number;
}

let field: Field;

beforeAll(async () => {
  field = await startField({ daemon: 'test/soak/daemon.ts', starter: 'src/main.ts' });
}, 120_000);
afterAll(() => field.end());

/** What comes before the first look at the mailbox counts as old. */
async function baselineIn(folder: string): Promise<void> {
  const log = join(folder, '.agent', 'agent.log');
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if (existsSync(log) && readFileSync(log, 'utf8').includes('BaselineTaken')) return;
    await wait(50);
  }
  throw new Error('The mailbox was not looked at.');
}

describe('a day of a practice', () => {
  it(
    'loses nothing, says nothing twice, and takes no more at its end than at its beginning',
    async () => {
      const { folder, patients, user } = await field.practice(PATIENTS);
      const state = join(folder, 'state.db');
      const day: QuickDay = { began: Date.now(), from: Date.now(), faster: Math.round((24 * 60) / MINUTES) };
      const daemon = await startMeasured({
        script: field.script,
        folder,
        env: { SOAK_DAY: JSON.stringify(day) },
        until: 'listening',
      });
      await baselineIn(folder);
      const before = statSync(state).size;
      const looks: Look[] = [];
      const delivered: string[] = [];
      const happens = (event: Event) =>
        happen({ event, folder, user, patients, day, delivered, looks, daemon });
      for (const { hour, event } of aDay()) {
        await wait(Math.max(0, day.from + hour * HOUR - nowIn(day)) / day.faster);
        await happens(event);
      }
      await quiet(folder, delivered.length);
      looks.push(await look(daemon));
      const temporary = readdirSync(folder).filter((name) => /\.draft$|\.lock$|\.tmp$/u.test(name));
      expect(daemon.isOver()).toBe(false);
      const took = await daemon.end();
      const round = await collected(folder, patients, delivered);
      const grown = (statSync(state).size - before) / delivered.length;
      print(looks, round, { grown, took, mails: delivered.length, temporary });

      expect(faultsOf(round)).toEqual([]);
      expect(temporary).toEqual([]);
      expect(grown).toBeLessThan(BYTES);
      const [early, late] = [looks.slice(8, 14), looks.slice(-6)];
      const more = (what: 'heap' | 'rss' | 'files') => median(late, what) - median(early, what);
      expect(more('heap')).toBeLessThan(MORE.heap);
      expect(more('rss')).toBeLessThan(MORE.rss);
      expect(more('files')).toBeLessThanOrEqual(MORE.files);
    },
    (MINUTES + 30) * 60_000,
  );
});

interface Happening {
  readonly event: Event;
  readonly folder: string;
  readonly user: string;
  readonly patients: readonly LivePatient[];
  readonly day: QuickDay;
  /** Message-IDs of what came into the mailbox. */
  readonly delivered: string[];
  readonly looks: Look[];
  readonly daemon: Measured;
}

async function happen(about: Happening): Promise<void> {
  const { event, folder, day, looks, daemon } = about;
  switch (event.kind) {
    case 'wish':
    case 'newsletter':
    case 'spam':
    case 'back':
    case 'bounce':
      return deliver(about, mailFor(about, event.kind, event.number));
    case 'takeover':
      return takeOver(about);
    case 'agenda':
      return editAgenda(join(folder, 'agenda.ics'), nowIn(day));
    case 'settings':
      return editSettings(join(folder, 'practice.yaml'));
    case 'imap-restart':
      await field.dovecot.stop();
      return field.dovecot.start();
    case 'smtp-cut':
      return field.sink.cutAll();
    case 'look':
      looks.push(await look(daemon));
  }
}

function mailFor({ patients, day }: Happening, kind: Event['kind'], number: number): string {
  const at = nowIn(day);
  const patient = patients[number % patients.length];
  const ours = field.sink.accepted.filter(({ answers }) => answers.length > 0).at(-(number % 5) - 1);
  if (patient === undefined) throw new Error('no patient');
  if (kind === 'newsletter') return newsletter(number, at);
  if (kind === 'spam') return spam(number, at);
  // Before the first letter of the day nobody can answer one.
  if (kind === 'back' && ours !== undefined) return replyTo(ours, number, at);
  if (kind === 'bounce' && ours !== undefined) return bounceOf(ours, number, at);
  return mailOf(patient, WISHES[number % WISHES.length] ?? 'when', at);
}

async function deliver({ user, delivered }: Happening, mail: string): Promise<void> {
  delivered.push(/^Message-ID: (\S+)/mu.exec(mail)?.[1] ?? '');
  await field.dovecot.deliver(user, mail);
}

/** A person answers the youngest waiting mail from another mail program. */
async function takeOver({ folder, user, day }: Happening): Promise<void> {
  const store = await sqliteStore({ file: join(folder, 'state.db'), now: Date.now });
  const waiting = (await store.cases('waiting')).at(-1);
  await store.close();
  if (waiting === undefined || waiting.messageId === null) return;
  await appendTo(
    field.dovecot.port,
    user,
    'Sent',
    takeoverOf(waiting.messageId, waiting.from ?? '', nowIn(day)),
  );
}

/** Another program enters an appointment, the way calendar programs write: a new file takes the old one's name. */
async function editAgenda(file: string, at: number): Promise<void> {
  const stamp = `${new Date(at).toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`;
  const later = `${new Date(at + 40 * 24 * HOUR).toISOString().slice(0, 19).replace(/[-:]/gu, '')}Z`;
  const event = `BEGIN:VEVENT\r\nUID:other-${at}@example.org\r\nDTSTAMP:${stamp}\r\nDTSTART:${later}\r\nDURATION:PT30M\r\nSUMMARY:Autre\r\nEND:VEVENT\r\n`;
  let before: string;
  do {
    before = await readUnlessAside(file);
    writeFileSync(`${file}.new`, before.replace(/END:VCALENDAR\s*$/u, `${event}END:VCALENDAR\r\n`));
  } while ((await readUnlessAside(file)) !== before);
  renameSync(`${file}.new`, file);
}

/** The daemon has the file aside for an instant while it replaces it: whoever finds none then looks again. */
async function readUnlessAside(file: string): Promise<string> {
  for (let looked = 1; ; looked += 1) {
    try {
      return readFileSync(file, 'utf8');
    } catch (error) {
      if (!isMissing(error) || looked === 100) throw error;
      await wait(10);
    }
  }
}

let edits = 0;

function editSettings(file: string): void {
  edits += 1;
  const text = readFileSync(file, 'utf8').replace(/per-hour: \d+/u, `per-hour: ${1000 - edits}`);
  writeFileSync(file, text);
  appendFileSync(file, '# looked at\n');
}

async function look(daemon: Measured): Promise<Look> {
  const { heap, rss, resources } = await daemon.figures();
  const count = (kind: string) => resources.filter((one) => one === kind).length;
  return {
    heap: heap / 2 ** 20,
    rss: rss / 2 ** 20,
    files: daemon.openFiles(),
    sockets: count('TCPSocketWrap'),
    timers: count('Timeout'),
  };
}

/** Until every mail has a case that nobody works on any more, or for two minutes none came any more. */
async function quiet(folder: string, mails: number): Promise<void> {
  const store = await sqliteStore({ file: join(folder, 'state.db'), now: Date.now });
  try {
    let known = 0;
    for (let end = Date.now() + 120_000; Date.now() < end; await wait(200)) {
      const cases = await store.cases();
      if (cases.length >= mails && cases.every(({ state }) => SETTLED.includes(state))) return;
      if (cases.length > known) end = Date.now() + 120_000;
      known = cases.length;
    }
  } finally {
    await store.close();
  }
}

async function collected(folder: string, patients: readonly LivePatient[], mails: readonly string[]) {
  const store = await sqliteStore({ file: join(folder, 'state.db'), now: Date.now });
  const cases = await store.cases();
  const actions = (await Promise.all(cases.map(({ id }) => store.actions(id)))).flat();
  await store.close();
  return {
    name: 'the day',
    died: false,
    mails,
    cases,
    actions,
    letters: field.sink.accepted.map(({ messageId, answers }) => ({
      messageId,
      answers: answers[0] ?? null,
    })),
    // What the other program entered is nobody's appointment.
    appointments: appointmentsIn(readFileSync(join(folder, 'agenda.ics'), 'utf8')).filter(
      ({ uid }) => !uid.startsWith('other-'),
    ),
    askedFor: [],
    // What waits for a human is shown by `agent review`, which lists exactly these.
    shown: cases.filter(({ state }) => state === 'waiting' || state === 'unknown').map(({ id }) => id),
    booked: patients.map(({ uid }) => uid),
  };
}

function median(looks: readonly Look[], what: keyof Look): number {
  return quantile(
    looks.map((one) => one[what]),
    0.5,
  );
}

interface Rest {
  readonly grown: number;
  readonly took: number;
  readonly mails: number;
  readonly temporary: readonly string[];
}

function print(
  looks: readonly Look[],
  { cases, letters }: Awaited<ReturnType<typeof collected>>,
  { grown, took, mails, temporary }: Rest,
): void {
  const states = SETTLED.map((state) => `${state} ${cases.filter((kase) => kase.state === state).length}`);
  const hours = (what: keyof Look) => looks.map((one) => one[what].toFixed(0)).join(' ');
  process.stdout.write(
    [
      `\n24 hours in ${MINUTES} minutes: ${mails} mails, ${cases.length} cases (${states.join(', ')}), ${letters.length} letters`,
      `  heap after a collection, MB, hour by hour: ${hours('heap')}`,
      `  RSS after a collection, MB:                ${hours('rss')}`,
      `  open files: ${hours('files')}`,
      `  sockets:    ${hours('sockets')}`,
      `  timers:     ${hours('timers')}`,
      `  state file ${shown(grown)} bytes a mail; temporary files left: ${temporary.length}; ended in ${shown(took)} ms\n`,
    ].join('\n'),
  );
}
