import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import {
  agent,
  aPracticeFolder,
  deliver,
  endAll,
  eventsOf,
  readText,
  startSecretary,
  statusOf,
  until,
} from './secretary.ts';

afterEach(endAll);

const worked = (folder: string) => eventsOf(folder).filter((event) => event === 'MailWorked').length;

describe('a secretary at work', () => {
  it('works the mails that wait, and those that come later', async () => {
    const folder = aPracticeFolder({ mails: 2 });
    startSecretary(folder);
    await until(
      () => worked(folder),
      (count) => count === 2,
    );
    deliver(folder, 5);
    await until(
      () => worked(folder),
      (count) => count === 3,
    );
    expect(statusOf(folder)).toMatchObject({ running: true, today: { mails: 3 } });
  });

  it('begins in an empty inbox, and does not work a mail again after a restart', async () => {
    const folder = aPracticeFolder({ mails: 0 });
    const first = startSecretary(folder);
    await until(
      () => eventsOf(folder),
      (events) => events.includes('Started'),
    );
    deliver(folder, 0);
    await until(
      () => worked(folder),
      (count) => count === 1,
    );
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    startSecretary(folder);
    deliver(folder, 1);
    await until(
      () => worked(folder),
      (count) => count === 2,
    );
    expect(eventsOf(folder).filter((event) => event === 'Started')).toHaveLength(2);
  });

  it('lets no second program work the practice, and says which one does', async () => {
    const folder = aPracticeFolder({ mails: 0 });
    const first = startSecretary(folder);
    await until(
      () => eventsOf(folder),
      (events) => events.includes('Started'),
    );
    const second = agent('run', '--practice', folder);
    expect(second.code).toBe(6);
    expect(second.text).toMatch(
      new RegExp(
        `^This practice’s secretary is at work already \\(process ${first.pid}, since .+\\). See: agent status$`,
      ),
    );
    expect(agent('run', '--once', '--practice', folder).code).toBe(6);
  });

  it('leaves no lock behind when it is killed', async () => {
    const folder = aPracticeFolder({ mails: 1 });
    const first = startSecretary(folder);
    await until(
      () => worked(folder),
      (count) => count === 1,
    );
    first.child.kill('SIGKILL');
    await first.ended;
    const seen = agent('status', '--practice', folder);
    expect(seen.code).toBe(5);
    expect(seen.text).toContain('The secretary is not running.');
    expect(seen.text).toContain('Nobody stopped it: agent run starts it again, nothing is lost.');
    expect(agent('run', '--once', '--practice', folder).code).toBe(0);
  });

  it('acts on a verdict before the command that brought it ends', async () => {
    const folder = aPracticeFolder({ mails: 6 });
    startSecretary(folder);
    await until(
      () => worked(folder),
      (count) => count === 6,
    );
    const waiting = agent('review', '--practice', folder, '--json')
      .text.split('\n')
      .map((line) => JSON.parse(line));
    const [ready] = waiting.filter(({ state }) => state === 'waiting');
    const said = agent('review', '--refuse', ready.case, '--practice', folder);
    expect(said).toEqual({ code: 0, text: 'Refused: nothing was sent.' });
    expect(eventsOf(folder)).toContain('VerdictMet');
    expect(agent('review', '--refuse', ready.case, '--practice', folder).text).toBe(
      'Already done: nothing was done again.',
    );
    expect(agent('review', '--approve', 'c-000000000000', '--practice', folder).text).toBe(
      'No case with this number.',
    );
  });

  it('stops when it is told to, and says so', async () => {
    const folder = aPracticeFolder({ mails: 1 });
    const first = startSecretary(folder);
    await until(
      () => worked(folder),
      (count) => count === 1,
    );
    first.child.kill('SIGINT');
    expect(await first.ended).toBe(0);
    expect(first.printed()).toContain('Stopping: what is begun is finished first.');
    const seen = agent('status', '--practice', folder);
    expect(seen.code).toBe(5);
    expect(seen.text).toContain('To put it to work again: agent run');
  });

  it('stops although the model never answers, and the mail is not lost', async () => {
    const silent = createServer(() => undefined).listen(0, '127.0.0.1');
    await new Promise((resolve) => silent.once('listening', resolve));
    const address = silent.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const folder = aPracticeFolder({ mails: 26 });
    const yaml = join(folder, 'practice.yaml');
    writeFileSync(yaml, `${readText(yaml)}\nmodel:\n  server: http://127.0.0.1:${port}\n  name: qwen3:4b\n`);
    const first = startSecretary(folder);
    await until(
      () => worked(folder),
      (count) => count > 0,
    );
    await new Promise((resolve) => setTimeout(resolve, 1000));
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(eventsOf(folder)).not.toContain('MailFailed');
    silent.close();
    silent.closeAllConnections();
  });

  it('says in a frame that it is paused, and goes on when told to', async () => {
    const folder = aPracticeFolder({ mails: 0 });
    expect(agent('pause', '--by', 'Claire', '--practice', folder).code).toBe(0);
    startSecretary(folder);
    await until(
      () => eventsOf(folder),
      (events) => events.includes('Started'),
    );
    const seen = agent('status', '--practice', folder);
    expect(seen.code).toBe(1);
    expect(seen.text.split('\n').slice(0, 4)).toEqual([
      '═'.repeat(80),
      expect.stringMatching(/^ PAUSED since \d\d:\d\d, by Claire: NOTHING IS SENT\.$/),
      ' Mails are read and alarms go out. To go on: agent resume',
      '═'.repeat(80),
    ]);
    expect(agent('resume', '--practice', folder).text).toBe('The secretary sends again.');
    expect(agent('status', '--practice', folder).code).toBe(0);
  });
});

