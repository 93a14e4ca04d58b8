// Mails on disk: a folder of .eml files, one .eml file, an mbox file (RFC 4155), a Maildir.

import { createReadStream } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { parseMailDate } from '../../core/mail/mail-date.ts';
import { UserError } from '../../domain/errors.ts';
import type { RawMail } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';
import { codeOf } from '../files/failure-code.ts';

/** Bytes kept of one mail; the rest is not read, and `truncated` says so. */
const MAX_MAIL = 2 * 1024 * 1024;

/** The mails found at a path, one after another, each bounded, none changed. */
export async function* rawMailsIn(path: string): AsyncGenerator<RawMail> {
  const kind = await kindOf(path);
  if (kind === 'maildir') yield* maildir(path);
  else if (kind === 'folder') yield* folder(path);
  else if (kind === 'mbox') yield* mbox(path);
  else yield await mailFile({ folder: path, key: basename(path), file: path, received: null });
}

/**
 * Finds mails again by the keys that `rawMailsIn` gave them, one at a time; null for one that is gone. The names of a
 * Maildir are read once.
 */
export async function mailsAgain(path: string): Promise<(key: string) => Promise<RawMail | null>> {
  switch (await kindOf(path)) {
    case 'folder':
      return (key) => ifThere({ folder: path, key, file: join(path, key), received: null });
    case 'maildir': {
      const places = new Map((await maildirPlaces(path)).map((place) => [place.key, place]));
      return async (key) => {
        const place = places.get(key);
        return place === undefined ? null : ifThere({ folder: path, ...place });
      };
    }
    case 'mbox':
      return async (key) => {
        for await (const mail of mbox(path, Number(key))) return mail;
        return null;
      };
    case 'mail':
      return (key) => ifThere({ folder: path, key, file: path, received: null });
  }
}

async function ifThere(place: Place): Promise<RawMail | null> {
  try {
    return await mailFile(place);
  } catch (error) {
    if (error instanceof UserError) return null;
    throw error;
  }
}

async function kindOf(path: string): Promise<'maildir' | 'folder' | 'mbox' | 'mail'> {
  const found = await explained(path, () => stat(path));
  if (found.isDirectory()) {
    const inside = await explained(path, () => readdir(path));
    return inside.includes('cur') || inside.includes('new') ? 'maildir' : 'folder';
  }
  if (!found.isFile())
    throw new UserError(
      `${path} is neither a file nor a folder. Name a folder of .eml files, a Maildir or an mbox file.`,
      {
        fr: `${path} n’est ni un fichier ni un dossier. Indiquez un dossier de .eml, un Maildir ou un mbox.`,
      },
    );
  const head = await firstBytes(path);
  if (head.startsWith('From ') && !path.endsWith('.eml')) return 'mbox';
  if (!hasHeader(head))
    throw new UserError(
      `${path} is no mail: it has no header. Name an .eml file, an mbox or a Maildir; unpack a .zip first, export a .pst as .eml or mbox.`,
      {
        fr: `${path} n’est pas un mail : il n’a pas d’en-tête. Indiquez un .eml, un mbox ou un Maildir ; décompressez d’abord un .zip, exportez un .pst en .eml ou en mbox.`,
      },
    );
  return 'mail';
}

/** Characters in which a header must begin. */
const HEAD = 16_384;

/** A field name and its colon (RFC 5322 §2.2) before the first empty line, and nothing that only programs write. */
function hasHeader(head: string): boolean {
  const header = head.replace(/^(?:ï»¿)?\s*/u, '').split(/\r?\n\r?\n/u)[0] ?? '';
  return !/[\x00-\x08]/u.test(header) && /^[!-9;-~]+[ \t]*:/mu.test(header);
}

async function firstBytes(path: string): Promise<string> {
  const { bytes } = await readBounded(path, HEAD);
  return Buffer.from(bytes).toString('latin1');
}

async function* folder(path: string): AsyncGenerator<RawMail> {
  const names = (await explained(path, () => readdir(path))).filter((name) => /\.eml$/i.test(name));
  if (names.length === 0)
    throw new UserError(
      `${path} holds no .eml file, and is no Maildir. Name another folder or an mbox file.`,
      { fr: `${path} ne contient aucun .eml et n’est pas un Maildir. Indiquez un autre dossier ou un mbox.` },
    );
  for (const key of names.sort())
    yield await mailFile({ folder: path, key, file: join(path, key), received: null });
}

async function* maildir(path: string): AsyncGenerator<RawMail> {
  for (const each of await maildirPlaces(path)) yield await mailFile({ folder: path, ...each });
}

/** `new/` and `cur/`; the name begins with the second of delivery, and its flags are no part of the key. */
async function maildirPlaces(path: string): Promise<readonly Omit<Place, 'folder'>[]> {
  const found: Omit<Place, 'folder'>[] = [];
  for (const part of ['cur', 'new']) {
    for (const name of await namesIn(join(path, part))) {
      const seconds = Number(/^(\d{8,11})\./.exec(name)?.[1] ?? Number.NaN);
      const received = Number.isNaN(seconds) ? null : seconds * 1000;
      found.push({ key: name.replace(/[:;!]2,.*$/, ''), file: join(path, part, name), received });
    }
  }
  return found.sort((a, b) => (a.received ?? 0) - (b.received ?? 0) || (a.key < b.key ? -1 : 1));
}

