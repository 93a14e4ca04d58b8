// From a delivered mail to its answer in the mail server's hands, one mail at a time; beside it Sieve's vacation.

import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mailOf } from '../../build/live-practice.ts';
import { deliverLmtp } from '../../servers/lmtp.ts';
import { tempFolder } from '../../servers/ports.ts';
import { type Field, startField } from './field.ts';
import { medianAndP90, printFigures, quantile, shown } from './figures.ts';
import { nowExactly, startMeasured } from './measured.ts';

/** Milliseconds from one answer to the next mail. */
const GAP = Number(process.env.BENCH_GAP ?? 400);
const MAILS = Number(process.env.BENCH_MAILS ?? 40);

const sieve = tempFolder('sieve');
const stub = join(sieve, 'sendmail');
const answered = join(sieve, 'answered');
const SIEVE = `
protocol lmtp {
  mail_plugins = $mail_plugins sieve
}
plugin {
  sieve = file:~/sieve;active=~/.dovecot.sieve
  sieve_vacation_send_from_recipient = yes
  sieve_vacation_min_period = 0
}
sendmail_path = ${stub}
`;
const VACATION = `require ["vacation"];
vacation :days 1 :addresses ["cabinet@example.org"] :subject "Absence" "Le cabinet est fermé.";
`;

let field: Field;

beforeAll(async () => {
  chmodSync(sieve, 0o777);
  writeFileSync(stub, `#!/bin/sh\ndate +%s%N >> ${answered}\ncat > /dev/null\n`);
  chmodSync(stub, 0o755);
  field = await startField({ more: SIEVE });
}, 120_000);
afterAll(() => field.end());

describe('a mail that is answered', () => {
  it('is answered as fast as the printed figures say', async () => {
    const vacation = await vacationTimes(MAILS);
    const idle = await notifyTimes(10);
    const { folder, patients, user } = await field.practice(MAILS + 5);
    const daemon = await startMeasured({ script: field.script, folder });
    const times: Times[] = [];
    for (const [place, patient] of patients.entries()) {
      await wait(GAP);
      const wish = (['when', 'parking', 'confirm', 'move'] as const)[place % 4] ?? 'when';
      const before = field.sink.accepted.length;
      const from = daemon.trace.length;
      let dot = 0;
      await deliverLmtp(field.dovecot.lmtpPort, user, [mailOf(patient, wish, Date.now())], () => {
        dot = nowExactly();
      });
      const taken = await until(() => field.sink.accepted.length > before);
      await wait(20);
      const since = daemon.trace.slice(from);
      const at = (what: string) => since.find((one) => one.what === what)?.at ?? 0;
      const news = since.filter((one) => one.what === 'news' && one.at < at('given')).at(-1)?.at ?? dot;
      // The first ones warm the program up.
      if (place >= 5) times.push({ dot, news, given: at('given'), handed: at('handed'), taken });
    }
    const cpu = daemon.cpu();
    await daemon.end();
    expect(times.length).toBe(MAILS);
    const part = (from: keyof Times, to: keyof Times) => times.map((one) => one[to] - one[from]);
    const own = part('news', 'taken');
    printFigures('A mail, one at a time', [
      `Sieve vacation, end of DATA to sendmail:      ${medianAndP90(vacation)}`,
      `Dovecot, end of DATA to EXISTS in IDLE:       ${medianAndP90(idle)}`,
      `ours, end of DATA to reply taken by SMTP:     ${medianAndP90(part('dot', 'taken'))}`,
      `ours, news of the mailbox to reply taken:     ${medianAndP90(own)}`,
      `ours, news to letter handed to SMTP (budget 50): ${medianAndP90(part('news', 'handed'))}`,
      `  of it: news to mail fetched:                ${medianAndP90(part('news', 'given'))}`,
      `  of it: fetched to letter handed:            ${medianAndP90(part('given', 'handed'))}`,
      `  then: letter handed to taken:               ${medianAndP90(part('handed', 'taken'))}`,
      `ratio ours (from news) : vacation = ${shown(quantile(own, 0.5) / quantile(vacation, 0.5))}`,
      `CPU of the whole process, start included: ${cpu.toFixed(2)} s for ${patients.length} mails`,
    ]);
  }, 240_000);
});

interface Times {
  readonly dot: number;
  readonly news: number;
  readonly given: number;
  readonly handed: number;
  readonly taken: number;
}

async function until(condition: () => boolean): Promise<number> {
  const end = Date.now() + 20_000;
  while (!condition()) {
    if (Date.now() > end) throw new Error('No reply came.');
    await wait(1);
  }
  return nowExactly();
}

/** Milliseconds from the end of DATA to the start of sendmail. */
async function vacationTimes(count: number): Promise<number[]> {
  const user = await field.dovecot.user();
  const home = join(field.dovecot.maildir(user), '..');
  const { uid, gid } = statSync(join(home, '..'));
  mkdirSync(home, { recursive: true });
  chownSync(home, uid, gid);
  writeFileSync(join(home, '.dovecot.sieve'), VACATION);
  chownSync(join(home, '.dovecot.sieve'), uid, gid);
  const times: number[] = [];
  for (let number = 0; number < count + 3; number += 1) {
    const mail = `From: somebody${number}@example.org\r\nTo: cabinet@example.org\r\nMessage-ID: <v${number}@example.org>\r\nDate: ${new Date().toUTCString().replace('GMT', '+0000')}\r\nSubject: bonjour\r\n\r\nBonjour\r\n`;
    const known = existsSync(answered) ? readFileSync(answered, 'utf8').split('\n').length : 1;
    let dot = 0;
    await deliverLmtp(
      field.dovecot.lmtpPort,
      user,
      [mail],
      () => {
        dot = nowExactly();
      },
      `somebody${number}@example.org`,
    );
    await until(() => existsSync(answered) && readFileSync(answered, 'utf8').split('\n').length > known);
    const last = readFileSync(answered, 'utf8').trimEnd().split('\n').at(-1) ?? '';
    if (number >= 3) times.push(Number(BigInt(last) / 1000n) / 1000 - dot);
  }
  return times;
}

/** Milliseconds from the end of DATA to the server's word of it on a bare connection in IDLE (RFC 2177). */
async function notifyTimes(count: number): Promise<number[]> {
  const user = await field.dovecot.user();
  const socket = connect(field.dovecot.port, '127.0.0.1');
  let heard = '';
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
  });
  const say = async (line: string, answer: RegExp) => {
    heard = '';
    socket.write(`${line}\r\n`);
    await until(() => answer.test(heard));
  };
  await until(() => heard.includes('OK'));
  await say(`a LOGIN ${user} secret`, /^a OK/mu);
  await say('b SELECT INBOX', /^b OK/mu);
  await say('c IDLE', /^\+/mu);
  const times: number[] = [];
  for (let number = 0; number < count; number += 1) {
    heard = '';
    let dot = 0;
    await deliverLmtp(field.dovecot.lmtpPort, user, [`From: x@example.org\r\n\r\n${number}\r\n`], () => {
      dot = nowExactly();
    });
    times.push((await until(() => heard.includes('EXISTS'))) - dot);
    await wait(100);
  }
  socket.destroy();
  return times;
}
