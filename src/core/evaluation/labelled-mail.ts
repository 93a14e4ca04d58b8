import { z } from 'zod';
import { LANGUAGES, type Language } from '../../domain/language.ts';
import { REQUEST_KINDS, type RequestKind, type Urgency } from '../../domain/reading.ts';
import { type LocalTime, parseLocalTime } from '../../domain/time.ts';
import type { Wish } from '../../domain/wish.ts';

/** What a careful person says of a mail (data/eval/README.md tells the rules). */
export interface Truth {
  readonly urgency: Urgency;
  /** Whatever the writer asks for; empty when a red mail asks for nothing else. */
  readonly kinds: readonly RequestKind[];
  /** A careful secretary would let an approved automatic answer or receipt go before a human has read it. */
  readonly release: boolean;
  /** When they would come; null when no time is named, or when people would differ about which. */
  readonly wishes: readonly Wish[] | null;
  readonly why: string;
}

/** A mail as the corpus holds it. */
export interface LabelledMail {
  readonly id: string;
  readonly language: Language;
  readonly subject: string;
  readonly body: string;
  /** On the practice's wall clock. */
  readonly sent: LocalTime;
  /** File names of what is attached. */
  readonly attachments: readonly string[];
  /** It answers one of the practice's mails. */
  readonly reply: boolean;
  readonly truth: Truth;
}

/** A label for a mail that lies beside it as a file. */
export interface FileLabel {
  readonly file: string;
  /** null: the language is not measured for this mail. */
  readonly language: Language | null;
  readonly truth: Truth;
}

/** One entry of a corpus: written out, or a mail file with its label. */
export type CorpusMail =
  | { readonly kind: 'written'; readonly mail: LabelledMail }
  | { readonly kind: 'file'; readonly path: string; readonly label: FileLabel };

const Moment = z.string().transform((text, check) => {
  const time = parseLocalTime(text);
  if (time !== null) return time;
  check.addIssue({ code: 'custom', message: `"${text}" is no moment like 2026-11-24T09:12` });
  return z.NEVER;
});

const WrittenWish = z
  .strictObject({ include: z.boolean(), start: Moment, end: Moment, exact: z.boolean().optional() })
  .refine(({ start, end }) => start < end, 'a wish ends after it starts')
  .transform(
    ({ include, start, end, exact }): Wish => ({ include, start, end, ...(exact ? { exact } : {}) }),
  );

const WrittenTruth = z.strictObject({
  urgency: z.enum(['none', 'amber', 'red']),
  kinds: z.array(z.enum(REQUEST_KINDS)),
  release: z.boolean(),
  wishes: z.array(WrittenWish).min(1).nullable().default(null),
  why: z.string().default(''),
});

const WrittenMail = z.strictObject({
  id: z.string().min(1),
  language: z.enum(LANGUAGES),
  subject: z.string().default(''),
  body: z.string(),
  sent: Moment,
  attachments: z.array(z.string()).default([]),
  reply: z.boolean().default(false),
  truth: WrittenTruth,
});

const WrittenLabel = z.strictObject({
  file: z.string().min(1),
  language: z.enum(LANGUAGES).nullable().default(null),
  truth: WrittenTruth,
});

/** A labelled mail, or what is wrong with it in one English sentence. */
export function parseLabelledMail(raw: unknown): LabelledMail | string {
  const parsed = WrittenMail.safeParse(raw);
  return parsed.success ? parsed.data : faultOf(parsed.error);
}

/** A label for a file, or what is wrong with it in one English sentence. */
export function parseFileLabel(raw: unknown): FileLabel | string {
  const parsed = WrittenLabel.safeParse(raw);
  return parsed.success ? parsed.data : faultOf(parsed.error);
}

function faultOf({ issues }: z.ZodError): string {
  const [first] = issues;
  if (first === undefined) return 'not a labelled mail';
  return first.path.length === 0 ? first.message : `${first.path.join('.')}: ${first.message}`;
}
