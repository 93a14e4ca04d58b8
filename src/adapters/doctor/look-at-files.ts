import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { FileSeen } from '../../core/doctor/examination.ts';
import type { Practice } from '../../domain/practice.ts';
import type { SecretPlace } from '../../domain/server-settings.ts';
import { codeOf } from '../files/failure-code.ts';
import { tokenFile } from '../oauth/token-file.ts';

type Wanted = Pick<FileSeen, 'path' | 'wants'>;

/** The practice's own files and folders, as far as they are there, with who may read and write them. */
export async function lookAtFiles(practice: Practice): Promise<readonly FileSeen[]> {
  const wanted = [...once(named(practice)), ...(await inside(join(practice.folder, '.agent')))];
  const name = (path: string) => relative(practice.folder, path) || '.';
  return Promise.all(
    wanted.map(async (one) => ({ ...one, name: name(one.path), ...(await seen(one.path)) })),
  );
}

function once(wanted: readonly Wanted[]): readonly Wanted[] {
  return [...new Map(wanted.map((one) => [one.path, one])).values()];
}

function named(practice: Practice): readonly Wanted[] {
  const { folder, mail, agenda, stateFile } = practice;
  const secrets = secretPlaces(practice);
  const inClear = secrets.some(({ kind }) => kind === 'clear');
  const calendars = agenda.sources.flatMap((source) => (source.kind === 'files' ? [source.path] : []));
  const privates = [
    stateFile,
    `${stateFile}-journal`,
    tokenFile({ stateFile }),
    `${tokenFile({ stateFile })}-key`,
    practice.patientsFile,
    join(folder, '.agent'),
    join(folder, 'learned'),
    ...calendars,
    ...secrets.flatMap((place) => (place.kind === 'file' ? [place.path] : [])),
    ...(inClear ? [join(folder, 'practice.yaml')] : []),
  ];
  const settings = [folder, practice.faqFolder, practice.templatesFolder, practice.followUps.folder];
  return [
    ...privates.map((path) => ({ path, wants: 'private' as const })),
    ...settings.map((path) => ({ path, wants: 'settings' as const })),
    ...(inClear ? [] : [{ path: join(folder, 'practice.yaml'), wants: 'settings' as const }]),
    ...(mail.imap === null ? [{ path: mail.inbox, wants: 'place' as const }] : []),
  ];
}

function secretPlaces({ mail, agenda }: Practice): readonly SecretPlace[] {
  const servers = agenda.sources.map((source) => (source.kind === 'caldav' ? source.password : null));
  const places = [mail.imap?.password, mail.smtp?.password, mail.oauth?.clientSecret, ...servers];
  return places.filter((place) => place != null);
}

/** The files of a folder of ours; none when there is no such folder. */
async function inside(folder: string): Promise<readonly Wanted[]> {
  try {
    const names = await readdir(folder);
    return names.map((name) => ({ path: join(folder, name), wants: 'private' }));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

async function seen(path: string): Promise<Pick<FileSeen, 'mode' | 'folder' | 'ours'>> {
  try {
    const found = await stat(path);
    const { mode, uid } = found;
    const me = process.getuid?.() ?? uid;
    // Windows has no permission bits: what it shows there says nothing.
    const bits = process.platform === 'win32' ? 0o700 : mode & 0o777;
    return {
      mode: bits,
      folder: found.isDirectory(),
      ours: uid === me || uid === 0 || me === 0,
    };
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return { mode: null, folder: false, ours: true };
    throw error;
  }
}
