import type { ImapFlow } from 'imapflow';
import { type FolderKey, noSuchFolder } from './connection.ts';
import type { Say } from './trouble.ts';

export interface FolderStatus {
  readonly uidValidity: string;
  /** The UID that the next mail will bear. */
  readonly uidNext: number;
}

/** How far a folder goes, selected or not (RFC 9051 §6.3.11). Throws a `UserError` when there is no such folder. */
export async function folderStatus(
  client: ImapFlow,
  folder: string,
  say: Say,
  key: FolderKey = 'folders',
): Promise<FolderStatus> {
  // Of the selected folder a server tells what this session knows: NOOP brings it up to date.
  if (client.mailbox !== false && client.mailbox.path.toLowerCase() === folder.toLowerCase())
    await client.noop();
  const status = await client.status(folder, { uidNext: true, uidValidity: true }).catch((cause: unknown) => {
    const isMissing = cause instanceof Error && 'code' in cause && cause.code === 'NotFound';
    throw isMissing ? noSuchFolder(folder, key, say, cause) : cause;
  });
  if (status === false || status.uidNext === undefined || status.uidValidity === undefined)
    throw new Error('the server gave no status');
  return { uidValidity: String(status.uidValidity), uidNext: status.uidNext };
}
