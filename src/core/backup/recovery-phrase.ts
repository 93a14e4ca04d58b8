// The key of the memory as letters and digits that a person can write on paper and type again.

import { createHash } from 'node:crypto';

/** Crockford's base 32: no I, L, O, U, which hands and eyes take for others. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const KEY_BYTES = 32;
const KEY_LETTERS = 52;
const CHECK_LETTERS = 4;

/** Fourteen groups of four for 32 bytes in hex; the last group tells a slip of the pen. */
export function recoveryPhrase(key: string): string {
  const letters = lettersOf(Buffer.from(key, 'hex'));
  const whole = letters + checkOf(letters);
  return (whole.match(/.{4}/gu) ?? []).join('-');
}

/** The key that a phrase stands for, in hex, however it is spaced; null when it was not copied rightly. */
export function keyOfPhrase(typed: string): string | null {
  const letters = lettersMeant(typed);
  if (letters.length !== KEY_LETTERS + CHECK_LETTERS) return null;
  const key = letters.slice(0, KEY_LETTERS);
  const bytes = bytesOf(key);
  return bytes === null || checkOf(key) !== letters.slice(KEY_LETTERS) ? null : bytes.toString('hex');
}

/** What was typed, in the letters of the phrase: hands write O for 0, and I or L for 1. */
export function lettersMeant(typed: string): string {
  return typed.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');
}

/** By which a key is known without telling it: `k-` and twelve hex digits. */
export function keyId(key: string): string {
  const hash = createHash('sha256').update(`practice-agent key\0${key.toLowerCase()}`);
  return `k-${hash.digest('hex').slice(0, 12)}`;
}

function checkOf(letters: string): string {
  const hash = createHash('sha256').update(`practice-agent phrase\0${letters}`).digest();
  return lettersOf(hash).slice(0, CHECK_LETTERS);
}

function lettersOf(bytes: Buffer): string {
  let value = BigInt(`0x${bytes.subarray(0, KEY_BYTES).toString('hex')}`);
  let letters = '';
  for (let place = 0; place < KEY_LETTERS; place++) {
    letters = (ALPHABET[Number(value % 32n)] ?? '') + letters;
    value /= 32n;
  }
  return letters;
}

function bytesOf(letters: string): Buffer | null {
  let value = 0n;
  for (const letter of letters) {
    const digit = ALPHABET.indexOf(letter);
    if (digit < 0) return null;
    value = value * 32n + BigInt(digit);
  }
  const hex = value.toString(16).padStart(2 * KEY_BYTES, '0');
  return hex.length > 2 * KEY_BYTES ? null : Buffer.from(hex, 'hex');
}
