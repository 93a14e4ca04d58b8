import { basename } from 'node:path';
import { error, type Found, warning } from '../faults.ts';
import type { Path } from '../keys.ts';
import { nearest } from '../nearest.ts';
import type { Checked, ConfigRule } from './rule.ts';

/**
 * Every agenda is a file, or a folder of them, that is there. One that is missing is said and stops nothing: without it
 * nothing is free, and the rest of the work goes on.
 */
export const agendasExist: ConfigRule = (checked) => {
  const { file, sources = [] } = checked.written.agenda;
  const listed = sources.flatMap(({ path }, index) =>
    path === undefined ? [] : [[['agenda', 'sources', index, 'path'], path] as const],
  );
  const agendas = sources.length > 0 ? listed : ([[['agenda', 'file'], file]] as const);
  return agendas.flatMap(([key, path]) => {
    if (!checked.sound(key)) return [];
    if (/^[a-z]+:\/\//i.test(path)) return [error(key, { code: 'online-agenda', read: path })];
    return checked.files.look(path).kind === 'folder' ? [] : expectFile(checked, key, path).map(asWarning);
  });
};

function asWarning(found: Found): Found {
  return { ...found, weight: 'warning' };
}

/** The list of patients may come later, but then nobody is recognised. */
export const patientsExist: ConfigRule = (checked) => {
  const { written, lineOf, sound } = checked;
  const read = written.patients;
  if (!sound(['patients'])) return [];
  if (lineOf(['patients']) !== null) return expectFile(checked, ['patients'], read);
  if (checked.files.look(read).kind === 'file') return [];
  return [warning(['patients'], { code: 'no-patients', read })];
};

/** Mail must come from somewhere that is there; folders of our own making may still be missing. */
export const foldersExist: ConfigRule = (checked) => {
  const { written, lineOf, sound, files } = checked;
  const { inbox, outbox } = written.mail;
  const found: Found[] = [];
  const fromFolder = written.mail.imap === undefined && sound(['mail', 'imap']);
  if (fromFolder && sound(['mail', 'inbox']) && files.look(inbox).kind === null) {
    const near = nearest(basename(inbox), files.look(inbox).neighbours);
    found.push(error(['mail', 'inbox'], { code: 'folder-missing', read: inbox, near }));
  }
  const folders = [
    [['mail', 'outbox'], outbox, false],
    [['faq'], written.faq, lineOf(['faq']) !== null && written.faq !== 'faq'],
    [['templates'], written.templates, lineOf(['templates']) !== null && written.templates !== 'templates'],
  ] as const;
  return [...found, ...folders.flatMap(([key, path, must]) => expectFolder(checked, key, path, must))];
};

/** Nothing found when the file is there; a name close to it beside it is proposed. */
export function expectFile({ files }: Checked, key: Path, path: string): Found[] {
  const seen = files.look(path);
  if (seen.kind === 'file') return [];
  if (seen.kind === 'folder') return [error(key, { code: 'not-a-file', read: path })];
  const near = nearest(basename(path), seen.neighbours);
  return [error(key, { code: 'file-missing', read: path, near })];
}

function expectFolder({ files }: Checked, key: Path, path: string, must: boolean): Found[] {
  const seen = files.look(path);
  if (seen.kind === 'folder' || (seen.kind === null && !must)) return [];
  if (seen.kind === 'file') return [error(key, { code: 'not-a-folder', read: path })];
  const near = nearest(basename(path), seen.neighbours);
  return [error(key, { code: 'folder-missing', read: path, near })];
}
