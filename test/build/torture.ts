// Mails as nobody should write them: thousands of little wounds from a seed, and every kind of bomb that MIME allows.

/** A mail of the torture, and what was done to it. */
export interface Tortured {
  readonly name: string;
  readonly bytes: Buffer;
}

type Dice = () => number;

/** Numbers 0 … 1 from a seed (mulberry32), the same everywhere. */
export function diceOf(seed: number): Dice {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const CHARSETS = 'utf-8 utf-7 utf-16 utf-16le utf-32 iso-2022-jp gb18030 big5 koi8-r cp037 x-unknown "'.split(
  ' ',
);
const ENCODINGS = '7bit 8bit binary base64 quoted-printable x-uuencode BASE64; "'.split(' ');

type Wound = (text: string, dice: Dice) => string;

const WOUNDS: Readonly<Record<string, Wound>> = {
  'bytes flipped': (text, dice) => {
    const bytes = Buffer.from(text, 'latin1');
    for (let turn = 0; turn < 1 + dice() * 40; turn += 1)
      bytes[Math.floor(dice() * bytes.length)] = Math.floor(dice() * 256);
    return bytes.toString('latin1');
  },
  'cut short': (text, dice) => text.slice(0, Math.floor(dice() * text.length)),
  'header multiplied': (text, dice) => {
    const lines = text.split('\r\n');
    const at = Math.floor(dice() * Math.max(1, lines.indexOf('')));
    return lines
      .flatMap((line, place) => (place === at ? Array<string>(300).fill(line) : [line]))
      .join('\r\n');
  },
  'NULs strewn in': (text, dice) =>
    text.replace(/[a-z]/g, (letter) => (dice() < 0.02 ? `\0${letter}` : letter)),
  'charset lies': (text, dice) =>
    text.replace(/charset="?[\w-]+"?/gi, () => `charset=${any(CHARSETS, dice)}`),
  'encoding lies': (text, dice) =>
    text.replace(/(transfer-encoding): *[\w-]+/gi, (_, name: string) => `${name}: ${any(ENCODINGS, dice)}`),
  'line ends broken': (text, dice) =>
    text.replace(/\r\n/g, () => any(['\r\n', '\n', '\r', '\r\r\n', ''], dice)),
  'boundaries broken': (text, dice) =>
    text.replace(/--b\d/g, (mark) => (dice() < 0.4 ? mark.slice(1) : mark)),
  'lines shuffled': (text, dice) =>
    text
      .split('\r\n')
      .map((line) => [dice(), line] as const)
      .sort(([a], [b]) => a - b)
      .map(([, line]) => line)
      .join('\r\n'),
  'quotes and brackets unclosed': (text, dice) =>
    text.replace(/["<>()]/g, (mark) => (dice() < 0.5 ? '' : mark)),
};

/** One of the wounds, the same for the same seed, in a mail of others. */
export function wounded(bytes: Buffer, seed: number): Buffer {
  const wounds = Object.values(WOUNDS);
  const wound = wounds[seed % wounds.length] ?? ((text) => text);
  return Buffer.from(wound(bytes.toString('latin1'), diceOf(seed)), 'latin1');
}

/** So many wounded mails, each of another seed. */
export function woundedMails(count: number): readonly Tortured[] {
  const names = Object.keys(WOUNDS);
  return Array.from({ length: count }, (_, seed) => {
    const dice = diceOf(seed);
    const name = names[seed % names.length] ?? '';
    const wound = WOUNDS[name] ?? ((text) => text);
    const base = any(WHOLE, dice).replaceAll('SEED', String(seed));
    return { name: `${name}, seed ${seed}`, bytes: Buffer.from(wound(base, dice), 'latin1') };
  });
}

function any<T>(choices: readonly T[], dice: Dice): T {
  return choices[Math.floor(dice() * choices.length)] as T;
}

const HEAD = [
  'Return-Path: <patient1@example.org>',
  'Authentication-Results: mx.example.org; dkim=pass header.d=example.org; dmarc=pass header.from=example.org',
  'Message-ID: <torture-SEED@example.org>',
  'Date: Tue, 24 Nov 2026 09:00:00 +0100',
  'MIME-Version: 1.0',
  'Subject: =?utf-8?q?rendez-vous_d=C3=A9plac=C3=A9?= SEED',
  'To: cabinet@example.org',
  'From: "Ana Morel" <patient1@example.org>',
].join('\r\n');
const TEXT = 'Bonjour,\r\n\r\nPuis-je d=C3=A9caler mon rendez-vous ? SEED\r\n\r\nMerci\r\n';
const CALENDAR =
  'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:u@example.org\r\nDTSTART:20261126T080000Z\r\nATTENDEE;PARTSTAT=DECLINED:mailto:patient1@example.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n';

const part = (mark: string, type: string, body: string) =>
  `--${mark}\r\nContent-Type: ${type}\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${body}\r\n`;

const WHOLE: readonly string[] = [
  `${HEAD}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${TEXT}`,
  `${HEAD}\r\nContent-Type: multipart/alternative; boundary=b1\r\n\r\n${part('b1', 'text/plain; charset="utf-8"', TEXT)}${part('b1', 'text/html; charset=utf-8', `<div><p>${TEXT}</p></div>`)}--b1--\r\n`,
  `${HEAD}\r\nContent-Type: multipart/mixed; boundary=b1\r\n\r\n${part('b1', 'text/plain; charset=utf-8', TEXT)}${part('b1', 'text/calendar; method=REPLY; charset=utf-8', CALENDAR)}${part('b1', 'application/pdf; name="a.pdf"', 'JVBERi0=')}--b1--\r\n`,
  `${HEAD}\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b1\r\n\r\n${part('b1', 'text/plain; charset=utf-8', TEXT)}${part('b1', 'message/delivery-status', 'Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; a@example.org\r\nAction: failed\r\nStatus: 5.1.1\r\n')}${part('b1', 'message/rfc822', `${HEAD}\r\n\r\n${TEXT}`)}--b1--\r\n`,
];

const MEGABYTE = 1024 * 1024;
const plain = (head: string, body = 'Bonjour\r\n') =>
  `${head}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${body}`;
const times = (count: number, make: (n: number) => string) =>
  Array.from({ length: count }, (_, n) => make(n)).join('');

const BOMBS: Readonly<Record<string, () => string>> = {
  'multiparts 1,000 deep': () =>
    `${HEAD}\r\n${times(1000, (n) => `Content-Type: multipart/mixed; boundary=x${n}\r\n\r\n--x${n}\r\n`)}\r\nBonjour\r\n`,
  'mails in mails 1,000 deep': () =>
    `${HEAD}\r\n${times(1000, () => 'Content-Type: message/rfc822\r\n\r\n')}Subject: x\r\n\r\nBonjour\r\n`,
  'a header of 10 MB in one line': () => plain(`${HEAD}\r\nX-Long: ${'x'.repeat(10 * MEGABYTE)}`),
  'a header of 10 MB in 200,000 lines': () =>
    plain(`${HEAD}\r\n${times(200_000, (n) => `X-${n}: ${'y'.repeat(40)}\r\n`).trimEnd()}`),
  'a subject folded 100,000 times': () => plain(`${HEAD}\r\nSubject: a${times(100_000, () => '\r\n b')}`),
  '100,000 parts': () =>
    `${HEAD}\r\nContent-Type: multipart/mixed; boundary=p\r\n\r\n${times(100_000, () => '--p\r\n\r\na\r\n')}--p--\r\n`,
  '100,000 marks without a part': () =>
    `${HEAD}\r\nContent-Type: multipart/mixed; boundary=p\r\n\r\n${'--p\r\n'.repeat(100_000)}`,
  '20 MB of base64 that unpack to nothing': () =>
    `${HEAD}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${`${'A'.repeat(76)}\r\n`.repeat(250_000)}`,
  'a compressed bomb called text': () =>
    `${HEAD}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Encoding: gzip\r\nContent-Transfer-Encoding: base64\r\n\r\n${'H4sIAAAAAAAA/+3BMQEAAADCoPVPbQwfoAAA'.repeat(20_000)}\r\n`,
  'soft line ends without end': () =>
    `${HEAD}\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'=\r\n'.repeat(700_000)}`,
  'one line of 8 MB': () => plain(HEAD, 'z'.repeat(8 * MEGABYTE)),
  '100,000 encoded words': () => plain(`${HEAD}\r\nSubject: ${'=?utf-8?b?w6k=?= '.repeat(100_000)}`),
  'encoded words without end': () => plain(`${HEAD}\r\nSubject: ${'=?'.repeat(200_000)}`),
  '100,000 recipients': () =>
    plain(`${HEAD}\r\nCc: ${times(100_000, (n) => `a${n}@example.org, `)}b@example.org`),
  'comments 100,000 deep': () => plain(`${HEAD}\r\nFrom: ${'('.repeat(100_000)}a@example.org`),
  'quotes 100,000 times': () => plain(`${HEAD}\r\nReply-To: ${'"\\'.repeat(100_000)}a@example.org`),
  '100,000 references': () =>
    plain(`${HEAD}\r\nReferences: ${times(100_000, (n) => `<r${n}@example.org>\r\n `)}<x@example.org>`),
  '20,000 parameters': () =>
    `${HEAD}\r\nContent-Type: text/plain; ${times(20_000, (n) => `p*${n}*=utf-8''%41; `)}charset=utf-8\r\n\r\nBonjour\r\n`,
  'proofs 50,000 times': () =>
    plain(
      `${times(50_000, (n) => `Authentication-Results: mx.example.org; dkim=fail header.d=d${n}.example\r\n`)}${HEAD}`,
    ),
  'HTML 100,000 deep': () =>
    `${HEAD}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${'<div>'.repeat(100_000)}Bonjour`,
  'HTML tables in tables': () =>
    `${HEAD}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${'<table><tr><td>'.repeat(3_000)}Bonjour`,
  'HTML without an end of a tag': () =>
    `${HEAD}\r\nContent-Type: text/html; charset=utf-8\r\n\r\n${'<a '.repeat(300_000)}`,
  'quotes in quotes': () =>
    plain(
      HEAD,
      times(20_000, (n) => `${'>'.repeat(n % 500)} Bonjour\r\n`),
    ),
  'a calendar of 50,000 events': () =>
    `${HEAD}\r\nContent-Type: text/calendar; method=REPLY; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\n${times(50_000, (n) => `BEGIN:VEVENT\r\nUID:${n}\r\nEND:VEVENT\r\n`)}END:VCALENDAR\r\n`,
  'a rule that repeats for ever': () =>
    `${HEAD}\r\nContent-Type: text/calendar; method=COUNTER; charset=utf-8\r\n\r\nBEGIN:VCALENDAR\r\nMETHOD:COUNTER\r\nBEGIN:VEVENT\r\nUID:u@example.org\r\nDTSTART:00010101T000000Z\r\nRRULE:FREQ=SECONDLY;COUNT=999999999\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`,
  'UTF-7, which may hide anything': () =>
    `${HEAD}\r\nContent-Type: text/html; charset=utf-7\r\n\r\n${'+ADw-script+AD4-'.repeat(20_000)}`,
  'nothing at all': () => '',
  'only NULs': () => '\0'.repeat(500_000),
  'only line ends': () => '\r\n'.repeat(500_000),
  'a header and no body': () => HEAD,
};

export const BOMB_NAMES: readonly string[] = Object.keys(BOMBS);

/** Every bomb once. */
export function bombs(): readonly Tortured[] {
  return BOMB_NAMES.map(bombNamed);
}

/** Throws for another name than those of `BOMB_NAMES`. */
export function bombNamed(name: string): Tortured {
  const make = BOMBS[name];
  if (make === undefined) throw new Error(`no bomb is called ${name}`);
  const seed = `bomb${BOMB_NAMES.indexOf(name)}`;
  return { name, bytes: Buffer.from(make().replaceAll('SEED', seed), 'latin1') };
}
