import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram, type Terminal } from '../../src/cli/program.ts';
import type { Practice } from '../../src/domain/practice.ts';
import { doors } from '../../src/doors.ts';
import type { Store } from '../../src/ports/store.ts';

/** A copy of a shipped example, to run commands in. */
export async function anExample(name = 'kine-fr'): Promise<string> {
  return doors.copyExample(name, join(mkdtempSync(join(tmpdir(), 'line-')), 'practice'));
}

/** What a command prints on both streams, and its exit code. */
export async function agent(
  folder: string,
  argv: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ readonly said: string; readonly exit: number }> {
  const written: string[] = [];
  const write = (text: string) => written.push(text) > 0;
  const stream = { write, isTTY: false, columns: 80 } as unknown as NodeJS.WriteStream;
  const terminal: Terminal = { argv, env, folder, out: stream, err: stream, version: '0' };
  const exit = await runProgram(doors, terminal);
  return { said: written.join(''), exit };
}

/** Opens the memory of a practice for the test's own hands. */
export async function inMemory<T>(folder: string, work: (store: Store, practice: Practice) => Promise<T>) {
  const loaded = await doors.practice(folder, 'en');
  if (loaded.kind === 'problems') throw new Error('the practice has problems');
  const store = await doors.store(loaded.practice, { create: true });
  if (store === null) throw new Error('no memory');
  try {
    return await work(store, loaded.practice);
  } finally {
    await store.close();
  }
}