/** A Maildir may lack one of its folders. */
async function namesIn(path: string): Promise<string[]> {
  try {
    return (await readdir(path)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

interface Place {
  readonly folder: string;
  readonly key: string;
  readonly file: string;
  readonly received: Instant | null;
}

async function mailFile({ folder, key, file, received }: Place): Promise<RawMail> {
  const { bytes, truncated } = await readBounded(file, MAX_MAIL);
  return { source: { folder, key }, bytes, truncated, received };
}

async function readBounded(file: string, limit: number): Promise<{ bytes: Uint8Array; truncated: boolean }> {
  const handle = await explained(file, () => open(file, 'r'));
  try {
    const { size } = await handle.stat();
    const buffer = Buffer.alloc(Math.min(size, limit));
    let filled = 0;
    while (filled < buffer.length) {
      const { bytesRead } = await handle.read(buffer, filled, buffer.length - filled, filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return { bytes: buffer.subarray(0, filled), truncated: size > filled };
  } finally {
    await handle.close();
  }
}

interface Collected {
  readonly at: number;
  readonly received: Instant | null;
  readonly chunks: Buffer[];
  size: number;
  truncated: boolean;
}

/** Reads the file line by line; a mail begins at a `From ` line that stands after an empty line and bears a date. */
async function* mbox(path: string, start = 0): AsyncGenerator<RawMail> {
  let mail: Collected | null = null;
  let afterEmpty = true;
  for await (const { line, at } of linesOf(path, start)) {
    const begins = afterEmpty && line.length < 400 ? envelopeDate(line) : null;
    if (begins !== null) {
      if (mail !== null) yield collected(path, mail);
      mail = { at, received: begins.date, chunks: [], size: 0, truncated: false };
    } else if (mail !== null) add(mail, unescaped(line));
    afterEmpty = line.length <= 2 && line.toString('latin1').trim() === '';
  }
  if (mail !== null) yield collected(path, mail);
}

/** `From someone@example.org Mon Nov 23 18:04:05 2026`; sentences that begin with "From" have no such date. */
function envelopeDate(line: Buffer): { date: Instant | null } | null {
  if (line.subarray(0, 5).toString('latin1') !== 'From ') return null;
  const text = line.toString('latin1').trim();
  const written =
    /(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,?\s+)?[a-z]{3}\s+\d{1,2}\s+\d{1,2}:\d{2}(?::\d{2})?\s+(?:[a-z]{3,4}\s+|[+-]\d{4}\s+)?\d{4}(?:\s+[+-]\d{4})?$/i.exec(
      text,
    );
  return written === null ? null : { date: parseMailDate(written[0]) };
}

/** mboxrd: one `>` was added before every `>*From `; mboxo did so for `From ` only, which this undoes too. */
function unescaped(line: Buffer): Buffer {
  return /^>+From /.test(line.subarray(0, 80).toString('latin1')) ? line.subarray(1) : line;
}

function add(mail: Collected, line: Buffer): void {
  const room = MAX_MAIL - mail.size;
  if (line.length > room) mail.truncated = true;
  if (room <= 0) return;
  const kept = line.subarray(0, room);
  mail.chunks.push(Buffer.from(kept));
  mail.size += kept.length;
}

function collected(path: string, { at, received, chunks, truncated }: Collected): RawMail {
  return { source: { folder: path, key: `${at}` }, bytes: Buffer.concat(chunks), truncated, received };
}

/** A line longer than this is given in pieces, so that a file without line ends does not fill the memory. */
const MAX_LINE = 64 * 1024;

/** The lines of a file with their ends and their places in it. */
async function* linesOf(path: string, start: number): AsyncGenerator<{ line: Buffer; at: number }> {
  let rest: Buffer = Buffer.alloc(0);
  let at = start;
  // Whoever begins inside the file wants one mail.
  const highWaterMark = (start === 0 ? 256 : 16) * 1024;
  const stream = createReadStream(path, { start, highWaterMark });
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let begin = 0;
    for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, begin)) {
      yield { line: rest.subarray(begin, end + 1), at: at + begin };
      begin = end + 1;
    }
    if (rest.length - begin > MAX_LINE) {
      yield { line: rest.subarray(begin), at: at + begin };
      begin = rest.length;
    }
    at += begin;
    rest = rest.subarray(begin);
  }
  if (rest.length > 0) yield { line: rest, at };
}

/** Turns what the file system says into what a person can do about it. */
async function explained<T>(path: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    const code = codeOf(cause);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new UserError(`${path} does not exist. Name a folder of .eml files, a Maildir or an mbox file.`, {
        cause,
        fr: `${path} n’existe pas. Indiquez un dossier de .eml, un Maildir ou un mbox.`,
      });
    if (code === 'EACCES' || code === 'EPERM')
      throw new UserError(
        `${path} may not be read. Give the user that runs the agent the right to read it.`,
        { cause, fr: `${path} ne peut pas être lu. Donnez ce droit au compte du secrétariat.` },
      );
    throw cause;
  }
}
