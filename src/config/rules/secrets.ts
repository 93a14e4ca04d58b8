import { basename } from 'node:path';
import { error, type Found, warning } from '../faults.ts';
import type { Path } from '../keys.ts';
import { nearest } from '../nearest.ts';
import type { Checked, ConfigRule } from './rule.ts';

const PLACES = ['file', 'env', 'command', 'credential', 'clear'] as const;
type WrittenSecret = { readonly [place in (typeof PLACES)[number]]?: string | undefined };

/** Each secret is kept in exactly one place, where nobody else reads it (handbook R-23). */
export const secretsMakeSense: ConfigRule = (checked) => {
  const { imap, smtp, oauth } = checked.written.mail;
  const { sources = [] } = checked.written.agenda;
  const secrets: readonly (readonly [Path, WrittenSecret | undefined])[] = [
    [['mail', 'imap', 'password'], imap?.password],
    [['mail', 'smtp', 'password'], smtp?.password],
    [['mail', 'oauth', 'client-secret'], oauth?.['client-secret']],
    ...sources.map(
      ({ caldav }, index) => [['agenda', 'sources', index, 'caldav', 'password'], caldav?.password] as const,
    ),
  ];
  return secrets.flatMap(([path, secret]) =>
    secret === undefined || !checked.sound(path) ? [] : placeFaults(secret, path, checked),
  );
};

function placeFaults(secret: WrittenSecret, path: Path, checked: Checked): Found[] {
  const written = PLACES.filter((place) => secret[place] !== undefined);
  const [place] = written;
  if (place === undefined || written.length > 1) {
    return [error(path, { code: 'secret-not-one', count: written.length })];
  }
  const [here, text] = [[...path, place], secret[place] ?? ''];
  switch (place) {
    case 'file':
      return fileFaults(text, here, checked);
    case 'env':
      return ENV_NAME.test(text) ? [] : [error(here, { code: 'secret-name', place })];
    case 'credential':
      return CREDENTIAL_NAME.test(text) ? [] : [error(here, { code: 'secret-name', place })];
    case 'command':
      return [];
    case 'clear':
      return [warning(here, { code: 'secret-clear' })];
  }
}

/** Capitals only: a password written here by mistake is caught before any message names it. */
const ENV_NAME = /^[A-Z_][A-Z0-9_]*$/;
/** A file name without folders (systemd.exec(5), LoadCredential=). */
const CREDENTIAL_NAME = /^[A-Za-z0-9_][A-Za-z0-9_.@:-]*$/;

const OTHERS = 0o077;

function fileFaults(read: string, path: Path, { files }: Checked): Found[] {
  const { kind, neighbours, mode } = files.look(read);
  if (kind === 'folder') return [error(path, { code: 'not-a-file', read })];
  if (kind === null) {
    return [error(path, { code: 'secret-missing', read, near: nearest(basename(read), neighbours) })];
  }
  if (mode === undefined || (mode & OTHERS) === 0) return [];
  const write = `chmod 600 ${/^[\w./@-]+$/.test(read) ? read : `'${read.replaceAll("'", "'\\''")}'`}`;
  return [error(path, { code: 'secret-open', read, mode: mode.toString(8).padStart(4, '0'), write })];
}
