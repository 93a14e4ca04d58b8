// Where a server keeps Sent and Drafts: what the practice says, what the server marks (RFC 6154), else the usual names.

import type { ListResponse } from 'imapflow';
import type { ImapSettings } from '../../domain/server-settings.ts';
import type { Connection, FolderKey } from './connection.ts';
import type { Say } from './trouble.ts';

export type SpecialUse = '\\Sent' | '\\Drafts';

/** Last part of a mailbox name as mail programs and providers write it: fr, en, nl, de, pl, es, it, pt. */
const USUAL: Readonly<Record<SpecialUse, readonly string[]>> = {
  '\\Sent': [
    'sent', 'sent items', 'sent mail', 'sent messages', 'envoyés', 'éléments envoyés', 'messages envoyés',
    'courrier envoyé', 'envoyé', 'verzonden', 'verzonden items', 'verzonden berichten', 'gesendet',
    'gesendete elemente', 'gesendete objekte', 'wysłane', 'elementy wysłane', 'enviados', 'elementos enviados',
    'mensajes enviados', 'inviati', 'inviata', 'posta inviata', 'elementi inviati', 'itens enviados',
    'mensagens enviadas', 'outbox',
  ], // biome-ignore format: a table
  '\\Drafts': [
    'drafts', 'draft', 'brouillons', 'brouillon', 'concepten', 'entwürfe', 'entwurf', 'wersje robocze', 'robocze',
    'szkice', 'borradores', 'bozze', 'rascunhos',
  ], // biome-ignore format: a table
};

export interface SpecialFolder {
  readonly path: string;
  /** Only its name says so. */
  readonly guessed: boolean;
}

/** Picks the folder from a LIST; null when the server has none that looks like it. */
export function specialFolder(folders: readonly ListResponse[], use: SpecialUse): SpecialFolder | null {
  const usable = folders.filter(({ flags }) => !flags.has('\\Noselect') && !flags.has('\\NonExistent'));
  const marked = usable.find(
    ({ specialUse, specialUseSource }) => specialUse === use && specialUseSource === 'extension',
  );
  if (marked !== undefined) return { path: marked.path, guessed: false };
  for (const usual of USUAL[use]) {
    const named = usable.find(({ name }) => name.normalize('NFC').toLowerCase() === usual);
    if (named !== undefined) return { path: named.path, guessed: true };
  }
  return null;
}

/** Path of the folder, as far as the server has it: the one that the practice names, else the one that looks like it. */
export function folderThere(
  folders: readonly ListResponse[],
  use: SpecialUse,
  named: string | null,
): string | null {
  if (named === null) return specialFolder(folders, use)?.path ?? null;
  return folders.some(({ path }) => path.normalize('NFC') === named.normalize('NFC')) ? named : null;
}

export interface SpecialFolders {
  /** Path of the folder; null when there is none. A guess and a lack are said in the mailbox's state. */
  readonly path: (use: SpecialUse) => Promise<string | null>;
}

/** Asks the server once; a lack is asked for again, because the practice may make the folder. */
export function specialFolders(line: Connection, settings: ImapSettings, say: Say): SpecialFolders {
  const found = new Map<SpecialUse, string>();
  const named = { '\\Sent': settings.sentFolder, '\\Drafts': settings.draftsFolder } as const;
  return {
    path: async (use) => {
      const known = named[use] ?? found.get(use);
      if (known !== undefined && known !== null) return known;
      const folder = specialFolder(await line.use(null, (client) => client.list()), use);
      line.warn(use, warning(use, folder, say));
      if (folder !== null) found.set(use, folder.path);
      return folder?.path ?? null;
    },
  };
}

const KEY: Readonly<Record<SpecialUse, FolderKey>> = { '\\Sent': 'sent', '\\Drafts': 'drafts-folder' };

function warning(use: SpecialUse, folder: SpecialFolder | null, say: Say): string {
  if (folder === null)
    return say(
      `Le serveur n'a pas de boîte ${use.slice(1)}. Indiquez-la dans mail.imap.${KEY[use]}.`,
      `The server has no ${use.slice(1)} mailbox. Name it in mail.imap.${KEY[use]}.`,
    );
  return folder.guessed
    ? say(
        `Le serveur ne marque pas sa boîte ${use.slice(1)} ; « ${folder.path} » est prise pour elle. Indiquez-la dans mail.imap.${KEY[use]}.`,
        `The server does not mark its ${use.slice(1)} mailbox; "${folder.path}" is taken for it. Name it in mail.imap.${KEY[use]}.`,
      )
    : '';
}
