// A newcomer's whole path, as it is typed, on real servers. `npm run build` comes first.

import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type LivePatient, type LiveWish, mailOf } from '../../build/live-practice.ts';
import { eventsOf, until } from '../../daemon/secretary.ts';
import { allMails, asHuman } from '../imap/builders.ts';
import { tempFolder } from '../ports.ts';
import { aNewcomer, type Newcomer, type Running } from './newcomer.ts';

let at: Newcomer;
let running: Running | null = null;
let began = 0;
let stepBegan = 0;
const usb = tempFolder('usb');
const times: string[] = [];
const counts: Record<string, number> = {};

beforeAll(async () => {
  at = await aNewcomer(11);
  began = performance.now();
});
beforeEach(() => {
  stepBegan = performance.now();
});
afterEach(({ task }) => void times.push(`${task.name}: ${Math.round(performance.now() - stepBegan)} ms`));
afterAll(async () => {
  await running?.stop();
  await at.end();
  const all = ((performance.now() - began) / 1000).toFixed(1);
  console.info([...times, `the whole path: ${all} s`, JSON.stringify(counts)].join('\n'));
});

/** Sentences of the doctor that don't say "ok" or "note", but for the disk, which belongs to the machine of the test. */
const amiss = (text: string) =>
  text.split('\n').filter((line) => /^(?:todo|FAIL)/u.test(line) && !/ volume /u.test(line));

const patient = (n: number): LivePatient => {
  const found = at.patients[n];
  if (found === undefined) throw new Error(`There is no patient ${n}.`);
  return found;
};
const worked = () => eventsOf(at.folder).filter((event) => event === 'MailWorked').length;
const lettersTo = (n: number) => at.sink.accepted.filter(({ to }) => to.includes(patient(n).address)).length;
const inFolder = (name: string) =>
  asHuman(at.dovecot.port, at.user, (client) => allMails(client, { uid: true, source: true }), name);
const draftsTo = async (n: number) =>
  (await inFolder('Drafts')).filter(({ source }) => source?.includes(patient(n).address));

/** What stands in the calendar of one appointment. */
async function statusOf(n: number): Promise<string> {
  const events = (await at.agenda()).split('BEGIN:VEVENT');
  return /STATUS:(\w+)/u.exec(events.find((event) => event.includes(patient(n).uid)) ?? '')?.[1] ?? 'none';
}

/** Looks again until it is so, at most a minute. */
async function comes<T>(look: () => Promise<T>, wanted: T): Promise<void> {
  const end = Date.now() + 60_000;
  while (Date.now() < end) {
    if ((await look()) === wanted) return;
    await wait(250);
  }
  expect(await look()).toBe(wanted);
}

/** What a phone does on "send": a copy into Sent, the draft away. */
async function sendFromPhone(n: number): Promise<void> {
  const [draft] = await draftsTo(n);
  if (draft?.source === undefined) throw new Error('There is no draft.');
  const { source, uid } = draft;
  await asHuman(
    at.dovecot.port,
    at.user,
    async (client) => {
      await client.append('Sent', source, ['\\Seen']);
      await client.messageDelete(`${uid}`, { uid: true });
    },
    'Drafts',
  );
}

const THE_TEN: readonly LiveWish[] = [
  'confirm', 'cancel', 'when', 'parking', 'thanks', 'chest', 'odd', 'confirm', 'cancel', 'when',
]; // biome-ignore format: ten in order

