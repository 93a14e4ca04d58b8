// What all measurements of the live mailbox stand on: Dovecot, an SMTP server, a practice with approved texts, and the
// measured daemon.

import { spawnSync } from 'node:child_process';
import { chownSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ImapFlow } from 'imapflow';
import { compiled } from '../../adapters/compiled.ts';
import { type LivePractice, makeLivePractice } from '../../build/live-practice.ts';
import { type Dovecot, startDovecot } from '../../servers/dovecot.ts';
import { tempFolder } from '../../servers/ports.ts';
import { type SmtpSink, startSmtpSink } from '../../servers/smtp-sink.ts';

export interface Field {
  readonly dovecot: Dovecot;
  readonly sink: SmtpSink;
  readonly script: string;
  readonly home: string;
  /** A practice with so many patients whose mailbox is its own user on the server. */
  readonly practice: (count: number) => Promise<LivePractice & { readonly user: string }>;
  readonly end: () => Promise<void>;
}

/** Starts the servers and compiles the daemon; `more` is added to Dovecot's configuration. */
export async function startField({
  more = '',
  daemon = 'test/bench/mail/daemon.ts',
  starter = daemon,
}: {
  readonly more?: string;
  readonly daemon?: string;
  /** The program that approves the texts, where the daemon is none with commands. */
  readonly starter?: string;
} = {}): Promise<Field> {
  const program = compiled(daemon);
  const commands = starter === daemon ? program : compiled(starter);
  const [dovecot, sink] = [await startDovecot(more), await startSmtpSink()];
  const home = tempFolder('measured');
  let practices = 0;
  return {
    dovecot,
    sink,
    home,
    script: program.script,
    practice: async (count) => {
      practices += 1;
      const user = await dovecot.user();
      const servers = { imapPort: dovecot.port, smtpPort: sink.port, user };
      const made = makeLivePractice(join(home, `practice-${practices}`), {
        count,
        now: Date.now(),
        servers,
      });
      approveAll(commands.script, made.folder);
      return { ...made, user };
    },
    end: async () => {
      await sink.close();
      await dovecot.stop();
      program.remove();
      if (commands !== program) commands.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

function approveAll(script: string, folder: string): void {
  const words = [script, 'templates', 'approve', '--all', '--practice', folder, '--by', 'test'];
  const stdio = ['ignore', 'pipe', 'pipe', 'ignore'] as const;
  const approved = spawnSync(process.execPath, words, { encoding: 'utf8', stdio: [...stdio] });
  if (approved.status !== 0) throw new Error(approved.stderr);
}

/** Lays mails into a Maildir as they are, which is quicker than delivering them and the same to whoever reads it. */
export function layIntoMaildir(maildir: string, mails: Iterable<string>): number {
  const owner = statSync(join(maildir, '..', '..'));
  for (const name of ['', 'cur', 'new', 'tmp']) {
    mkdirSync(join(maildir, name), { recursive: true });
    chownSync(join(maildir, name), owner.uid, owner.gid);
  }
  chownSync(join(maildir, '..'), owner.uid, owner.gid);
  let count = 0;
  const second = Math.floor(Date.now() / 1000);
  for (const mail of mails) {
    count += 1;
    const path = join(maildir, 'new', `${second}.M${String(count).padStart(6, '0')}P1.example`);
    writeFileSync(path, mail);
    chownSync(path, owner.uid, owner.gid);
  }
  return count;
}

/** The server reads its Maildir once, so that its own first look is not counted as ours. */
export async function indexed(port: number, user: string): Promise<void> {
  const client = new ImapFlow({
    host: '127.0.0.1',
    port,
    secure: false,
    doSTARTTLS: false,
    auth: { user, pass: 'secret' },
    logger: false,
  });
  await client.connect();
  await client.mailboxOpen('INBOX');
  for await (const _ of client.fetch('*', { uid: true })) void _;
  await client.logout();
}

/** Bytes of a practice's state file. */
export function stateBytes(folder: string): number {
  return statSync(join(folder, 'state.db')).size;
}
