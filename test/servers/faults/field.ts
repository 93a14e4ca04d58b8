// The field on which everything around the secretary fails: a real Dovecot, a real SMTP conversation, a model server, a
// calendar file and a disk. The secretary is a process of its own and the program as it ships, on a faster clock.

import { execFile } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { compiled } from '../../adapters/compiled.ts';
import { makeLivePractice } from '../../build/live-practice.ts';
import { type FakeOllama, fakeOllama } from '../../fakes/ollama.ts';
import { type Dovecot, startDovecot } from '../dovecot.ts';
import { tempFolder } from '../ports.ts';
import { type SmtpSink, startSmtpSink } from '../smtp-sink.ts';
import { type Cell, openCell } from './cell.ts';
import { type Line, startLine } from './line.ts';

export interface Field {
  readonly dovecot: Dovecot;
  readonly sink: SmtpSink;
  readonly model: FakeOllama;
  /** The lines to the three servers. */
  readonly lines: { readonly imap: Line; readonly smtp: Line; readonly model: Line };
  /** A practice with its secretary at work. */
  readonly open: (wanted?: Wanted) => Promise<Cell>;
  readonly end: () => Promise<void>;
}

export interface Wanted {
  /** Asks the model for what it does not understand by itself. */
  readonly model?: boolean;
  /** Where the practice's files lie; a folder of its own when not given. */
  readonly folder?: string;
  /** Puts the practice's files where the settings say. */
  readonly prepare?: (folder: string) => void;
  /** Changes practice.yaml. */
  readonly settings?: (yaml: string) => string;
}

/** Starts the servers and compiles the program. */
export async function startField(): Promise<Field> {
  const program = compiled('test/servers/faults/daemon.ts');
  const dovecot = await startDovecot(QUOTA);
  const [sink, model] = [await startSmtpSink(), await fakeOllama()];
  const [imap, smtp] = [await startLine(dovecot.port), await startLine(sink.port)];
  const modelLine = await startLine(Number(new URL(model.url).port));
  const home = tempFolder('faults');
  const first = makeLivePractice(join(home, 'first'), {
    count: 40,
    now: Date.now(),
    servers: { imapPort: imap.port, smtpPort: smtp.port, user: 'USER' },
  });
  const run = promisify(execFile);
  const agent = async (folder: string, words: readonly string[]) => {
    const asked = [program.script, ...words, '--practice', folder];
    const env = { ...process.env, LC_ALL: 'fr_FR.UTF-8', LANG: 'fr_FR.UTF-8', COLUMNS: '400' };
    const options = { encoding: 'utf8', maxBuffer: 32 * 1024 * 1024, env } as const;
    // Some commands say by their exit code that a person is needed.
    const said = await run(process.execPath, asked, options).catch((error: { stdout: string }) => error);
    return said.stdout;
  };
  await agent(first.folder, ['templates', 'approve', '--all', '--by', 'test']);
  let cells = 0;
  const open = async (wanted: Wanted = {}): Promise<Cell> => {
    cells += 1;
    const user = await dovecot.user();
    const folder = wanted.folder ?? join(home, `cell-${cells}`);
    cpSync(first.folder, folder, { recursive: true });
    const file = join(folder, 'practice.yaml');
    const yaml = `${readFileSync(file, 'utf8').replaceAll('USER', user)}${
      wanted.model === true
        ? `model:\n  server: http://127.0.0.1:${modelLine.port}\n  name: test\n  timeout: 20 s\n  wait: 1 min\n`
        : ''
    }`;
    writeFileSync(file, wanted.settings?.(yaml) ?? yaml);
    wanted.prepare?.(folder);
    return openCell({ program: program.script, folder, user, first, dovecot, sink, agent });
  };
  return {
    dovecot,
    sink,
    model,
    lines: { imap, smtp, model: modelLine },
    open,
    end: async () => {
      for (const line of [imap, smtp, modelLine]) line.close();
      await Promise.all([sink.close(), model.close()]);
      await dovecot.stop();
      program.remove();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/** A mailbox takes 10 MB over IMAP; what comes in over LMTP is not counted against it. */
const QUOTA = `
protocol imap {
  mail_plugins = quota imap_quota
}
plugin {
  quota = count:User quota
  quota_rule = *:storage=10M
  quota_vsizes = yes
  quota_grace = 0
}
`;
