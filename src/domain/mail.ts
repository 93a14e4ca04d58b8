import type { Language } from './language.ts';
import type { Instant, LocalTime, Window } from './time.ts';

/** Where a mail was found, so that it can be found again. */
export interface MailSource {
  /** The folder as its store names it: a path, an IMAP mailbox name. */
  readonly folder: string;
  /** The message inside it: a file name, a UID, a place in an mbox. Unique in the folder for ever. */
  readonly key: string;
}

/** A message as it lies in the mailbox, before anything is believed about it. */
export interface RawMail {
  readonly source: MailSource;
  /** The bytes, or as many of them as the size limit allows. */
  readonly bytes: Uint8Array;
  /** True when the message is longer than the bytes that were fetched. */
  readonly truncated: boolean;
  /** Put together from its readable parts, without what is attached: no signature over it can be checked. */
  readonly rebuilt?: true;
  /** When the mailbox received it; null when the store does not tell. */
  readonly received: Instant | null;
}

/** One mailbox address, lower case, checked to be a single `local@domain`. */
export type Address = string & { readonly __address: never };

/** Why a mail is no human's message to us (RFC 3834, RFC 3464, RFC 8098, RFC 2919). */
export type Automatic = 'reply' | 'bounce' | 'receipt' | 'list' | 'no-reply' | 'own';

/** What the practice's own mail server says of the sender (RFC 8601), or that it says nothing. */
export type SenderProof =
  | { readonly kind: 'proved'; readonly by: readonly ('dmarc' | 'dkim' | 'spf')[] }
  | { readonly kind: 'failed'; readonly sentence: string }
  | { readonly kind: 'unknown'; readonly sentence: string };

/**
 * A stretch of the text that is not the sender's own words; `other-version` is the formatted text of a mail whose plain
 * text says something else.
 */
export interface CutPart {
  readonly kind: 'quote' | 'forward' | 'signature' | 'disclaimer' | 'other-version';
  readonly text: string;
}

export interface Attachment {
  /** The file name as sent; never shown to a patient, never opened. */
  readonly name: string;
  readonly contentType: string;
  readonly size: number;
}

/** An iMIP part (RFC 6047) of the mail: a calendar's answer to an invitation. */
export interface CalendarAnswer {
  /** Only REPLY and COUNTER answer; all else comes from somebody who organises by themselves. */
  readonly method:
    | 'REPLY'
    | 'COUNTER'
    | 'REQUEST'
    | 'CANCEL'
    | 'PUBLISH'
    | 'ADD'
    | 'REFRESH'
    | 'DECLINECOUNTER';
  readonly uid: string;
  readonly recurrenceId: LocalTime | null;
  /** Of the invitation it answers (RFC 5546 §2.1.4); null when it does not say. */
  readonly sequence: number | null;
  /** Who answers, or everybody a COUNTER lists. */
  readonly attendees: readonly Address[];
  /** It speaks of several events or people, or somebody else is to come: what it means is a human's. */
  readonly doubt: 'several' | 'delegated' | null;
  readonly participation: 'ACCEPTED' | 'DECLINED' | 'TENTATIVE' | 'NEEDS-ACTION';
  /** On the practice's wall clock: the time a COUNTER proposes, or the one a REPLY knows; null when it can't be told. */
  readonly span: Window | null;
  /** The event's title as their calendar repeats it; empty when it does not. */
  readonly summary: string;
  /** What the patient typed into their calendar program (COMMENT); empty when nothing. */
  readonly comment: string;
}

/** A delivery status notification about one of our letters (RFC 3464). */
export interface DeliveryReport {
  /** `failed` is final; `delayed` is not (RFC 3464 §2.3.3). */
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded';
  /** Enhanced status code, such as 5.1.1 (RFC 3463); null when the report gives none. */
  readonly status: string | null;
  readonly recipient: Address | null;
  /** Message-ID of the letter it is about, as far as the report encloses it; null when it does not. */
  readonly about: string | null;
}

/** A message of the practice's own Sent folder, as far as taking over a thread needs it. */
export interface SentMail {
  readonly messageId: string | null;
  /** In-Reply-To and References together. */
  readonly answers: readonly string[];
  readonly to: readonly Address[];
  readonly at: Instant;
  /** Where it lies, when its words can be asked for. */
  readonly source?: MailSource;
  /** The Message-ID of the draft of ours that it was made from, as far as the mail program kept that field. */
  readonly draft?: string;
}

