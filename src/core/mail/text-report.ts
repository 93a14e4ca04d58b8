// Reports in words only: qmail, Exim, Exchange, Domino and many others write what happened as text, and the letter below.

import { type Address, type DeliveryReport, parseAddress } from '../../domain/mail.ts';
import { firstField, type Headers } from './headers.ts';

export interface SpokenReport {
  /** Null when the text does not say that something failed or is late. */
  readonly report: Omit<DeliveryReport, 'about'> | null;
  /** Message-IDs that stand in the text, in order. */
  readonly ids: readonly string[];
}

const MAX_TEXT = 100_000;

/** Where the copy of the letter begins. What it says is the letter's, not the server's. */
const COPY =
  /^[>\s]*(?:-{2,}\s*(?:below this line|this is a copy|original (?:message|mail|headers)|(?:the )?(?:header|body) of|returned message|enclosed|forwarded|unsent message|message (?:header|text|follows)|undelivered message|begin message|text of|start of|included is)|(?:original message(?: headers| follows)?|received|return-path|message-id|x-original-to)\s*:)/im;

const LATE =
  /\bdelay(?:ed)?\b|not yet (?:been )?delivered|could not be delivered (?:yet|for)|will (?:continue|keep|be retried|retry)|still (?:being )?(?:retried|trying)|no action is required|warning[:-]|en attente de remise|retardée?|verzögert|vertraagd|opóźnion|retrasad|ritard|atrasad/i;
const FINAL =
  /permanent|fatal|given up|giving up|failed|failure|undeliverable|did not reach|unknown user|user unknown|no such (?:user|account|mailbox|recipient)|does not exist|not found|rejected|returned|could not be delivered|couldn't be delivered|unable to deliver|wasn't able to deliver|n'a pas pu être (?:remis|distribué|livré)|échec|non remis|unzustellbar|niet (?:bezorgd|afgeleverd)|nie (?:można|mogła)|no se ha podido|non (?:è stato )?recapitat|não (?:foi|pôde)/i;
const FULL =
  /(?:mailbox|mail ?box|inbox|boîte|quota|account|postfach|maildir|disk)[^.\n]{0,40}\b(?:is )?(?:full|pleine|exceed\w*|dépass\w*|over|voll|quota)|over ?quota|quota exceeded|exceeded (?:storage|their|his|the) ?(?:allocation|quota)?|not enough (?:storage )?space|insufficient (?:disk|storage|system) /i;

/** What a bounce without a status part says in words. */
export function textReport(text: string, headers: Headers): SpokenReport {
  const whole = text.slice(0, MAX_TEXT);
  const copy = COPY.exec(whole)?.index ?? whole.length;
  const said = whole.slice(0, copy);
  const subject = firstField(headers, 'subject') ?? '';
  return {
    report: reportIn(said, subject, recipientIn(said, headers)),
    ids: [...whole.matchAll(/^[>\s]*message-id\s*:\s*(<[^<>\s]{1,400}>)/gim)].map(([, id]) => id ?? ''),
  };
}

function reportIn(said: string, subject: string, recipient: Address | null): SpokenReport['report'] {
  const status = statusIn(said);
  const late = LATE.test(subject) || (LATE.test(said) && !FINAL.test(said));
  if (late) return { action: 'delayed', status, recipient };
  if (status?.startsWith('5') || FINAL.test(said) || FINAL.test(subject))
    return { action: 'failed', status, recipient };
  return null;
}

/** The enhanced code, else a full mailbox, else the class of the SMTP reply (RFC 3463, RFC 5321 §4.2). */
function statusIn(said: string): string | null {
  if (FULL.test(said)) return '5.2.2';
  const enhanced = /(?<![\d.])[45]\.\d{1,3}\.\d{1,3}(?![\d.]*\d)/.exec(said)?.[0];
  if (enhanced !== undefined) return enhanced;
  const reply = /(?<![\d.:-])([45])[0-5]\d(?=[\s-](?![\d.:]))/.exec(said)?.[1];
  return reply === undefined ? null : `${reply}.0.0`;
}

/** Whom it did not reach: the server's own field, else the first address of its words. */
function recipientIn(said: string, headers: Headers): Address | null {
  const field = ['x-failed-recipients', 'x-failed-recipient']
    .map((name) => firstField(headers, name))
    .find((value) => value !== null);
  const named = parseAddress((field ?? '').split(',')[0] ?? '');
  if (named !== null) return named;
  const sender = firstField(headers, 'to')?.toLowerCase() ?? '';
  const found = [...said.matchAll(/[^\s<>"(),:;[\]\\]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi)]
    .map(([written]) => parseAddress(written))
    .filter((address) => address !== null);
  return (
    found.find(
      (address) => !sender.includes(address) && !/^(?:postmaster|mailer-daemon|abuse)@/.test(address),
    ) ?? null
  );
}
