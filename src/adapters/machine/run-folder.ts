// Where a running secretary can be found: known from the practice's folder alone, so that `agent status` need not read
// practice.yaml.

import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../../domain/errors.ts';
import { accountId } from './account.ts';

export interface RunPlaces {
  /** Unix socket path, or the name of a Windows pipe. */
  readonly socket: string;
  readonly statusFile: string;
  readonly logFile: string;
}

/** Bytes of `sun_path` on macOS, the shortest of all, with its closing NUL. */
const SOCKET_PATH_LIMIT = 103;

/** The places of a practice; nothing is made. */
export function runPlaces(practiceFolder: string): RunPlaces {
  const folder = join(realPath(practiceFolder), '.agent');
  return {
    socket: socketPath(folder),
    statusFile: join(folder, 'status.json'),
    logFile: join(folder, 'agent.log'),
  };
}

/** Makes the folder for them, for its owner alone. */
export function makeRunFolder(practiceFolder: string): RunPlaces {
  const places = runPlaces(practiceFolder);
  const folder = join(realPath(practiceFolder), '.agent');
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    if (places.socket.startsWith(sharedFolder())) makeShared();
  } catch (cause) {
    if (cause instanceof UserError) throw cause;
    throw new UserError(`${folder} can't be made. Give this account the right to write there.`, {
      cause,
      fr: `${folder} ne peut pas être créé. Donnez à ce compte le droit d’y écrire.`,
    });
  }
  return places;
}

function socketPath(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 24);
  if (process.platform === 'win32') return `\\\\.\\pipe\\practice-agent-${name}`;
  const inside = join(folder, 'control.sock');
  return Buffer.byteLength(inside) <= SOCKET_PATH_LIMIT ? inside : join(sharedFolder(), `${name}.sock`);
}

/** A deep practice folder has no room for a socket: it lies in the temporary folder then. */
function sharedFolder(): string {
  return join(tmpdir(), `practice-agent-${accountId()}`);
}

/** Somebody else may have made a folder of this name: it must be ours, and nobody else's to write. */
function makeShared(): void {
  mkdirSync(sharedFolder(), { recursive: true, mode: 0o700 });
  const { uid, mode } = lstatSync(sharedFolder());
  if (uid !== accountId() || (mode & 0o077) !== 0)
    throw new UserError(`${sharedFolder()} belongs to somebody else. Remove it, or set TMPDIR.`, {
      fr: `${sharedFolder()} appartient à quelqu’un d’autre. Enlevez-le, ou donnez un autre TMPDIR.`,
    });
}

function realPath(folder: string): string {
  try {
    return realpathSync(folder);
  } catch (cause) {
    throw new UserError(`There is no folder ${folder}.`, { cause, fr: `Il n’y a pas de dossier ${folder}.` });
  }
}
