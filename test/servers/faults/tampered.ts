import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import { program, startChild } from '../ports.ts';

/** System calls of a running process on some files, failing as a disk makes them fail. */
export interface Tampered {
  readonly end: () => Promise<void>;
}

/** `how` as strace(1) writes it: `error=EIO`, or `delay_enter=` and microseconds. Needs the right to trace. */
export async function tampered(
  pid: number,
  files: readonly string[],
  calls: readonly string[],
  how: string,
): Promise<Tampered> {
  const strace = program('/usr/bin/strace');
  const paths = files.flatMap((file) => ['-P', file]);
  const set = calls.join(',');
  const args = ['-f', '-p', String(pid), ...paths, '-e', `trace=${set}`, '-e', `inject=${set}:${how}`];
  const child = startChild(strace, args);
  const end = Date.now() + 60_000;
  while (!/attached/.test(child.output())) {
    if (child.process.exitCode !== null || Date.now() > end) throw new Error(`strace: ${child.output()}`);
    await wait(20);
  }
  return {
    end: async () => {
      if (child.process.exitCode !== null) return;
      child.process.kill('SIGINT');
      await Promise.race([once(child.process, 'exit'), wait(5000)]);
      await child.end();
    },
  };
}
