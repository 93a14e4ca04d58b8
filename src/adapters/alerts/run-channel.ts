import { type ExecFileException, execFile } from 'node:child_process';
import { basename } from 'node:path';
import type { Outcome } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';

export interface ChannelRun {
  readonly words: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  readonly language: ProgramLanguage;
  /** Milliseconds. */
  readonly patience?: number;
}

const PATIENCE = 20_000;

/** Runs a program that tells a human. `done` when it ends with 0: somebody was told. */
export function runChannel({ words, env, language, patience = PATIENCE }: ChannelRun): Promise<Outcome> {
  const [program, ...args] = words;
  return new Promise((resolve) => {
    const ended = (error: ExecFileException | null): void =>
      resolve(error === null ? { kind: 'done', note: basename(program) } : failed(program, error, language));
    execFile(program, args, { env, timeout: patience, windowsHide: true }, ended);
  });
}

/** A program that is not there can't be tried again; one that fails may do better later. */
function failed(program: string, error: ExecFileException, language: ProgramLanguage): Outcome {
  const name = basename(program);
  const code = error.killed === true ? 'timeout' : String(error.code ?? 'error');
  const sentence =
    language === 'fr'
      ? `Le programme d’alerte ${name} n’a prévenu personne (${code}). Vérifiez alerts dans practice.yaml.`
      : `The alert program ${name} told nobody (${code}). Check alerts in practice.yaml.`;
  return { kind: 'failed', sentence, retry: error.code !== 'ENOENT' };
}