/** How far one mailbox was worked (RFC 9051 §2.3.1.1): everything up to this UID is done with. */
export interface Cursor {
  /** A new number means that all UIDs have changed. */
  readonly uidValidity: string;
  readonly uid: number;
  /** Time of receipt before which nothing is answered: the first run, then the youngest mail up to this UID. */
  readonly since: Instant;
}

/** A letter of ours that left and whose copy is not in Sent yet. */
export interface OwedCopy {
  readonly messageId: string;
  /** The letter as it left. */
  readonly bytes: Uint8Array;
  readonly at: Instant;
}

/** A message that could be read. Headers that a sender can forge prove nothing by standing here. */
export interface Mail {
  readonly source: MailSource;
  /** `<id@host>` as sent; null when the mail has none. Not unique: see `contentHash`. */
  readonly messageId: string | null;
  /** SHA-256 over the sender, subject, date and text, in hex: tells apart mails that share a Message-ID. */
  readonly contentHash: string;
  /** The one author; null when the From field is missing, unreadable, or names several. */
  readonly from: Address | null;
  /** Shown name of the author. Proves nothing (handbook R-44). */
  readonly fromName: string;
  readonly to: readonly Address[];
  /** Where the sender wants answers, when that is elsewhere; proves nothing, names nobody, and is never written to. */
  readonly replyTo?: readonly Address[];
  readonly subject: string;
  /** The Date field, or the time of receipt when the field is missing or absurd. */
  readonly sent: Instant;
  readonly inReplyTo: readonly string[];
  readonly references: readonly string[];
  /** The whole readable text. */
  readonly text: string;
  /** The sender's own new words: `text` without quotes, signature and disclaimers. */
  readonly ownWords: string;
  readonly cut: readonly CutPart[];
  readonly attachments: readonly Attachment[];
  readonly calendar: CalendarAnswer | null;
  /** What a mail server reports of our own letters; empty for every other mail. */
  readonly reports: readonly DeliveryReport[];
  readonly automatic: Automatic | null;
  /** Its words alone made it look automatic, no header field and no address: a person may have written it. */
  readonly guessed?: true;
  readonly proof: SenderProof;
  /** Languages the sender says to write in (Content-Language, Accept-Language), best first. A hint only. */
  readonly languageHints: readonly Language[];
  readonly truncated: boolean;
}

/** A message that could not be read, with what could still be made of it. */
export interface UnreadableMail {
  readonly source: MailSource;
  readonly problem: string;
  readonly from: Address | null;
  readonly subject: string;
  readonly contentHash: string;
  readonly sent: Instant;
}

const ADDRESS =
  /^[^\s"(),:;<>@[\]\\\p{Cc}]+@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/u;

/** One bare address, lower case; null for anything else, so that nothing can smuggle a second recipient in. */
export function parseAddress(text: string): Address | null {
  const bare = text.trim().toLowerCase();
  return bare.length <= 254 && ADDRESS.test(bare) ? (bare as Address) : null;
}

/**
 * A message with its MIME encodings undone (what the MIME adapter hands to `core/mail`): headers in their order,
 * decoded text, and the names of what is attached. Nothing is believed or cut yet.
 */
export interface OpenedMail {
  readonly source: MailSource;
  /** Every header field in order, name in lower case, value unfolded and decoded (RFC 2047). */
  readonly headers: readonly { readonly name: string; readonly value: string }[];
  /** The text/plain parts shown in the body, joined; null when there is none. `format=flowed` already unfolded. */
  readonly plain: string | null;
  /** The text/html part shown in the body; null when there is none. Cut at 200 KB. */
  readonly html: string | null;
  readonly attachments: readonly Attachment[];
  /** The text/calendar parts (RFC 6047), decoded. */
  readonly calendars: readonly string[];
  /** The message/delivery-status parts (RFC 3464), and the headers of the message they enclose. */
  readonly reports: readonly { readonly status: string; readonly enclosedHeaders: string }[];
  readonly received: Instant | null;
  readonly truncated: boolean;
}

/** A message whose MIME could not be undone, with the headers that were still found; a case for a human. */
export class CannotOpenMail extends Error {
  override readonly name = 'CannotOpenMail';
  /** Headers only: no text, no attachment. */
  readonly opened: OpenedMail;

  constructor(message: string, opened: OpenedMail, options?: ErrorOptions) {
    super(message, options);
    this.opened = opened;
  }
}