/** As editors do: never half a file in its place. */
function replace(file: string, text: string): void {
  writeFileSync(`${file}~`, text);
  renameSync(`${file}~`, file);
}

describe('files that change under its hands', () => {
  it('keeps the last good version of a broken file, says so once, and takes the repaired one', async () => {
    const folder = aPracticeFolder({ mails: 0 });
    const yaml = join(folder, 'practice.yaml');
    const good = readFileSync(yaml, 'utf8');
    startSecretary(folder);
    await until(
      () => eventsOf(folder),
      (events) => events.includes('Started'),
    );
    replace(yaml, good.replace('08:30-12:00, 14:00-19:00', '8-12'));
    await until(
      () => eventsOf(folder),
      (events) => events.includes('SettingsBroken'),
    );
    const seen = agent('status', '--practice', folder);
    expect(seen.code).toBe(1);
    expect(seen.text).toContain('practice.yaml:24');
    replace(yaml, good.replace('08:30-12:00, 14:00-19:00', '7-12'));
    await until(
      () => eventsOf(folder).filter((event) => event === 'SettingsBroken').length,
      (count) => count === 2,
    );
    await until(
      () => readText(join(folder, 'alerts.jsonl')),
      (text) => text !== '',
    );
    expect(readText(join(folder, 'alerts.jsonl')).trim().split('\n')).toHaveLength(1);
    replace(yaml, good);
    await until(
      () => agent('status', '--practice', folder).code,
      (code) => code === 0,
    );
  });

  it('opens its world anew when a setting changed, and works on', async () => {
    const folder = aPracticeFolder({ mails: 1 });
    const yaml = join(folder, 'practice.yaml');
    startSecretary(folder);
    await until(
      () => worked(folder),
      (count) => count === 1,
    );
    replace(yaml, readText(yaml).replace('Cabinet des Lilas', 'Cabinet du Lac'));
    await until(
      () => statusOf(folder),
      ({ practice }) => practice === 'Cabinet du Lac',
    );
    deliver(folder, 3);
    await until(
      () => worked(folder),
      (count) => count === 2,
    );
  });

  it('notices a broken text and a text that is new', async () => {
    const folder = aPracticeFolder({ mails: 0 });
    startSecretary(folder);
    await until(
      () => eventsOf(folder),
      (events) => events.includes('Started'),
    );
    writeFileSync(join(folder, 'faq', 'neuf.md'), '---\nid: neuf\n---\nSans question.\n');
    const seen = await until(
      () => agent('status', '--practice', folder),
      ({ code }) => code === 1,
    );
    expect(seen.text).toContain('faq/neuf.md');
  });

  it('says that the inbox is gone, and that it is there again', async () => {
    const folder = aPracticeFolder({ mails: 1 });
    startSecretary(folder);
    await until(
      () => worked(folder),
      (count) => count === 1,
    );
    renameSync(join(folder, 'inbox'), join(folder, 'elsewhere'));
    await until(
      () => statusOf(folder),
      ({ needs }) => JSON.stringify(needs) === '["mailbox-away"]',
    );
    renameSync(join(folder, 'elsewhere'), join(folder, 'inbox'));
    await until(
      () => statusOf(folder),
      ({ needs }) => JSON.stringify(needs) === '[]',
      30,
    );
    expect(eventsOf(folder)).toContain('MailboxFound');
  });
});

describe('a secretary under systemd', () => {
  it('says that it is ready, how it stands, that it lives, reads again and stops', async () => {
    const folder = aPracticeFolder({ mails: 1 });
    const bin = join(folder, 'bin');
    const told = join(bin, 'told');
    mkdirSync(bin);
    writeFileSync(join(bin, 'systemd-notify'), `#!/bin/sh\necho "$@" >> ${told}\n`);
    chmodSync(join(bin, 'systemd-notify'), 0o755);
    const env = { PATH: `${bin}:${process.env.PATH}`, NOTIFY_SOCKET: '/run/x', WATCHDOG_USEC: '400000' };
    const first = startSecretary(folder, env);
    await until(
      () => readText(told),
      (text) => text.includes('STATUS=mailbox files, 0 to work'),
    );
    await until(
      () => readText(told).split('WATCHDOG=1').length,
      (count) => count > 3,
    );
    first.child.kill('SIGHUP');
    await until(
      () => readText(told),
      (text) => /RELOADING=1 MONOTONIC_USEC=\d+\n[\s\S]*READY=1/.test(text),
    );
    first.child.kill('SIGTERM');
    expect(await first.ended).toBe(0);
    expect(readText(told)).toContain(`--pid=${first.pid} READY=1`);
    expect(readText(told)).toContain('STOPPING=1');
    expect(readText(told)).not.toContain('Lilas');
  });
});

it('keeps what it writes of itself for its owner alone', async () => {
  const folder = aPracticeFolder({ mails: 1 });
  startSecretary(folder);
  await until(
    () => worked(folder),
    (count) => count === 1,
  );
  await until(async () => existsSync(join(folder, '.agent/status.json')), Boolean);
  for (const name of ['control.sock', 'status.json', 'agent.log']) {
    expect(statSync(join(folder, '.agent', name)).mode & 0o777).toBe(0o600);
  }
  expect(statSync(join(folder, '.agent')).mode & 0o777).toBe(0o700);
  expect(readText(join(folder, '.agent/agent.log'))).not.toContain('@');
});

it('finds room for its socket in a deep folder', async () => {
  const folder = aPracticeFolder({ mails: 0, under: 'a-practice-with-a-very-long-name/'.repeat(4) });
  startSecretary(folder);
  await until(
    () => statusOf(folder),
    ({ running }) => running === true,
  );
});
