import { type Address, parseAddress } from '../../domain/mail.ts';
import { cleanLine } from './clean-text.ts';

/** One mailbox of an address list (RFC 5322 §3.4). `address` is null for what is not one plain `local@domain`. */
export interface Mailbox {
  readonly name: string;
  readonly address: Address | null;
}

const MAX_LENGTH = 16_000;

/**
 * The mailboxes of a From, To or Cc value, groups opened, comments dropped. Two addresses in one entry make it
 * unreadable (null) instead of letting the sender choose which one is believed.
 */
export function mailboxesIn(value: string): Mailbox[] {
  const found: Mailbox[] = [];
  for (const entry of entriesOf(value.slice(0, MAX_LENGTH))) {
    const name = cleanLine(entry.words);
    const bare = entry.angles.length === 0;
    if (bare && name === '') continue;
    const written = bare ? name.replace(/\s*([@.])\s*/g, '$1') : (entry.angles[0] ?? '');
    const address = entry.angles.length > 1 ? null : parseAddress(withoutRoute(written));
    found.push({ name: bare ? cleanLine(entry.comment) : name || cleanLine(entry.comment), address });
  }
  return found;
}

/** The addresses of several fields of the same name, in order, each once. */
export function addressesIn(values: readonly string[]): Address[] {
  const all = values.flatMap((value) => mailboxesIn(value).map(({ address }) => address));
  return [...new Set(all.filter((address) => address !== null))];
}

/** Drops an obsolete source route: `@a,@b:c@d` (RFC 5322 §4.4). */
function withoutRoute(text: string): string {
  const bare = text.trim();
  return bare.startsWith('@') ? bare.slice(bare.indexOf(':') + 1) : bare;
}

interface Entry {
  words: string;
  angles: string[];
  comment: string;
}

/** A quoted string, an angle address, a list mark, or words. Every sign belongs to one token: linear time. */
const TOKEN = /"(?:[^"\\]|\\.)*"?|<[^>]*>?|[,;:]|[^",;:<]+/gs;

const CLOSED = /^"(?:[^"\\]|\\.)*"$/s;

/** Cuts an address list at its commas and group marks. */
function entriesOf(value: string): Entry[] {
  const { text, comments } = withoutComments(value);
  const entries: Entry[] = [empty()];
  for (const [token] of text.matchAll(TOKEN)) {
    const entry = entries.at(-1) ?? empty();
    if (token === ',' || token === ';') entries.push(empty());
    else if (token === ':') entry.words = '';
    else if (token.startsWith('"')) {
      entry.words += token.replace(/^"|"$/g, '').replace(/\\(.)/gs, '$1');
      // A quote that never closes swallows what others take for the address: nobody is believed.
      if (!CLOSED.test(token)) entry.angles.push(token);
    } else if (token.startsWith('<')) entry.angles.push(token.replace(/^<|>$/g, ''));
    else if (entry.angles.length > 0 && token.trim() !== '') entry.angles.push(token);
    else entry.words += token;
  }
  const written = entries.filter(({ words, angles }) => words.trim() !== '' || angles.length > 0);
  // A comment serves as the name only where there is no doubt whose it is.
  const [only] = written;
  if (written.length === 1 && only !== undefined) only.comment = comments;
  return written;
}

function empty(): Entry {
  return { words: '', angles: [], comment: '' };
}

/** Takes comments out (RFC 5322 §3.2.2, nested ones too), but not those that stand inside quotes. */
function withoutComments(value: string): { text: string; comments: string } {
  let text = '';
  let comments = '';
  let depth = 0;
  for (const [token] of value.matchAll(/"(?:[^"\\]|\\.)*"?|\\.|[()]|[^"\\()]+|\\/gs)) {
    if (token === '(') depth++;
    else if (token === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) text += token;
    else comments += token;
  }
  return { text, comments };
}
