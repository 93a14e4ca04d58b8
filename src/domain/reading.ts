import type { Language } from './language.ts';
import type { Automatic } from './mail.ts';
import type { Shift, Wish } from './wish.ts';

/** What a patient may want of a secretary (handbook §3.2). The order is the order in which a reply treats them. */
export const REQUEST_KINDS = [
  'choose',
  'confirm',
  'move',
  'cancel',
  'book',
  'series',
  'home',
  'when',
  'late',
  'earlier',
  'question',
  'renewal',
  'document',
  'sends',
  'payment',
  'contact',
  'exercises',
  'clinical',
  'complaint',
  'third',
  'rights',
  'human',
  'survey',
  'stop',
  'thanks',
  'none',
] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** What else a sentence can be. */
export const OTHER_LABELS = [
  'greeting',
  'closing',
  'name',
  'contact-line',
  'reason',
  'wish',
  'health',
  'distress',
  'danger-life',
  'danger-maternity',
  'danger-suicide',
  'danger-violence',
  'unknown',
] as const;
export type OtherLabel = (typeof OTHER_LABELS)[number];

export type Label = RequestKind | OtherLabel;
export const LABELS: readonly Label[] = [...REQUEST_KINDS, ...OTHER_LABELS];

/** Which fixed text an emergency wording gets (handbook §2.7); violence gets none. */
export type DangerClass = 'life' | 'maternity' | 'suicide' | 'violence';

/** red: fixed text and an alert. amber: no automatic answer, a human soon. Wording, never severity (handbook §1.8). */
export type Urgency = 'none' | 'amber' | 'red';

export type ReaderName = 'lexical' | 'model';

/** A stretch of the sender's own words between two full stops or line breaks. */
export interface Sentence {
  /** 1 for the first; the subject, when it says something of its own, is sentence 0. */
  readonly number: number;
  readonly text: string;
}

/** What one reader says of one sentence. No label = it stays silent. */
export interface Voice {
  readonly sentence: number;
  readonly labels: readonly Label[];
}

/** A hit of the red-flag lexicon or of a reader's danger label. */
export interface RedFlag {
  /** The lexicon's entry, or `reader` when a reader spoke without it. */
  readonly flag: string;
  readonly tier: 'red' | 'amber' | 'gate';
  readonly class: DangerClass | 'distress' | 'clinical' | 'gate';
  /** The words that met it, for the human's screen only. */
  readonly words: string;
  /** Where it stood: the sender's own words, the subject, or a cut part (handbook §2.2). */
  readonly where: 'own' | 'subject' | 'cut' | 'attachment';
}

/** A question matched to an approved answer. */
export interface FaqMatch {
  readonly sentence: number;
  readonly faq: string;
  /** 0 … 1; only matches above the reader's threshold are kept. */
  readonly score: number;
}

/** One reader's whole opinion of a mail. */
export interface Opinion {
  readonly reader: ReaderName;
  readonly voices: readonly Voice[];
  readonly faq: readonly FaqMatch[];
}

/** Something the writer wants, with the sentences that say so. */
export interface Request {
  readonly kind: RequestKind;
  readonly sentences: readonly number[];
  /** When they would come. */
  readonly wishes: readonly Wish[];
  /** Which existing appointment is meant, as far as a time was named: "celui de jeudi". */
  readonly about: readonly Wish[];
  /** "Une heure plus tard": counted from the appointment in the agenda, where the mail does not say when that is. */
  readonly shift?: Shift;
  /** The number of the offered time that was taken. */
  readonly choice?: number;
  /** How many of their appointments are meant, when the writer says so: "toutes mes séances". */
  readonly all?: true;
  /** A calendar program's answer asks for it: it is about that event and no other (RFC 5546). */
  readonly calendar?: true;
  /** Only times were named, and what for is supposed: a human reads it first. */
  readonly supposed?: true;
  /** Ids of the approved answers, for `question`. */
  readonly faq: readonly string[];
}

/** A sentence with what it was understood as. */
export interface ReadSentence extends Sentence {
  readonly labels: readonly Label[];
  readonly by: readonly ReaderName[];
  /** The readers contradict each other here. */
  readonly disputed?: true;
  /** Who read what, where they do. */
  readonly heard?: readonly Heard[];
}

/** What one reader made of a sentence. */
export interface Heard {
  readonly reader: ReaderName;
  readonly labels: readonly Label[];
}

/** What was understood of one mail (design §3). */
export interface Reading {
  readonly language: Language;
  readonly automatic: Automatic | null;
  readonly urgency: Urgency;
  /** The fixed text that applies when urgency is red. */
  readonly danger: DangerClass | null;
  readonly flags: readonly RedFlag[];
  readonly sentences: readonly ReadSentence[];
  readonly requests: readonly Request[];
  /** Texts of the sentences that nobody could explain as administration. */
  readonly unexplained: readonly string[];
  readonly readers: readonly ReaderName[];
  /** The model was asked and gave no usable answer, or is away. */
  readonly modelAway: boolean;
  /** Nothing in the reading forbids an approved automatic answer before a human has read the mail. */
  readonly closed: boolean;
  /** What the model's answer took; left out when it was not asked, or nobody counted. */
  readonly work?: ModelWork;
  /** The model whose answer is in it; left out when none is. */
  readonly model?: ModelMark;
}

/** Which model read, exactly: one that is replaced under the same name, or asked in other words, is another reader. */
export interface ModelMark {
  readonly name: string;
  /** Of the files of the model, as its server tells; null when it does not. */
  readonly digest: string | null;
  /** SHA-256 of what is the same in every prompt, 12 hex digits. */
  readonly prompt: string;
}

/** What one answer of the model took, its retry included. */
export interface ModelWork {
  /** Milliseconds. */
  readonly took: number;
  /** Tokens of the whole prompt, and of the answer. */
  readonly prompt: number;
  readonly written: number;
}

/** A word of an emergency; which fixed text it gets follows from what stands behind `danger-`. */
export function isDanger(label: Label): boolean {
  return label.startsWith('danger-');
}
