// Which key opens a practice's memory.

import { writeFile } from 'node:fs/promises';
import { UserError } from '../../domain/errors.ts';
import { exists } from '../files/text-files.ts';
import { opensWith } from '../store/keyed-copy.ts';
import {
  type FoundKey,
  givenKeys,
  idFile,
  type KeyPlace,
  keyById,
  keyFolders,
  notedIds,
} from './key-ring.ts';

/**
 * The key of the memory; null when it is not encrypted. A memory that is not there yet is encrypted when systemd hands a
 * key to the service. Throws `UserError` when the key that the memory names is nowhere.
 */
export async function stateKey(place: KeyPlace): Promise<FoundKey | null> {
  const ids = await notedIds(place.stateFile);
  if (ids.length === 0) return unnoted(place);
  const found: FoundKey[] = [];
  for (const id of ids) {
    const key = await keyById(id, place);
    if (key !== null) found.push(key);
  }
  const [only] = found;
  if (only === undefined) throw keyLost(ids, place);
  if (ids.length === 1) return only;
  // The program ended while the key was being changed: the file itself tells which of them it has.
  if (opensWith(place.stateFile, null)) return null;
  const right = found.find(({ hex }) => opensWith(place.stateFile, hex));
  if (right === undefined) throw keyLost(ids, place);
  return right;
}

async function unnoted(place: KeyPlace): Promise<FoundKey | null> {
  const [given] = await givenKeys(place);
  if (given === undefined || given.from.kind === 'variable') return given ?? null;
  if (await exists(place.stateFile)) return opensWith(place.stateFile, null) ? null : given;
  await writeFile(idFile(place.stateFile), `${given.id}\n`, { mode: 0o600 });
  return given;
}

function keyLost(ids: readonly string[], { env, language, stateFile }: KeyPlace): UserError {
  const id = ids.at(-1) ?? '';
  const [folder] = keyFolders(env);
  return new UserError(
    language === 'fr'
      ? `${stateFile} est chiffré, et sa clé ${id} n’est nulle part (ni dans ${folder}, ni donnée par systemd). Rien n’a été changé. Remettez-la avec la phrase de secours imprimée à sa création : agent key recover. Sans clé ni phrase, personne ne peut plus lire cette mémoire : reprenez alors une sauvegarde scellée par un mot de passe.`
      : `${stateFile} is encrypted, and its key ${id} is nowhere (not in ${folder}, not given by systemd). Nothing was changed. Put it back with the recovery phrase that was printed when it was made: agent key recover. Without key and phrase nobody can read this memory any more: then take a backup that is sealed with a passphrase.`,
  );
}
