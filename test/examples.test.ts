// The example practices as golden tests: the real flow on the real files, each mail against its row of expected.md.

import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { icsFileAgenda } from '../src/adapters/agenda/ics-file.ts';
import { practiceFolder } from '../src/adapters/files/practice-folder.ts';
import { loadTexts } from '../src/adapters/files/template-files.ts';
import { folderMailbox } from '../src/adapters/mail/folder-mailbox.ts';
import { outboxFolder } from '../src/adapters/mail/outbox-folder.ts';
import { patientProblems, patientsFile } from '../src/adapters/patients/patients-file.ts';
import { shippedReader } from '../src/adapters/reader/shipped-reader.ts';
import { memoryStore } from '../src/adapters/store/memory/store.ts';
import { loadFolder } from '../src/config/load.ts';
import { expand } from '../src/core/agenda/recurrence/expand.ts';
import type { Action, Plan } from '../src/domain/action.ts';
import type { Case } from '../src/domain/case.ts';
import type { Practice } from '../src/domain/practice.ts';
import { DAY, type Instant, toLocal } from '../src/domain/time.ts';
import { onTick } from '../src/flow/clock/on-tick.ts';
import { onMail } from '../src/flow/mails/on-mail.ts';
import { openAndRead } from '../src/flow/mails/open.ts';
import type { World } from '../src/ports/world.ts';

const EXAMPLES = fileURLToPath(new URL('../examples/', import.meta.url));
const NAMES = [
  ...['kine-fr', 'osteo-fr', 'generaliste-fr', 'physio-en', 'dentiste-fr', 'sage-femme-fr'],
  ...['psychologue-fr', 'infirmier-fr', 'podiatrist-en', 'orthophoniste-fr'],
];

/** The morning that the examples are written for, as in `agent demo`. */
const MORNING: Instant = Date.parse('2026-11-24T08:00:00Z');

const COLUMNS = ['decision', 'reason', 'requests', 'actions', 'texts'] as const;
/** `notYet`: marked † in expected.md, the program still leaves to a person what a good secretary would do. */
type Row = Readonly<Record<(typeof COLUMNS)[number], string>> & { readonly notYet: boolean };

interface Rehearsed {
  readonly practice: Practice;
  readonly world: World;
  readonly cases: ReadonlyMap<string, Case>;
  readonly folder: string;
}

describe.each(NAMES)('the example %s', (name) => {
  const wanted = expectedRows(name);
  let done: Rehearsed;

  beforeAll(async () => {
    done = await rehearsed(name);
  }, 120_000);
  afterAll(() => rmSync(done.folder, { recursive: true, force: true }));

  it('has a row for every mail, in the order of arrival', () => {
    expect([...wanted.keys()]).toEqual([...done.cases.keys()]);
  });

  it.each([...wanted.keys()])('does with %s what a good secretary would', (mail) => {
    const [row, kase] = [wanted.get(mail), done.cases.get(mail)];
    if (row === undefined || kase === undefined) throw new Error(`${mail} is missing.`);
    const different = differences(row, rowOf(kase, done.practice));
    if (!row.notYet) return expect(different).toEqual([]);
    // What the program does not do yet it leaves to a person: never a wrong act, never a wrong letter.
    expect(different, 'does it now: take the † away').not.toEqual([]);
    expect(kase.decision).toBe('review');
    expect(kase.plan.filter(({ kind }) => kind === 'reply')).toEqual([]);
  });

  it('writes only to whoever wrote, and never says more than approved texts', () => {
    for (const kase of done.cases.values()) {
      for (const action of [...kase.plan, ...kase.proposal]) {
        if (action.kind === 'reply') expect(action.letter.to).toBe(kase.from);
      }
    }
  });

  it('carries every plan out to its end', () => {
    expect([...done.cases].filter(([, { state }]) => state === 'unknown').map(([mail]) => mail)).toEqual([]);
  });

  it('leaves every appointment that no mail changed as it was', async () => {
    const touched = [...done.cases.values()].flatMap(({ plan }) => plan.flatMap(timesTouched));
    const [before, after] = [await timesIn(name, EXAMPLES), await timesIn('', done.folder)];
    expect(after.filter((time) => !before.includes(time) && !touched.includes(start(time)))).toEqual([]);
    expect(before.filter((time) => !after.includes(time) && !touched.includes(start(time)))).toEqual([]);
  });

  it('names invented people only: example.org, and telephone numbers that nobody has', () => {
    for (const file of textFilesOf(name)) {
      const text = readFileSync(join(EXAMPLES, name, file), 'utf8');
      for (const [, host] of text.matchAll(/[\w.+-]+@([\w.-]+\.[a-z]{2,})/g)) {
        expect.soft(host, file).toMatch(/(?:^|\.)(?:example\.org|google\.com)$/);
      }
      for (const [phone] of text.matchAll(/\b0\d(?: \d\d){4}\b|\b07\d{3} \d{6}\b|\b020 \d{4} \d{4}\b/g)) {
        expect.soft(phone, file).toMatch(/^(?:01 99 00|06 39 98|07700 900|020 7946 0)/);
      }
    }
  });
});

/** The rows of expected.md by mail. */
function expectedRows(name: string): ReadonlyMap<string, Row> {
  const lines = readFileSync(join(EXAMPLES, name, 'expected.md'), 'utf8').split('\n');
  const cells = lines.filter((line) => /^\| \d\d-/.test(line)).map((line) => line.split('|').slice(1, -1));
  return new Map(
    cells.map((line) => {
      const [mail = '', decision = '', reason = '', requests = '', actions = '', texts = ''] = line.map(
        (cell) => cell.trim(),
      );
      const notYet = mail.endsWith('†');
      return [`${mail.replace(/\s*†$/, '')}.eml`, { decision, reason, requests, actions, texts, notYet }];
    }),
  );
}

