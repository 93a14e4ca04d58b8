import type { Language } from './language.ts';
import type { Address } from './mail.ts';
import type { Instant } from './time.ts';

/** The letters the program can write; each has a template per language. `faq` paragraphs come from `faq/*.md`. */
export const TEMPLATE_IDS = [
  'offer',
  'offer-book',
  'offer-gone',
  'no-slot',
  'wish-not-free',
  'replacement',
  'moved',
  'booked',
  'cancelled',
  'confirmed',
  'appointments',
  'no-appointment',
  'which-appointment',
  'which-date',
  'late-noted',
  'waitlist-noted',
  'waitlist-offer',
  'waitlist-kept',
  'waitlist-left',
  'still-waiting',
  'freed-offer',
  'freed-kept',
  'freed-last',
  'series',
  'absent-offer',
  'absent-no-slot',
  'late-today',
  'stop-noted',
  'stop-noted-part',
  'thanks',
  'acknowledge',
  'acknowledge-renewal',
  'acknowledge-document',
  'acknowledge-rights',
  'acknowledge-human',
  'acknowledge-complaint',
  'received',
  'health-handed-over',
  'neither-confirm',
  'who-is-it',
  'unknown-writer',
  'confirm-contact',
  'emergency-life',
  'emergency-maternity',
  'emergency-suicide',
  // Letters that go out by the clock.
  'reminder',
  'reminder-first-visit',
  'booked-notice',
  'still-coming',
  'pre-visit',
  'missed',
  'closing',
  'new-hours',
  'sheet',
  'after-visit',
  'document-ready',
  'without-date',
  'recall',
  'recall-again',
  'annual',
  'survey',
  'survey-thanks',
  'payment',
  'payment-again',
  'not-done-here',
] as const;
export type TemplateId = (typeof TEMPLATE_IDS)[number];

/** Consent class of handbook §1.9. */
export type MessageClass = 'S1' | 'S2' | 'S3' | 'S4' | 'S5' | 'S7';

/** Closed list of subjects (R-7), by key; the words stand in the language's frame file. */
export type SubjectKey = 'appointment' | 'message' | 'information';

/** A text of the practice: a paragraph of a letter, or an approved answer. */
export interface Template {
  /** A `TemplateId`, or `faq:<id>`. */
  readonly id: string;
  readonly language: Language;
  readonly subject: SubjectKey;
  readonly class: MessageClass;
  /** Names of the facts the text uses. */
  readonly needs: readonly string[];
  /** Liquid text. */
  readonly body: string;
  /** SHA-256 of the file as it is now. Approval is given to this hash and ends with it. */
  readonly hash: string;
  /** The file it stands in, for messages. */
  readonly file: string;
}

/** The approved question-and-answer entry of a practice. */
export interface FaqEntry {
  readonly id: string;
  /** How patients ask it, by language. */
  readonly questions: Readonly<Partial<Record<Language, readonly string[]>>>;
  /** The answers, one template per language. */
  readonly answers: Readonly<Partial<Record<Language, Template>>>;
  /** `patients`: only to a proved patient of the practice (a door code, handbook K10). */
  readonly audience: 'anyone' | 'patients';
}

declare const fact: unique symbol;
declare const approved: unique symbol;

/** A piece of text that comes from the agenda or the practice's files. Only `core/letters/facts.ts` makes one. */
export type Fact = string & { readonly [fact]: true };
export type Facts = Readonly<Record<string, Fact | readonly Fact[]>>;

/**
 * Text of an approved template filled with facts, made by `core/letters/fill.ts` only; nothing else is ever sent, but
 * for what a person of the practice made of it by hand (`core/review/edited-text.ts`, `other-slot.ts`).
 */
export type ApprovedText = string & { readonly [approved]: true };

/** Which template with which facts: one paragraph of a letter, not yet filled. */
export interface LetterPart {
  readonly template: string;
  readonly facts: Facts;
}

/** A whole letter, ready to leave. */
export interface Letter {
  readonly to: Address;
  readonly language: Language;
  readonly subject: ApprovedText;
  readonly body: ApprovedText;
  /** Templates it was made of, with the hash that was approved. */
  readonly made: readonly { readonly id: string; readonly hash: string }[];
  readonly class: MessageClass;
  /** Who of the practice wrote the body anew; left out when it is all template. */
  readonly editedBy?: string;
}

/** Where a STOP is sent (RFC 2369), and the practice's page that takes one click (RFC 8058); null without one. */
export interface WayOut {
  readonly mail: Address;
  readonly page: string | null;
}

/** A letter with its envelope and the headers RFC 5322 and 3834 ask for. */
export interface Outgoing {
  readonly messageId: string;
  readonly from: Address;
  readonly fromName: string;
  readonly to: Address;
  readonly subject: ApprovedText;
  readonly body: ApprovedText;
  readonly language: Language;
  readonly inReplyTo: string | null;
  readonly references: readonly string[];
  readonly date: Instant;
  readonly autoSubmitted: 'auto-replied' | 'auto-generated';
  /** The way out in the header, for the classes of handbook §1.9 that need it; null for plain answers. */
  readonly unsubscribe: WayOut | null;
  readonly files: readonly LetterFile[];
  /** What the patient's own calendar is told with it (RFC 6047); mostly none or one. */
  readonly calendars: readonly LetterCalendar[];
}

/** A calendar object that goes with a letter: iCalendar text (RFC 5545) with its METHOD (RFC 5546). */
export interface LetterCalendar {
  readonly method: 'REQUEST' | 'CANCEL' | 'PUBLISH' | 'DECLINECOUNTER';
  readonly text: string;
}

/** A file of the practice that goes with a letter, unchanged. */
export interface LetterFile {
  readonly name: string;
  readonly contentType: string;
  /** Absolute path; read when the letter leaves. */
  readonly path: string;
  /** SHA-256 of its bytes when the letter was prepared: with others it does not leave. Older letters have none. */
  readonly hash?: string;
}
