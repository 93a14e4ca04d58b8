// Where the tokens of `agent login` are kept: beside the state file, encrypted, readable by this account alone.

import { randomBytes } from 'node:crypto';
import { UserError } from '../../domain/errors.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { readOwnFile } from '../secrets/own-file.ts';
import { secretError } from '../secrets/secret-trouble.ts';
import { writeOwnFile } from '../secrets/write-own-file.ts';
import { type KeyKind, seal, sealedBytes, sealedFrom, unseal } from './token-seal.ts';
import { type TokenTrouble, tokenTrouble } from './token-trouble.ts';
import type { Tokens } from './tokens.ts';

export interface TokenPlace {
  readonly stateFile: string;
  /** `AGENT_STATE_KEY` seals the tokens too, when it is given. */
  readonly env: NodeJS.ProcessEnv;
  readonly language: ProgramLanguage;
  /** Which registration the consent was given to; tokens of another one don't count. */
  readonly account: string;
}

const LONGEST = 64 * 1024;

/** `state.db.sign-in`: the tokens. Beside it `-key`, when the state file has no key of its own. */
export function tokenFile({ stateFile }: Pick<TokenPlace, 'stateFile'>): string {
  return `${stateFile}.sign-in`;
}

/** The tokens; null when nobody has signed in to this account yet. What can't be read is never taken for that. */
export async function readTokens(place: TokenPlace): Promise<Tokens | null> {
  const path = tokenFile(place);
  const file = await readOwnFile(path, LONGEST);
  if (file.kind === 'missing') return null;
  if (file.kind === 'open') throw secretError({ ...file, kind: 'file-open', path }, place.language);
  if (file.kind !== 'bytes') throw secretError({ kind: `file-${file.kind}`, path }, place.language);
  const sealed = sealedFrom(file.bytes);
  if (sealed === null) throw trouble(place, 'damaged');
  const text = unseal(sealed, sealed.key === 'state' ? stateKey(place) : await ownKey(place));
  if (text === null) throw trouble(place, sealed.key === 'state' ? 'wrong-key' : 'wrong-own-key');
  return tokensIn(text, place);
}

/** Keeps the tokens; when this returns they survive a power cut. */
export async function saveTokens(tokens: Tokens, place: TokenPlace): Promise<void> {
  const kind: KeyKind = place.env.AGENT_STATE_KEY === undefined ? 'own' : 'state';
  try {
    const key = kind === 'state' ? stateKey(place) : await ownKeyOrNew(place);
    const text = JSON.stringify({ account: place.account, tokens });
    await writeOwnFile(tokenFile(place), sealedBytes(seal(text, key, kind)));
  } catch (error) {
    if (error instanceof UserError || !(error instanceof Error && 'code' in error)) throw error;
    throw trouble(place, 'not-written', error);
  }
}

function stateKey(place: TokenPlace): Buffer {
  const key = place.env.AGENT_STATE_KEY;
  if (key === undefined) throw trouble(place, 'key-missing');
  if (!/^[0-9a-f]{64}$/i.test(key)) throw trouble(place, 'bad-key');
  return Buffer.from(key, 'hex');
}

async function ownKey(place: TokenPlace): Promise<Buffer> {
  const path = `${tokenFile(place)}-key`;
  const file = await readOwnFile(path, LONGEST);
  if (file.kind === 'bytes' && file.bytes.length === 32) return file.bytes;
  if (file.kind === 'open') throw secretError({ ...file, kind: 'file-open', path }, place.language);
  if (file.kind === 'denied' || file.kind === 'foreign') {
    throw secretError({ kind: `file-${file.kind}`, path }, place.language);
  }
  throw trouble(place, 'own-key-lost');
}

/** A key that is gone or cut can't open what it sealed either: a new one takes its place. */
async function ownKeyOrNew(place: TokenPlace): Promise<Buffer> {
  const path = `${tokenFile(place)}-key`;
  const file = await readOwnFile(path, LONGEST);
  const usable = file.kind === 'bytes' && file.bytes.length === 32;
  if (usable || file.kind === 'open' || file.kind === 'denied' || file.kind === 'foreign')
    return ownKey(place);
  const key = randomBytes(32);
  await writeOwnFile(path, key);
  return key;
}

/** Tokens of another registration count as none. */
function tokensIn(text: string, place: TokenPlace): Tokens | null {
  const { account, tokens } = fieldsOf(JSON.parse(text));
  if (account !== place.account) return null;
  const { accessToken, expires, refreshToken, consentEnds } = fieldsOf(tokens);
  const known =
    typeof accessToken === 'string' &&
    typeof expires === 'number' &&
    typeof refreshToken === 'string' &&
    (consentEnds === null || typeof consentEnds === 'number');
  if (!known) throw trouble(place, 'damaged');
  return { accessToken, expires, refreshToken, consentEnds };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

function trouble(place: TokenPlace, kind: TokenTrouble, cause?: unknown): UserError {
  return tokenTrouble(tokenFile(place), kind, place.language, cause);
}