/** One sentence for each column that differs. "…" is not looked at, "a / b" allows either. */
function differences(wanted: Row, got: Omit<Row, 'notYet'>): readonly string[] {
  return COLUMNS.filter(
    (column) => wanted[column] !== '…' && !wanted[column].split(' / ').includes(got[column]),
  ).map((column) => `${column} should be "${wanted[column]}", is "${got[column]}"`);
}

/** A case in the words of expected.md. */
function rowOf({ decision, reason, reading, plan, proposal }: Case, practice: Practice): Omit<Row, 'notYet'> {
  return {
    decision,
    reason: reason.code,
    requests: reading?.requests.map(({ kind }) => kind).join(', ') || '–',
    actions: twoParts(plan, proposal, '; ', (action) => wordsFor(action, practice)),
    texts: twoParts(plan, proposal, ' ', (action) =>
      action.kind === 'reply' ? action.letter.made.map(({ id }) => id).join(' + ') : null,
    ),
  };
}

/** What is done at once, then in brackets what waits for a yes. */
function twoParts(
  plan: Plan,
  proposal: Plan,
  between: string,
  say: (action: Action) => string | null,
): string {
  const said = (actions: Plan) => actions.map(say).filter((words) => words !== null);
  const [now, later] = [said(plan).join('; '), said(proposal).join('; ')];
  return [now, later === '' ? '' : `[${later}]`].filter((part) => part !== '').join(between) || '–';
}

function wordsFor(action: Action, { zone }: Practice): string | null {
  const at = (instant: Instant) => {
    const local = toLocal(instant, zone);
    return `${local.slice(8, 10)}/${local.slice(5, 7)} ${local.slice(11, 16)}`;
  };
  switch (action.kind) {
    case 'label':
      return null;
    case 'hold':
      return `hold ${action.offer.slots.map(({ start: kept }) => at(kept)).join(', ')}`;
    case 'book':
      return `book ${at(action.slot.start)}`;
    case 'block':
      return `block ${at(action.span.start)}`;
    case 'move':
      return `move ${at(action.from.start)} → ${at(action.to.start)}`;
    case 'cancel':
    case 'confirm':
      return `${action.kind} ${at(action.from.start)}`;
    case 'alert':
      return `alert ${action.level}`;
    case 'task':
      return `task ${action.task}`;
    case 'reply':
    case 'release':
    case 'waitlist':
    case 'stop':
    case 'consent':
    case 'survey':
    case 'freeze':
      return action.kind;
  }
}

/** Every mail of a copy of the example through the real flow, with a clock that moves with the mails, never back. */
async function rehearsed(name: string): Promise<Rehearsed> {
  const folder = mkdtempSync(join(tmpdir(), 'example-'));
  cpSync(join(EXAMPLES, name), folder, { recursive: true });
  const practice = await practiceIn(folder);
  let now = MORNING;
  const world = await worldOf(practice, () => now);
  const cases = new Map<string, Case>();
  for await (const raw of world.mailbox.arrivals()) {
    const mail = await openAndRead({ open: world.mailbox.open, practice, raw, now });
    now = Math.max(now, mail.sent);
    await onTick(world, practice);
    cases.set(raw.source.key, await onMail(world, practice, raw));
  }
  return { practice, world, cases, folder };
}

async function practiceIn(folder: string): Promise<Practice> {
  const loaded = await loadFolder(practiceFolder(folder), [patientProblems]);
  if (loaded.kind !== 'practice') throw new Error(loaded.problems.map(({ sentence }) => sentence).join('\n'));
  expect(loaded.warnings).toEqual([]);
  return loaded.practice;
}

/** The doors of the program on the example's files; only its memory is not on disk. */
async function worldOf(practice: Practice, now: () => Instant): Promise<World> {
  const { texts, problems } = await loadTexts({
    practice,
    approvals: async () => ({}),
    assumeApproved: true,
  });
  expect(problems).toEqual([]);
  const { zone, programLanguage: language } = practice;
  return {
    mailbox: folderMailbox(practice.mail.inbox),
    agenda: icsFileAgenda({ practice, now }),
    outbox: outboxFolder({ folder: practice.mail.outbox, zone, language }),
    lexical: await shippedReader(),
    model: null,
    signatures: null,
    store: memoryStore({ now }),
    templates: { read: async () => texts },
    followUps: { rules: async () => [], rows: async () => [] },
    directory: patientsFile(practice),
    alerts: { raise: async () => ({ kind: 'done', note: '' }) },
    clock: { now },
  };
}

/** `start|end|status|title` of everything in the agenda of the weeks around the morning. */
async function timesIn(name: string, root: string): Promise<readonly string[]> {
  const practice = await practiceIn(join(root, name));
  const state = await icsFileAgenda({ practice, now: () => MORNING }).read();
  if (state.kind === 'unreadable') throw new Error(state.sentence);
  const window = { start: MORNING - 30 * DAY, end: MORNING + 60 * DAY };
  const { occurrences, warnings } = expand(state.files, window, practice.zone);
  expect(warnings).toEqual([]);
  return occurrences.map((each) => `${each.start}|${each.end}|${each.status}|${each.summary}`);
}

function start(time: string): number {
  return Number(time.split('|')[0]);
}

function timesTouched(action: Action): readonly Instant[] {
  if (action.kind === 'book') return [action.slot.start];
  if (action.kind === 'move') return [action.from.start, action.to.start];
  return action.kind === 'cancel' || action.kind === 'confirm' ? [action.from.start] : [];
}

function textFilesOf(name: string): readonly string[] {
  return readdirSync(join(EXAMPLES, name), { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(?:eml|ics|md|yaml|csv)$/.test(file),
  );
}
