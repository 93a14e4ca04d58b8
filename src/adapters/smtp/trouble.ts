// What nodemailer reports, in the words of this house. Nobody else reads its errors.

import type { NodemailerError } from 'nodemailer';
import { serverWords } from './server-words.ts';

/** Why a letter certainly did not leave. */
export type Trouble =
  | { readonly code: 'away'; readonly how: 'refused' | 'slow' | 'no-such-host' | 'cut' }
  | { readonly code: 'certificate'; readonly how: 'expired' | 'other-host' | 'unknown-authority' }
  /** The server can't or won't encrypt. */
  | { readonly code: 'no-tls' }
  | { readonly code: 'sign-in'; readonly words: string }
  /** The password or token could not be had. */
  | { readonly code: 'secret'; readonly sentence: string; readonly refused: boolean }
  /** The server does not serve us now (RFC 5321 §4.2.1: 4yz). */
  | { readonly code: 'later'; readonly words: string }
  /** The server takes this letter never (5yz). */
  | { readonly code: 'refused'; readonly words: string }
  | { readonly code: 'too-big' }
  | { readonly code: 'authority-file'; readonly path: string };

/** Whether the same letter may be taken another time. */
export function mayRetry({ code }: Trouble): boolean {
  return code !== 'refused' && code !== 'too-big';
}

/** Whether trying again soon could lock the practice's account. */
export function isRefusal(trouble: Trouble): boolean {
  return trouble.code === 'sign-in' || (trouble.code === 'secret' && trouble.refused);
}

/** What an error of connecting or signing in means. */
export function troubleOfOpening(error: NodemailerError): Trouble {
  const words = serverWords(error.response ?? '', null);
  const original = error.originalCode ?? error.code ?? '';
  const certificate = certificateTrouble(original);
  if (certificate !== null) return certificate;
  if (error.code === 'EAUTH' || isAboutSignIn(error.responseCode))
    return isTemporary(error.responseCode) ? { code: 'later', words } : { code: 'sign-in', words };
  if (error.code === 'ETLS' || original.startsWith('ERR_SSL_'))
    return isTemporary(error.responseCode) ? { code: 'later', words } : { code: 'no-tls' };
  if (error.responseCode !== undefined) return { code: 'later', words };
  return { code: 'away', how: howAway(error, original) };
}

/** What an error means that came before the whole letter was handed over. `to`: whom the answer may name. */
export function troubleOfLetter(error: NodemailerError, to: string): Trouble {
  const answered = error.code === 'EENVELOPE' || error.code === 'EMESSAGE';
  if (!answered || isAboutSignIn(error.responseCode)) return troubleOfOpening(error);
  if (error.responseCode === undefined && error.code === 'EMESSAGE') return { code: 'too-big' };
  const words = serverWords(error.response ?? '', to);
  return error.permanent === true ? { code: 'refused', words } : { code: 'later', words };
}

/** Whether the server has said no to a whole letter, in an answer that can't be taken for anything else. */
export function isAnswer({ code, responseCode = 0 }: NodemailerError): boolean {
  return (code === 'EMESSAGE' || code === 'EENVELOPE') && responseCode >= 400 && responseCode < 600;
}

const EXPIRED = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID'];
const UNKNOWN_AUTHORITY =
  /^(?:DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_|CERT_|INVALID_CA|INVALID_PURPOSE)/u;

function certificateTrouble(code: string): Trouble | null {
  if (EXPIRED.includes(code)) return { code: 'certificate', how: 'expired' };
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return { code: 'certificate', how: 'other-host' };
  return UNKNOWN_AUTHORITY.test(code) ? { code: 'certificate', how: 'unknown-authority' } : null;
}

/** RFC 4954 §6: authentication required, credentials invalid, mechanism too weak, encryption required. */
function isAboutSignIn(code: number | undefined): boolean {
  return code === 530 || code === 534 || code === 535 || code === 538;
}

function isTemporary(code: number | undefined): boolean {
  return code !== undefined && code >= 400 && code < 500;
}

function howAway(
  { code, timeoutType }: NodemailerError,
  original: string,
): Extract<Trouble, { code: 'away' }>['how'] {
  if (code === 'ETIMEDOUT' || timeoutType !== undefined || original === 'ETIMEDOUT') return 'slow';
  if (original === 'ECONNREFUSED') return 'refused';
  return code === 'EDNS' || original === 'ENOTFOUND' ? 'no-such-host' : 'cut';
}
