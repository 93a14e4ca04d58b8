// The package on a Debian that has nothing but itself: installed, shown, set to work under a booted systemd, taken away.

import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LivePractice, mailOf, makeLivePractice } from '../../build/live-practice.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { type SmtpSink, startSmtpSink } from '../smtp-sink.ts';
import { type Booted, boot } from './booted.ts';
import { cleanDebian, type Debian, packageIn } from './debian.ts';

const FOLDER = '/srv/cabinet';
const UNIT = '/etc/systemd/system/agent.service';
/** Of ten; what `systemd-analyze` counts for the unit. */
const EXPOSED_AT_MOST = 1.5;
const NODE = '/usr/lib/practice-agent/runtime/node';
const EXAMPLE = fileURLToPath(new URL('../../../examples/physio-en', import.meta.url));
const PROBE = fileURLToPath(new URL('./probe.mjs', import.meta.url));

let debian: Debian;
let archive: string;
let dovecot: Dovecot;
let sink: SmtpSink;
let practice: LivePractice;
let user: string;

beforeAll(async () => {
  debian = cleanDebian();
  archive = packageIn(debian);
  dovecot = await startDovecot();
  sink = await startSmtpSink();
  user = await dovecot.user();
  practice = layPractice();
}, 300_000);
afterAll(async () => {
  await sink?.close();
  await dovecot?.stop();
});

