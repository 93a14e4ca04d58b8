// Looks through every file that git keeps for secrets that must not be there: keys, tokens, passwords that are no
// examples, and files that hold a practice's own data. Prints each place, never the secret. Part of `npm run check`.
//   node scripts/secret-scan.js [FILE…]

import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';

/** Longer files are data of readers and tables. */
const LONGEST = 4 * 1024 * 1024;

/** Tokens whose makers gave them a shape. */
const SHAPES = [
  ['a private key', /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----\s*[A-Za-z0-9+/=\s]{64}/],
  ['a key of Amazon Web Services', /\b(?:AKIA|ASIA)[0-9A-Z]{16}\b/],
  ['a token of GitHub', /\bgh[pousr]_[A-Za-z0-9]{36,}\b|\bgithub_pat_\w{60,}\b/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a key of Google', /\bAIza[\w-]{35}\b|\bya29\.[\w-]{30,}|\bGOCSPX-[\w-]{20,}/],
  ['a refresh token of Google', /\b1\/\/0[\w-]{40,}/],
  ['a token of Slack', /\bxox[abprs]-[\w-]{20,}/],
  ['a key of Stripe', /\b[rs]k_live_\w{20,}/],
  ['a JSON Web Token', /\beyJ[\w-]{15,}\.eyJ[\w-]{15,}\.[\w-]{20,}/],
  ['an age or restic key', /\bAGE-SECRET-KEY-1[0-9A-Z]{50,}/],
];

/** What is called a secret, with something behind it that looks drawn by dice. */
const NAMED =
  /(?:passw(?:or)?d|mot[ -_]?de[ -_]?passe|secret|token|api[-_]?key|state[-_]?key)["']?\s*[:=]\s*["'`]?(?<value>[\w+/=.~-]{20,})/gi;
/** Bits of a character: words and names stay below, random letters and digits lie above. */
const RANDOM = 3.9;

/** Files of a practice, or of whoever works on the program. */
const NAMES =
  /^(?:id_(?:rsa|ecdsa|ed25519)|\.env(?:\..+)?|\.netrc|\.npmrc\.local|.*\.sign-in(?:-key)?|state\.db(?:-journal)?|.*\.(?:p12|pfx|jks|kdbx|backup))$/;

const files = process.argv.length > 2 ? process.argv.slice(2) : tracked();
const found = files.flatMap((file) => [...namedWrongly(file), ...inside(file)]);
for (const { file, line, what } of found)
  process.stderr.write(`${file}:${line}  looks like ${what}. Take it out, and change it where it is used.\n`);
process.stdout.write(`${files.length} files searched, ${found.length} secrets found\n`);
process.exitCode = found.length === 0 ? 0 : 1;

function tracked() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return listed.split('\0').filter((file) => file !== '');
}

function namedWrongly(file) {
  return NAMES.test(basename(file)) ? [{ file, line: 1, what: 'a file that is nobody else’s' }] : [];
}

function inside(file) {
  const text = textOf(file);
  if (text === null) return [];
  const places = [];
  for (const [what, shape] of SHAPES) {
    const at = text.search(shape);
    if (at >= 0) places.push({ file, line: lineOf(text, at), what });
  }
  for (const { index, groups } of text.matchAll(NAMED)) {
    if (isRandom(groups.value))
      places.push({ file, line: lineOf(text, index), what: 'a secret written out' });
  }
  return places;
}

/** Null for what is no text, is too long or is not there any more. */
function textOf(file) {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile() || stats.size > LONGEST) return null;
  const bytes = readFileSync(file);
  return bytes.includes(0) ? null : bytes.toString('utf8');
}

/** Shannon's measure over the characters; letters and digits both, as a person would not write them. */
function isRandom(value) {
  if (!/\d/.test(value) || !/[a-z]/i.test(value)) return false;
  const counts = new Map();
  for (const sign of value) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits >= RANDOM || /^[0-9a-f]{32,}$/i.test(value);
}

function lineOf(text, at) {
  return text.slice(0, at).split('\n').length;
}
