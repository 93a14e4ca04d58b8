// Labelled mails on disk: data/eval as it ships, or a practice's own (docs/evaluation.md).

import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type CorpusMail, parseFileLabel, parseLabelledMail } from '../../core/evaluation/labelled-mail.ts';
import { parseJson } from '../../core/parse-json.ts';
import { UserError } from '../../domain/errors.ts';
import { SHIPPED } from '../shipped-place.ts';
import { unreadable, unwritable } from './file-trouble.ts';
import { exists, readText } from './text-files.ts';

const CORPUS = fileURLToPath(new URL('data/eval/', SHIPPED));
/** The file of a folder of mails that says what is true of each. */
const LABELS = 'labels.jsonl';

/** The shipped corpus for null; a `.jsonl` file; a folder of such files; a folder of mails with a `labels.jsonl`. */
export async function labelledMails(path: string | null): Promise<readonly CorpusMail[]> {
  const place = path ?? CORPUS;
  if (!(await isFolder(place))) return writtenMails(place);
  if (await exists(join(place, LABELS))) return mailFiles(place);
  const files = (await readdir(place)).filter((name) => name.endsWith('.jsonl')).sort();
  if (files.length === 0)
    throw new UserError(
      `${place}: there is neither a ${LABELS} beside mails nor any other .jsonl file in it.`,
      { fr: `${place} : il n’y a dedans ni ${LABELS} à côté des mails, ni autre fichier .jsonl.` },
    );
  return (await Promise.all(files.map((name) => writtenMails(join(place, name))))).flat();
}

/** Writes a report; throws `UserError` naming what can't be written. */
export async function writeReport(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text);
  } catch (cause) {
    throw unwritable(path, cause);
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

async function writtenMails(file: string): Promise<readonly CorpusMail[]> {
  const mails = await rows(file, parseLabelledMail);
  return mails.map((mail): CorpusMail => ({ kind: 'written', mail }));
}

async function mailFiles(folder: string): Promise<readonly CorpusMail[]> {
  const labels = await rows(join(folder, LABELS), parseFileLabel);
  return labels.map((label): CorpusMail => ({ kind: 'file', path: join(folder, label.file), label }));
}

async function rows<T extends object>(
  file: string,
  parse: (raw: unknown) => T | string,
): Promise<readonly T[]> {
  const lines = (await readText(file)).split('\n');
  return lines.flatMap((line, index) => {
    if (line.trim() === '') return [];
    const row = parse(parseJson(line));
    if (typeof row === 'string') throw badRow(`${file}:${index + 1}`, row);
    return [row];
  });
}

/** What the checker of rows says is English: its keys and values are. */
function badRow(place: string, fault: string): UserError {
  return new UserError(`${place}: ${fault}`, { fr: `${place} : cette ligne n’est pas comprise (${fault}).` });
}
