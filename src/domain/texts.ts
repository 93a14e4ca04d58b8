import type { Language } from './language.ts';
import type { FaqEntry, Template } from './letter.ts';

/** How a text stands with the practice. */
export type Approval = 'approved' | 'never-approved' | 'edited-since';

/** The texts of a practice that may be used, and how each stands. */
export interface Texts {
  /** The template for a language, or in the practice's own language when that one lacks it; null when none exists. */
  readonly find: (id: string, language: Language) => Template | null;
  readonly approval: (template: Template) => Approval;
  readonly faq: readonly FaqEntry[];
  readonly frame: (language: Language) => Frame;
}

/** What stands around the paragraphs of every letter in one language. */
export interface Frame {
  readonly language: Language;
  /** R-31; `{phone}` is filled. */
  readonly assistantLine: string;
  readonly greeting: string;
  /** Replaces the greeting line's end when a letter answers several things. */
  readonly subjects: Readonly<Record<'appointment' | 'message' | 'information', string>>;
  /** Emergency footer, by country. */
  readonly footer: string;
  readonly stopLine: string;
}