/** A practice with its mailbox on this machine; its password is systemd's to hand over. */
function layPractice(): LivePractice {
  const folder = join(debian.root, FOLDER);
  mkdirSync(folder, { recursive: true });
  const servers = { imapPort: dovecot.port, smtpPort: sink.port, user };
  const made = makeLivePractice(folder, { count: 4, now: Date.now(), servers });
  const file = join(folder, 'practice.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll('{ clear: secret }', '{ credential: mailbox }'));
  return made;
}

const agent = (on: Debian, ...words: readonly string[]) => on.run('agent', ...words, '--lang', 'en');
const files = (folder: string) => readdirSync(join(debian.root, folder)).toSorted();

describe('the package on a clean Debian', () => {
  it('installs without anything else, and shows the program at work', () => {
    debian.must('dpkg', '-i', archive);
    expect(debian.must('dpkg', '-s', 'practice-agent')).toContain('Status: install ok installed');
    expect(debian.must('agent', '--version')).toMatch(/^\d+\.\d+\.\d+\n$/);
    const demo = agent(debian, 'demo');
    expect(demo).toMatchObject({ code: 0, err: '' });
    expect(demo.out).toContain('agent dry-run YOUR-MAILS/');
  }, 180_000);

  it('brings the manual page, in both languages, and the completions', () => {
    for (const folder of ['', 'fr/']) {
      const page = readFileSync(join(debian.root, `usr/share/man/${folder}man1/agent.1.gz`));
      expect(gunzipSync(page).toString()).toMatch(/^\.TH AGENT 1/m);
    }
    const completion = 'usr/share/bash-completion/completions/agent';
    debian.must('bash', '-n', `/${completion}`);
    expect(readFileSync(join(debian.root, completion), 'utf8')).toContain('dry-run');
  });

  it('shows the unit with the runtime that it brings, and writes nothing', () => {
    const shown = agent(debian, 'service', 'install', '--print', '--practice', FOLDER);
    expect(shown.code).toBe(0);
    expect(shown.out).toMatch(
      /^ExecStart=\/usr\/lib\/practice-agent\/runtime\/node .*\/usr\/lib\/practice-agent\/bin\/agent\.js run$/m,
    );
    expect(shown.out).toContain('LoadCredential=mailbox:/etc/practice-agent/credentials/mailbox');
    expect(shown.out).toMatch(/^IPAddressAllow=localhost$/m);
    expect(existsSync(join(debian.root, UNIT))).toBe(false);
  });
});

describe('the service on a Debian that was booted', () => {
  let booted: Booted;
  beforeAll(async () => {
    booted = await boot(debian);
  }, 180_000);
  afterAll(() => booted?.end());

  const property = (name: string) => booted.must('systemctl', 'show', '-P', name, 'agent').trim();

  it('is at work once the installer has done what it was told', async () => {
    expect(agent(booted, 'templates', 'approve', '--all', '--by', 'test', '--practice', FOLDER).code).toBe(0);
    const key = agent(booted, 'key', 'new', '--practice', FOLDER);
    expect(key.code, key.err).toBe(0);
    const first = agent(booted, 'service', 'install', '--practice', FOLDER);
    expect(first.code).toBe(1);
    expect(first.out).toContain(`to do   chown -R agent: ${FOLDER}`);
    expect(first.out).toContain(
      'to do   install -D -m 600 /dev/stdin /etc/practice-agent/credentials/mailbox',
    );
    booted.must('chown', '-R', 'agent:', FOLDER);
    booted.must(
      'sh',
      '-c',
      'printf secret | install -D -m 600 /dev/stdin /etc/practice-agent/credentials/mailbox',
    );
    const second = agent(booted, 'service', 'install', '--practice', FOLDER);
    expect(second.out, second.err).toContain('done    systemctl enable --now agent.service');
    expect(second.code).toBe(0);
    expect(booted.must('systemctl', 'is-active', 'agent')).toBe('active\n');
    expect(agent(booted, 'service', 'status', '--practice', FOLDER).out).toBe('agent is at work.\n');
  }, 180_000);

  it('works with the password and the key that systemd hands over: a mail is answered', async () => {
    const key = /^LoadCredential=state-key:(\S+)$/m.exec(readFileSync(join(debian.root, UNIT), 'utf8'))?.[1];
    expect(key).toMatch(/^\/(?:root|etc)\//);
    expect(readFileSync(join(debian.root, FOLDER, 'practice.yaml'), 'utf8')).not.toContain('secret');
    const [patient] = practice.patients;
    if (patient === undefined) throw new Error('no patient');
    await dovecot.deliver(user, mailOf(patient, 'parking', Date.now()));
    await until('a letter', () => sink.accepted.length > 0);
    expect(sink.accepted.map(({ to }) => to)).toEqual([[patient.address]]);
    // The account that she works under can read neither.
    for (const file of [key ?? '', '/etc/practice-agent/credentials/mailbox'])
      expect(booted.run('setpriv', '--reuid=agent', '--clear-groups', 'cat', file).code).toBe(1);
  }, 180_000);

  it('is refused every packet by the kernel but those to its own servers', () => {
    const other = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.internal === false && one.family === 'IPv4')?.address;
    if (other === undefined)
      throw new Error('This machine has no address but its loopback: nothing to refuse.');
    copyFileSync(PROBE, join(debian.root, 'usr/local/lib/probe.mjs'));
    chmodSync(join(debian.root, 'usr/local/lib/probe.mjs'), 0o644);
    const probe = (address: string, to: string) =>
      `${NODE} /usr/local/lib/probe.mjs ${FOLDER}/${to} ${address}`;
    mkdirSync(join(debian.root, `${UNIT}.d`));
    const settings = [
      'WatchdogSec=4',
      ...['127.0.0.1', other].map((one) => `ExecStartPost=${probe(one, one)}`),
    ];
    writeFileSync(join(debian.root, `${UNIT}.d/test.conf`), `[Service]\n${settings.join('\n')}\n`);
    booted.must('systemctl', 'daemon-reload');
    booted.must('systemctl', 'restart', 'agent');
    const told = (name: string) => readFileSync(join(debian.root, FOLDER, name), 'utf8');
    expect(told('127.0.0.1')).toBe('sent');
    expect(told(other)).toBe('EPERM');
    booted.must('sh', '-c', probe(other, 'outside'));
    expect(told('outside')).toBe('sent');
  }, 180_000);

  it('is killed and started anew when it hangs', async () => {
    const before = property('MainPID');
    booted.must('systemctl', 'kill', '--kill-whom=main', '-s', 'STOP', 'agent');
    await until('a new start', () => property('NRestarts') === '1' && property('ActiveState') === 'active');
    expect(property('MainPID')).not.toBe(before);
    expect(booted.must('journalctl', '-u', 'agent', '--no-pager')).toContain(
      "Failed with result 'watchdog'.",
    );
    expect(agent(booted, 'status', '--json', '--practice', FOLDER).out).toContain('"answers":true');
  }, 180_000);

  it('takes another version of the package by itself: what runs ends, and systemd starts the new one', async () => {
    const restarts = Number(property('NRestarts'));
    booted.must('dpkg', '-i', archive);
    await until(
      'a new start',
      () => Number(property('NRestarts')) > restarts && property('ActiveState') === 'active',
    );
    expect(property('NRestarts')).toBe(String(restarts + 1));
    const journal = booted.must('journalctl', '-u', 'agent', '--no-pager');
    expect(journal).toContain('agent.service: Deactivated successfully.');
    expect(journal).not.toContain("Failed with result 'exit-code'");
    expect(journal).not.toContain('defect of the program');
    expect(property('Result')).toBe('success');
  }, 180_000);

  it('is locked in as far as systemd can tell', () => {
    const said = booted.must('systemd-analyze', 'security', 'agent', '--no-pager');
    const exposure = /Overall exposure level for agent\.service: ([\d.]+)/.exec(said)?.[1];
    process.stdout.write(`exposure ${exposure} of 10\n`);
    expect(Number(exposure)).toBeLessThanOrEqual(EXPOSED_AT_MOST);
  });

  it('keeps several practices at work beside each other, each under an account of its own', () => {
    const names = ['moulin', 'phare'];
    for (const name of names) {
      const folder = `/srv/${name}`;
      cpSync(EXAMPLE, join(debian.root, folder), { recursive: true });
      const words = ['service', 'install', '--name', name, '--user', name, '--practice', folder];
      expect(agent(booted, ...words).out).toContain(`to do   chown -R ${name}: ${folder}`);
      booted.must('chown', '-R', `${name}:`, folder);
      const installed = agent(booted, ...words);
      expect(installed.code, installed.out).toBe(0);
    }
    for (const name of names) {
      expect(booted.must('systemctl', 'show', '-P', 'User', `agent@${name}`)).toBe(`${name}\n`);
      expect(booted.must('systemctl', 'is-active', `agent@${name}`)).toBe('active\n');
      expect(booted.must('stat', '-c', '%U', `/srv/${name}/state.db`)).toBe(`${name}\n`);
    }
    expect(booted.run('setpriv', '--reuid=phare', '--clear-groups', 'cat', '/srv/moulin/state.db').code).toBe(
      1,
    );
    expect(agent(booted, 'service', 'remove', '--name', 'moulin', '--practice', '/srv/moulin').code).toBe(0);
    expect(booted.run('systemctl', 'is-active', 'agent@moulin').code).not.toBe(0);
    expect(booted.must('systemctl', 'is-active', 'agent@phare')).toBe('active\n');
    expect(agent(booted, 'service', 'remove', '--name', 'phare', '--practice', '/srv/phare').code).toBe(0);
    expect(existsSync(join(debian.root, '/etc/systemd/system/agent@.service'))).toBe(false);
  }, 180_000);

  it('is taken away with its package; the practice stays', () => {
    expect(agent(booted, 'service', 'remove', '--practice', FOLDER).code).toBe(0);
    const practiceFiles = files(FOLDER);
    expect(booted.run('systemctl', 'is-active', 'agent').code).not.toBe(0);
    expect(existsSync(join(debian.root, UNIT))).toBe(false);
    booted.must('dpkg', '--remove', 'practice-agent');
    booted.must('dpkg', '--purge', 'practice-agent');
    expect(existsSync(join(debian.root, 'usr/bin/agent'))).toBe(false);
    expect(existsSync(join(debian.root, 'usr/lib/practice-agent'))).toBe(false);
    expect(files(FOLDER)).toEqual(practiceFiles);
    expect(existsSync(join(debian.root, FOLDER, 'state.db'))).toBe(true);
  }, 180_000);

  async function until(what: string, isTrue: () => boolean): Promise<void> {
    for (const end = Date.now() + 60_000; Date.now() < end; await wait(300)) if (isTrue()) return;
    throw new Error(`In vain: ${what}\n${booted.run('journalctl', '-u', 'agent', '--no-pager').out}`);
  }
});
