// The one connection to the mail server: opened when it is needed, given up at the first doubt, never used twice.

import { EventEmitter } from 'node:events';
import { ImapFlow } from 'imapflow';
import { Refused, UserError } from '../../domain/errors.ts';
import type { ImapSettings } from '../../domain/server-settings.ts';
import type { MailboxState } from '../../ports/mail.ts';
import type { Clock, Log } from '../../ports/world.ts';
import { type Credentials, clientOptions, type Secret } from './client-options.ts';
import { isAnswerNo, isSignInRefusal, type Say, translated } from './trouble.ts';

export interface ConnectionSettings {
  readonly settings: ImapSettings;
  readonly secret: Secret;
  /** Milliseconds of silence in which a command, or a NOOP on a quiet line, must be answered. */
  readonly patience: number;
  readonly clock: Clock;
  readonly log: Log;
  readonly say: Say;
}

export interface Connection {
  /**
   * Does something with the folder selected, alone on the line; with no folder, in whichever is selected. Whatever
   * goes wrong is thrown as `Unreachable`, `Refused` or `UserError`.
   */
  readonly use: <T>(folder: string | null, work: (client: ImapFlow) => Promise<T>) => Promise<T>;
  /** Resolves at the server's news, or when the signal aborts. Rejects when the connection is lost. */
  readonly news: (signal: AbortSignal) => Promise<void>;
  /** Forgets news that are about to be looked at. */
  readonly looked: () => void;
  /**
   * Signing in may be tried again. Once the server has refused us nothing else does, whoever asks: servers lock accounts.
   * Called by the one who keeps count of the refusals (`daemon/forever.ts`).
   */
  readonly again: () => void;
  /** Something that works but deserves a sentence in the state. */
  readonly warn: (about: string, sentence: string) => void;
  readonly state: () => MailboxState;
  readonly close: () => Promise<void>;
}

/** A whole command with all its answers may take this many times the patience, however busy the line is. */
const LONGEST = 10;

/** Makes the connection, which opens when it is first used. */
export function connection(of: ConnectionSettings): Connection {
  const line: Line = {
    client: null,
    news: true,
    closed: false,
    selected: null,
    lost: new Set(),
    losses: 0,
    refused: null,
    queue: Promise.resolve(),
  };
  let state: MailboxState = { connection: 'connecting', trouble: '', since: of.clock.now(), pushed: false };
  const warnings = new Map<string, string>();
  const warning = () => [...warnings.values()].find((sentence) => sentence !== '') ?? '';
  const stand = (next: MailboxState['connection'], trouble: string, pushed: boolean) => {
    if (next === state.connection && trouble === state.trouble && pushed === state.pushed) return;
    const since = next === state.connection ? state.since : of.clock.now();
    state = { connection: next, trouble, since, pushed };
  };
  const failed = (cause: unknown): Error => {
    const error = translated(cause, of.settings, of.say);
    if (error instanceof Refused) line.refused = error;
    stand(error instanceof Refused ? 'refused' : 'away', error.message, false);
    return error;
  };
  const attempt = async <T>(folder: string | null, work: (client: ImapFlow) => Promise<T>): Promise<T> => {
    if (line.refused !== null) throw line.refused;
    try {
      const client = await opened(line, of);
      stand('connected', warning(), client.capabilities.has('IDLE'));
      return await within(client, of.patience * LONGEST, () => inFolder(line, client, folder, of, work));
    } catch (cause) {
      if (isAnswerNo(cause) || cause instanceof UserError) throw translated(cause, of.settings, of.say);
      drop(line);
      throw failed(cause);
    }
  };
  return {
    use: (folder, work) => {
      // What stands in line when the connection is lost does not each wait for another silence: the feed opens anew.
      const asked = line.losses;
      return inTurn(line, () => {
        if (asked === line.losses) return attempt(folder, work);
        throw translated(closedError('lost while waiting'), of.settings, of.say);
      });
    },
    news: async (signal) => {
      // imapflow does not notice a line that dies while IDLE is not yet acknowledged; a NOOP with an end does.
      const check = setInterval(() => void inTurn(line, () => alive(line, of.patience)), of.patience);
      try {
        await nextNews(line, signal, failed);
      } finally {
        clearInterval(check);
      }
    },
    again: () => {
      line.refused = null;
    },
    looked: () => {
      line.news = false;
    },
    warn: (about, sentence) => {
      warnings.set(about, sentence);
      if (state.connection === 'connected') stand('connected', warning(), state.pushed);
    },
    state: () => state,
    close: async () => {
      line.closed = true;
      drop(line);
    },
  };
}

interface Line {
  client: ImapFlow | null;
  /** Something may have arrived that nobody has looked at. */
  news: boolean;
  closed: boolean;
  selected: string | null;
  /** Told when the connection is lost, or when there are news. */
  readonly lost: Set<(cause: Error | null) => void>;
  /** How often a connection was lost or given up. */
  losses: number;
  /** The server's refusal, until signing in may be tried again. */
  refused: Refused | null;
  queue: Promise<unknown>;
}

/** One after another: a command of ours never runs into the selected folder of another. */
function inTurn<T>(line: Line, work: () => Promise<T>): Promise<T> {
  const turn = line.queue.then(work, work);
  line.queue = turn.catch(() => undefined);
  return turn;
}

