import type { ImapFlow } from 'imapflow';
import type { Outcome } from '../../domain/case.ts';
import { Refused } from '../../domain/errors.ts';
import type { MailSource } from '../../domain/mail.ts';
import type { Connection } from './connection.ts';
import { readSourceKey } from './source-key.ts';
import type { Say } from './trouble.ts';

/** What became of a mail, as keywords that mail programs can show and filter by. They are never taken off. */
const KEYWORDS: Readonly<Record<string, string>> = {
  answered: '$AgentAnswered',
  'to-review': '$AgentToReview',
  'set-aside': '$AgentSetAside',
  'read-me-now': '$AgentReadMeNow',
};

/** Puts a keyword on a mail and touches nothing else, \Seen least of all. A mail that was moved away stays unmarked. */
export async function markMail(
  { line, say }: { readonly line: Connection; readonly say: Say },
  source: MailSource,
  keyword: string,
): Promise<Outcome> {
  const key = readSourceKey(source);
  const flag = KEYWORDS[keyword];
  if (key === null || flag === undefined) return refused(say);
  try {
    return await line.use(source.folder, (client) => marked({ client, key, flag, say }));
  } catch (cause) {
    const retry = !(cause instanceof Refused);
    return { kind: 'failed', sentence: cause instanceof Error ? cause.message : '', retry };
  }
}

interface Marking {
  readonly client: ImapFlow;
  readonly key: { readonly uidValidity: string; readonly uid: number };
  readonly flag: string;
  readonly say: Say;
}

async function marked({ client, key, flag, say }: Marking): Promise<Outcome> {
  const { mailbox } = client;
  if (mailbox === false || String(mailbox.uidValidity) !== key.uidValidity) return renumbered(say);
  if (!canKeep(mailbox.permanentFlags, flag) || mailbox.readOnly === true) return refused(say);
  const isSet = await client.messageFlagsAdd(`${key.uid}`, [flag], { uid: true });
  return isSet ? { kind: 'done', note: flag } : refused(say);
}

/** `\*`: new keywords may be made (RFC 9051 §7.1). A server that says nothing keeps all. */
function canKeep(permanent: ReadonlySet<string> | undefined, flag: string): boolean {
  return permanent === undefined || permanent.has('\\*') || permanent.has(flag);
}

function refused(say: Say): Outcome {
  const sentence = say(
    'Cette boîte ne garde pas de mots-clés ; le message reste sans marque.',
    'This mailbox keeps no keywords; the mail stays unmarked.',
  );
  return { kind: 'failed', sentence, retry: false };
}

function renumbered(say: Say): Outcome {
  const sentence = say(
    'Le serveur a renuméroté cette boîte ; le message reste sans marque.',
    'The server has renumbered this mailbox; the mail stays unmarked.',
  );
  return { kind: 'failed', sentence, retry: false };
}