describe.sequential('a newcomer', { timeout: 120_000 }, () => {
  it('sets up from a file of answers, and is shown the past week without anything leaving', async () => {
    const past = Array.from({ length: 12 }, (_, n) =>
      mailOf(patient(n % 10), 'when', Date.now() - (n + 2) * 3_600_000),
    );
    await at.dovecot.deliver(at.user, ...past);
    const set = await at.agent('init', at.folder, '--answers', join(at.folder, 'answers.yaml'));
    expect(set.text).toContain('11 patients will be recognised.');
    expect(set.text).toContain('12 messages read');
    expect(set.code).toBe(0);
    expect(at.sink.accepted).toEqual([]);
  });

  it('has an encrypted memory, its phrase on paper, and a first backup that was tried', async () => {
    expect(readFileSync(at.phraseFile, 'utf8').replaceAll(/[\s-]/gu, '')).toMatch(/[0-9A-Z]{56}/u);
    expect((await at.agent('key', 'check', '--practice', at.folder)).text).toContain(
      'The memory is encrypted',
    );
    expect((await at.agent('backup', '--practice', at.folder)).code).toBe(0);
    expect((await at.agent('backup', 'verify', '--practice', at.folder)).text).toContain('is whole');
  });

  it('hears of the doctor that nothing is amiss', async () => {
    const seen = await at.agent('doctor', at.folder);
    expect(amiss(seen.text)).toEqual([]);
    expect(seen.text).toMatch(/Everything works/u);
    counts.looks = seen.text.match(/^ok /gmu)?.length ?? 0;
  });

  it('sees in a dry run what would have been answered', async () => {
    const tried = await at.agent('dry-run', '--since', '30d', '--practice', at.folder);
    expect(tried.text).toContain('12 messages read');
    expect(tried.text).toMatch(/^ +12 {2}answered without you$/mu);
    expect(at.sink.accepted).toEqual([]);
  });

  it('lets the secretary work: ten mails by another program, and a reminder that is due', async () => {
    running = at.run();
    await until(
      () => eventsOf(at.folder),
      (events) => events.includes('MailboxConnected'),
      30,
    );
    await comes(async () => lettersTo(10), 1);
    await at.dovecot.deliver(at.user, ...THE_TEN.map((wish, n) => mailOf(patient(n), wish, Date.now())));
    await until(worked, (count) => count === 10, 60);
    await comes(async () => [0, 2, 3, 5, 7, 9].every((n) => lettersTo(n) === 1), true);
    expect([1, 4, 6, 8].map(lettersTo)).toEqual([0, 0, 0, 0]);
    expect([await statusOf(0), await statusOf(7), await statusOf(1)]).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'TENTATIVE',
    ]);
    expect(readFileSync(join(at.folder, 'alerts.jsonl'), 'utf8')).toContain('red');
    counts.mails = worked();
    counts.letters = at.sink.accepted.length;
  });

  it('says yes by sending a draft from a phone: the appointment is cancelled, once', async () => {
    await comes(async () => (await draftsTo(1)).length, 1);
    await sendFromPhone(1);
    await comes(() => statusOf(1), 'CANCELLED');
    expect(lettersTo(1)).toBe(0);
    expect(await statusOf(8)).toBe('TENTATIVE');
    counts.drafts = (await inFolder('Drafts')).length + 1;
  });

  it('reads how she stands, and ends the work in good order', async () => {
    const status = await at.agent('status', '--practice', at.folder);
    expect(status.text).toContain('One message is to be read now.');
    expect(status.text).toMatch(/10 mails: 5 without you/u);
    expect(await running?.stop()).toBe(0);
    running = null;
  });

  it('makes a backup, loses the machine, and has the practice back from the phrase on paper', async () => {
    const made = await at.agent('backup', '--with-secrets', '--to', usb, '--practice', at.folder);
    expect(made.code).toBe(0);
    const [backup = ''] = readdirSync(usb);
    rmSync(at.folder, { recursive: true });
    rmSync(join(at.home, '.config'), { recursive: true });
    const back = await at.agent(
      'restore',
      join(usb, backup),
      '--to',
      at.folder,
      '--phrase-file',
      at.phraseFile,
    );
    expect(back.code).toBe(0);
    expect(back.text).toContain('The practice is PAUSED');
    expect((await at.agent('check', at.folder, '--connect')).code).toBe(0);
  });

  it('goes on where it was: nothing leaves a second time, and a new mail is answered after agent resume', async () => {
    const before = at.sink.accepted.length;
    running = at.run();
    await until(
      () => eventsOf(at.folder),
      (events) => events.includes('MailboxConnected'),
      30,
    );
    expect((await at.agent('resume', '--practice', at.folder)).code).toBe(0);
    const seen = worked();
    await at.dovecot.deliver(at.user, mailOf(patient(3), 'when', Date.now()));
    await until(worked, (count) => count > seen, 60);
    await comes(async () => lettersTo(3), 2);
    expect(at.sink.accepted.length).toBe(before + 1);
    expect(await running.stop()).toBe(0);
    running = null;
  });

  it('forgets a person who asks for it, and shows that nothing in its trail was changed', async () => {
    const { address, name } = patient(2);
    const held = () =>
      at.agent('privacy', 'export', 'P-2', '--to', join(usb, `p2-${Date.now()}`), '--practice', at.folder);
    expect((await held()).code).toBe(0);
    const gone = await at.agent(
      'privacy',
      'forget',
      'P-2',
      '--yes',
      '--by',
      'Marie Exemple',
      '--practice',
      at.folder,
    );
    expect(gone.code).toBe(0);
    const told = await at.agent('explain', '--practice', at.folder);
    for (const word of [address, name]) expect(told.text).not.toContain(word);
    expect((await at.agent('audit', 'verify', '--practice', at.folder)).code).toBe(0);
    counts.trail = Number(
      /(\d+) lines/u.exec((await at.agent('audit', 'verify', '--practice', at.folder)).text)?.[1],
    );
  });
});
