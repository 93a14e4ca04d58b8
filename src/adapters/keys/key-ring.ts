// Where the key of a practice's memory is kept: never beside what it opens. Beside the memory lies only the key's id.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { keyId } from '../../core/backup/recovery-phrase.ts';
import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { codeOf } from '../files/failure-code.ts';
import { homeFolder } from '../machine/account.ts';
import { readOwnFile } from '../secrets/own-file.ts';

/** Name of the systemd credential (`LoadCredential=state-key:…`, `LoadCredentialEncrypted=state-key:…`). */
const CREDENTIAL = 'state-key';
const KEY = /^[0-9a-f]{64}$/i;
const LONGEST = 4096;

export interface KeyPlace {
  readonly stateFile: string;
  readonly env: NodeJS.ProcessEnv;
  readonly language: ProgramLanguage;
}

/** A key and where it was found. */
export interface FoundKey {
  readonly hex: string;
  readonly id: string;
  readonly from: { readonly kind: 'variable' | 'credential' | 'file'; readonly at: string };
}

/** Noted in the place of an id while a memory that was not encrypted gets its first key. */
export const PLAIN = 'plain';

/** Ids that are noted beside the memory; two while its key is being changed, none when it is not encrypted. */
export async function notedIds(stateFile: string): Promise<readonly string[]> {
  try {
    const text = await readFile(idFile(stateFile), 'utf8');
    return text.split(/\s+/u).filter((id) => id === PLAIN || /^k-[0-9a-f]{12}$/u.test(id));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** `state.db.key-id`, beside the memory. */
export function idFile(stateFile: string): string {
  return `${stateFile}.key-id`;
}

/** Folders in which keys lie as files named by their id, first the one where new ones are written. */
export function keyFolders({ XDG_CONFIG_HOME, HOME }: NodeJS.ProcessEnv): readonly [string, string] {
  const own = XDG_CONFIG_HOME || join(HOME || homeFolder(), '.config');
  return [join(own, 'practice-agent', 'keys'), '/etc/practice-agent/keys'];
}

/** The key with this id, wherever it is kept; null when it is nowhere. Throws `UserError` for a file others can read. */
export async function keyById(id: string, place: KeyPlace): Promise<FoundKey | null> {
  const given = await givenKeys(place);
  const named = given.find((key) => key.id === id);
  if (named !== undefined) return named;
  for (const folder of keyFolders(place.env)) {
    const found = await keyInFile(join(folder, id), place);
    if (found?.id === id) return found;
  }
  return null;
}

/** The keys that were handed to this process itself. */
export async function givenKeys(place: KeyPlace): Promise<readonly FoundKey[]> {
  const { AGENT_STATE_KEY: hex, CREDENTIALS_DIRECTORY: folder } = place.env;
  const fromVariable: readonly FoundKey[] =
    hex === undefined ? [] : [{ hex, id: keyId(hex), from: { kind: 'variable', at: 'AGENT_STATE_KEY' } }];
  const fromSystemd = folder === undefined ? null : await credentialIn(join(folder, CREDENTIAL), place);
  return fromSystemd === null ? fromVariable : [...fromVariable, fromSystemd];
}

async function keyInFile(path: string, { language }: KeyPlace): Promise<FoundKey | null> {
  const file = await readOwnFile(path, LONGEST);
  if (file.kind === 'open') throw openToOthers(path, language);
  if (file.kind === 'missing') return null;
  if (file.kind !== 'bytes') throw unreadable(path, language);
  return keyIn(file.bytes, 'file', path);
}

async function credentialIn(path: string, { language }: KeyPlace): Promise<FoundKey | null> {
  try {
    return keyIn(await readFile(path), 'credential', path);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    if (codeOf(error) === 'EACCES') throw unreadable(path, language);
    throw error;
  }
}

function keyIn(bytes: Buffer, kind: FoundKey['from']['kind'], at: string): FoundKey | null {
  const hex = bytes.toString('utf8').trim();
  return KEY.test(hex) ? { hex: hex.toLowerCase(), id: keyId(hex), from: { kind, at } } : null;
}

function openToOthers(path: string, language: ProgramLanguage): UserError {
  return new UserError(
    language === 'fr'
      ? `${path} peut être lu par d’autres comptes. Fermez-le : chmod 600 ${path}`
      : `${path} can be read by other accounts. Close it: chmod 600 ${path}`,
  );
}

function unreadable(path: string, language: ProgramLanguage): UserError {
  return new UserError(
    language === 'fr'
      ? `${path} ne peut pas être lu par ce compte. Lancez la commande avec le compte du secrétariat.`
      : `${path} can't be read by this account. Run the command as the secretary's account.`,
  );
}