async function opened(line: Line, of: ConnectionSettings): Promise<ImapFlow> {
  if (line.client?.usable) return line.client;
  drop(line);
  if (line.closed) throw closedError('the mailbox was closed');
  const credentials = await of.secret();
  try {
    return await signedIn(line, of, credentials);
  } catch (cause) {
    // Providers end tokens early: one refusal of a token is answered with a new one, and only the next one counts.
    if (!('accessToken' in credentials) || !isSignInRefusal(cause)) throw cause;
    drop(line);
    return signedIn(line, of, await of.secret({ renew: true }));
  }
}

async function signedIn(line: Line, of: ConnectionSettings, credentials: Credentials): Promise<ImapFlow> {
  const client = new ImapFlow(await clientOptions(of.settings, credentials, of.patience, of.say));
  const start = of.clock.now();
  // Without a listener an error would end the program.
  client.on('error', (error) => lose(line, client, error));
  quietParser(client);
  client.on('close', () => lose(line, client, closedError('the server closed the connection')));
  client.on('exists', ({ count, prevCount }) => count > prevCount && tell(line, null));
  line.client = client;
  line.selected = null;
  await within(client, of.patience * 3, () => client.connect());
  line.news = true;
  of.log.write({ level: 'info', event: 'MailboxConnected', took: of.clock.now() - start });
  return client;
}

/** imapflow takes its listener off its parser when it closes; what the parser still finds wrong would end the program. */
function quietParser(client: ImapFlow): void {
  const parser: unknown = Reflect.get(client, 'streamer');
  if (parser instanceof EventEmitter) parser.on('error', () => undefined);
}

/** Asks whether the server is still there; gives the connection up when it does not say so in time. */
async function alive(line: Line, patience: number): Promise<void> {
  const { client } = line;
  if (client === null) return;
  try {
    await within(client, patience, () => client.noop());
  } catch (cause) {
    lose(line, client, cause instanceof Error ? cause : closedError('no answer'));
  }
}

function lose(line: Line, client: ImapFlow, cause: Error): void {
  if (line.client !== client) return;
  line.client = null;
  line.losses += 1;
  client.close();
  tell(line, cause);
}

function drop(line: Line): void {
  const { client } = line;
  line.client = null;
  if (client === null) return;
  client.close();
  line.losses += 1;
  tell(line, closedError('the connection was given up'));
}

function tell(line: Line, cause: Error | null): void {
  line.news = true;
  for (const listener of [...line.lost]) listener(cause);
}

/** An end for a client that neither answers nor falls silent: it is closed, and with it everything it was doing. */
async function within<T>(client: ImapFlow, limit: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(closedError('no end of the answer'));
      client.close();
    }, limit);
  });
  let ended = (): void => undefined;
  const gone = new Promise<never>((_, reject) => {
    ended = () => reject(closedError('closed'));
    client.once('close', ended);
  });
  try {
    return await Promise.race([work(), late, gone]);
  } finally {
    clearTimeout(timer);
    client.off('close', ended);
  }
}

async function inFolder<T>(
  line: Line,
  client: ImapFlow,
  folder: string | null,
  { settings, say }: ConnectionSettings,
  work: (client: ImapFlow) => Promise<T>,
): Promise<T> {
  if (folder === null) return work(client);
  const lock = await client.getMailboxLock(folder).catch((cause: unknown) => {
    throw isAnswerNo(cause) ? noSuchFolder(folder, keyOf(folder, settings), say, cause) : cause;
  });
  // What comes while another folder is selected is never announced: whoever waits must look, and so come back here.
  if (line.selected !== folder) tell(line, null);
  line.selected = folder;
  try {
    return await work(client);
  } finally {
    lock.release();
  }
}

/** The setting under `mail.imap` that names a folder. */
export type FolderKey = 'folders' | 'sent' | 'drafts-folder';

function keyOf(folder: string, { sentFolder, draftsFolder }: ImapSettings): FolderKey {
  if (folder === sentFolder) return 'sent';
  return folder === draftsFolder ? 'drafts-folder' : 'folders';
}

/** The sentence for a folder that the server does not have. */
export function noSuchFolder(folder: string, key: FolderKey, say: Say, cause?: unknown): UserError {
  return new UserError(
    say(
      `Le serveur n'ouvre pas la boîte « ${folder} ». Corrigez mail.imap.${key} : écrivez son nom comme sur le serveur.`,
      `The server does not open the mailbox "${folder}". Correct mail.imap.${key}: write its name as on the server.`,
    ),
    { cause },
  );
}

function nextNews(line: Line, signal: AbortSignal, failed: (cause: unknown) => Error): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (cause: Error | null): void => {
      line.lost.delete(end);
      signal.removeEventListener('abort', aborted);
      if (cause === null || signal.aborted || line.closed) resolve();
      else reject(failed(cause));
    };
    const aborted = (): void => end(null);
    if (line.news || signal.aborted) {
      resolve();
      return;
    }
    line.lost.add(end);
    signal.addEventListener('abort', aborted, { once: true });
  });
}

function closedError(what: string): Error {
  return Object.assign(new Error(what), { code: 'closed' });
}
