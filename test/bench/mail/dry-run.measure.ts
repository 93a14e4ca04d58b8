// A dry run over a live mailbox with years of mail in it: how many mails a second, how much memory, and what a person
// who stops it after a while is left with. DRY_RUN_MAILS (20,000), DRY_RUN_SECONDS (600: then it is stopped).

import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { type LivePatient, mailOf, makeLivePractice } from '../../build/live-practice.ts';
import { type Dovecot, startDovecot } from '../../servers/dovecot.ts';
import { asHuman } from '../../servers/imap/builders.ts';
import { tempFolder } from '../../servers/ports.ts';

const MAILS = Number(process.env.DRY_RUN_MAILS ?? 20_000);
const SECONDS = Number(process.env.DRY_RUN_SECONDS ?? 600);
const AGENT = fileURLToPath(new URL('../../../bin/agent.js', import.meta.url));
const HOUR = 3_600_000;
const WISHES = ['parking', 'when', 'move', 'thanks', 'odd', 'cancel'] as const;

it(`judges ${MAILS} mails of a live mailbox`, async () => {
  const dovecot = await startDovecot();
  const user = await dovecot.user();
  const sent = Date.now() - 20 * 24 * HOUR;
  const servers = { imapPort: dovecot.port, smtpPort: 1, user };
  const { folder, patients } = makeLivePractice(tempFolder('dry-run'), { count: 300, now: sent, servers });
  await asHuman(dovecot.port, user, (client) => client.append('Sent', 'Subject: first\r\n\r\n'));
  fill(dovecot, user, patients, sent);
  const run = await measured(folder);
  await dovecot.stop();
  console.log(
    `dry run, ${MAILS} mails and ${MAILS / 2} letters, nice 10, load ${loadavg()[0]?.toFixed(1)}: ${run.mails} judged in ${run.seconds.toFixed(0)} s, ${run.cpu.toFixed(0)} s of processor, RSS ${run.least} to ${run.most} MB, ends with ${run.exit}`,
  );
  expect(run.page).toContain('</html>');
}, 1_200_000);

/** Into the folders of the server, as if it had all been delivered long ago. */
function fill(dovecot: Dovecot, user: string, patients: readonly LivePatient[], sent: number): void {
  const home = dovecot.maildir(user);
  for (const place of ['cur', 'new', 'tmp', '.Sent/cur']) mkdirSync(join(home, place), { recursive: true });
  for (let number = 0; number < MAILS; number += 1) {
    const patient = patients[number % patients.length];
    const wish = WISHES[number % WISHES.length] ?? 'parking';
    if (patient === undefined) continue;
    const at = sent + number * 60_000;
    const name = `${Math.round(at / 1000)}.M${number}P1.host`;
    const mail = mailOf(patient, wish, at);
    writeFileSync(join(home, 'cur', `${name}:2,S`), mail);
    const id = /^Message-ID: (.*)$/m.exec(mail)?.[1] ?? '';
    if (number % 2 === 0) writeFileSync(join(home, '.Sent/cur', `${name}:2,S`), answerTo(patient, id, at));
  }
  execFileSync('chown', ['-R', 'mail:mail', home]);
}

function answerTo({ address }: LivePatient, answers: string, at: number): string {
  return [
    'From: cabinet@example.org',
    `To: ${address}`,
    'Subject: Re: rendez-vous',
    `Date: ${new Date(at + HOUR).toUTCString().replace('GMT', '+0000')}`,
    `Message-ID: <answer${answers.slice(1)}`,
    `In-Reply-To: ${answers}`,
    `References: ${answers}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Bonjour, le parking se trouve place des Tilleuls. Bonne journée',
    '',
  ].join('\r\n');
}

async function measured(folder: string) {
  const html = join(folder, 'page.html');
  const args = ['dry-run', '--practice', folder, '--since', '90d', '--as', 'auto', '--reader', 'lexical'];
  const begun = performance.now();
  const child = spawn('nice', ['-n', '10', process.execPath, AGENT, ...args, '--json', '--html', html], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let last = '';
  child.stdout.on('data', (chunk: Buffer) => {
    last = (last + chunk.toString()).slice(-100_000);
  });
  const sizes: number[] = [];
  let cpu = 0;
  const timer = setInterval(() => {
    const seen = lookAt(child.pid ?? 0);
    // Before its first second it is still `nice`, and at its end it has no size any more.
    if (seen === null || Number.isNaN(seen.megabytes)) return;
    sizes.push(seen.megabytes);
    cpu = seen.cpu;
    if (sizes.length === SECONDS) child.kill('SIGINT');
  }, 1000);
  const exit = await new Promise<number | null>((resolve) => child.on('exit', resolve));
  clearInterval(timer);
  const { summary } = JSON.parse(last.trim().split('\n').at(-1) ?? '{}') as { summary: { mails: number } };
  const begunSizes = sizes.slice(5);
  return {
    exit,
    mails: summary.mails,
    seconds: (performance.now() - begun) / 1000,
    cpu,
    least: Math.min(...begunSizes),
    most: Math.max(...begunSizes),
    page: readFileSync(html, 'utf8'),
  };
}

function lookAt(pid: number): { readonly megabytes: number; readonly cpu: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
    const ticks = Number(fields[13]) + Number(fields[14]);
    return { megabytes: Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024), cpu: ticks / 100 };
  } catch {
    // It has just ended.
    return null;
  }
}
