// The secrets of practice.yaml, fetched when they are needed and from where they are kept. What is read here is given
// to the server it is for and to nobody else: no log, no error and no file has it.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { SecretPlace } from '../../domain/server-settings.ts';
import { readOwnFile } from './own-file.ts';
import { secretOfCommand } from './secret-command.ts';
import { secretError } from './secret-trouble.ts';

export interface SecretReader {
  readonly language: ProgramLanguage;
  readonly env: NodeJS.ProcessEnv;
  /** The practice's, where commands are run. */
  readonly folder: string;
  /** Milliseconds a command may take; ten seconds when not given. */
  readonly patience?: number;
}

/** The secret kept at a place. Throws `UserError` with what to do; the error never has the secret. */
export async function readSecret(place: SecretPlace, reader: SecretReader): Promise<string> {
  switch (place.kind) {
    case 'env':
      return ofEnvironment(place.name, reader);
    case 'file':
      return ofFile(place.path, reader);
    case 'command':
      return ofCommand(place.command, reader);
    case 'credential':
      return ofSystemd(place.name, reader);
    case 'clear':
      if (place.text === '') throw secretError({ kind: 'clear-empty' }, reader.language);
      return place.text;
  }
}

/** Longer than any password or client secret. */
const LONGEST = 8 * 1024;
const TEN_SECONDS = 10_000;

function ofEnvironment(name: string, { env, language }: SecretReader): string {
  const text = env[name];
  if (text === undefined) throw secretError({ kind: 'env-missing', name }, language);
  if (text === '') throw secretError({ kind: 'env-empty', name }, language);
  return text;
}

async function ofFile(path: string, { language }: SecretReader): Promise<string> {
  const file = await readOwnFile(path, LONGEST);
  switch (file.kind) {
    case 'bytes':
      return oneLine(file.bytes, path, language);
    case 'open':
      throw secretError({ kind: 'file-open', path, mode: file.mode }, language);
    case 'missing':
    case 'denied':
    case 'no-file':
    case 'foreign':
    case 'large':
      throw secretError({ kind: `file-${file.kind}`, path }, language);
  }
}

/** Editors end a file with a newline, and some begin it with a byte order mark: neither belongs to the secret. */
function oneLine(bytes: Buffer, path: string, language: ProgramLanguage): string {
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n$/, '');
  if (text.trim() === '') throw secretError({ kind: 'file-empty', path }, language);
  if (/[\r\n]/.test(text)) throw secretError({ kind: 'file-lines', path }, language);
  return text;
}

async function ofCommand(command: string, reader: SecretReader): Promise<string> {
  const { folder, env, patience = TEN_SECONDS, language } = reader;
  const said = await secretOfCommand({ command, folder, env, patience });
  if (said.kind === 'trouble') throw secretError(said.trouble, language);
  return said.text;
}

/** systemd guards the folder by itself; its files may be readable by their group (systemd.exec(5), Credentials). */
async function ofSystemd(name: string, { env, language }: SecretReader): Promise<string> {
  const folder = env.CREDENTIALS_DIRECTORY;
  if (folder === undefined || folder === '') throw secretError({ kind: 'credential-none', name }, language);
  const path = join(folder, name);
  try {
    return oneLine(await readFile(path), path, language);
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw secretError({ kind: 'credential-missing', name }, language, error);
  }
}
