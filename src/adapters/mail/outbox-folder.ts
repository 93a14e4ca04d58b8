// Letters as files in a folder, one .eml each, for a mail program or a person to send. Nothing leaves by itself.

import { createHash, randomUUID } from 'node:crypto';
import { access, link, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Outcome } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Outgoing } from '../../domain/letter.ts';
import type { Zone } from '../../domain/time.ts';
import type { Outbox } from '../../ports/mail.ts';
import { letterBytes } from './letter-bytes.ts';

export interface OutboxFolder {
  readonly folder: string;
  /** Of the practice: the Date field shows its clock. */
  readonly zone: Zone;
  readonly language: ProgramLanguage;
}

/**
 * An outbox that writes RFC 5322 files. A file is named by its Message-ID and appears whole or not at all (written
 * aside, synced, then linked to its name, which fails when the name is taken): the same letter is never written twice.
 */
export function outboxFolder({ folder, zone, language }: OutboxFolder): Outbox {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  return {
    send: async (letter) => {
      const written = await letterBytes(letter, { zone, language });
      if (written.kind === 'failed') return written;
      return write(folder, fileName(letter.messageId), written.bytes, say);
    },
    left: async (messageId) => {
      if ((await exists(folder)) !== true) return null;
      return exists(join(folder, fileName(messageId)));
    },
    state: () => ({ trouble: '', since: 0 }),
    close: () => Promise.resolve(),
  };
}

/** The file of a letter: readable, safe on every file system, different for every Message-ID. */
export function fileName(messageId: Outgoing['messageId']): string {
  const readable = messageId.replaceAll(/[^a-z0-9-]+/giu, '-').replaceAll(/^-+|-+$/gu, '');
  const print = createHash('sha256').update(messageId).digest('hex').slice(0, 16);
  return `${readable.slice(0, 60)}-${print}.eml`;
}

type Say = (fr: string, en: string) => string;

async function write(folder: string, name: string, bytes: Uint8Array, say: Say): Promise<Outcome> {
  const aside = join(folder, `.${randomUUID()}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeSynced(aside, bytes);
    await linkOnce(aside, join(folder, name));
    await syncFolder(folder);
    return { kind: 'done', note: name };
  } catch (cause) {
    return { kind: 'failed', sentence: failure(folder, codeOf(cause), say), retry: true };
  }
}

/** Gives the letter its name, unless a letter has it already: then that one is this one. */
async function linkOnce(aside: string, path: string): Promise<void> {
  try {
    await link(aside, path);
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause;
  } finally {
    await rm(aside, { force: true });
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** The name must outlive a power cut too. Windows can't open a folder and keeps its names by itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const opened = await open(folder, 'r');
  try {
    await opened.sync();
  } finally {
    await opened.close();
  }
}

function failure(folder: string, code: string, say: Say): string {
  return say(
    `La lettre n'a pas pu être écrite dans ${folder} (${code}). Vérifiez la place et les droits de ce dossier.`,
    `The letter could not be written to ${folder} (${code}). Check the space and the rights of this folder.`,
  );
}

/** Null when the file system does not tell. */
async function exists(path: string): Promise<boolean | null> {
  try {
    await access(path);
    return true;
  } catch (cause) {
    return codeOf(cause) === 'ENOENT' ? false : null;
  }
}

function codeOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
}
