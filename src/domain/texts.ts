import type { Language } from './language.ts';
import type { ApprovedText, Facts, FaqEntry, SubjectKey, Template } from './letter.ts';

/** How a text stands with the practice. */
export type Approval = 'approved' | 'never-approved' | 'edited-since';

/** The texts of a practice that may be used, and how each stands. */
export interface Texts {
  /** The template for a language, or in the practice's own language when that one lacks it; null when none exists. */
  readonly find: (id: string, language: Language) => Template | null;
  readonly approval: (template: Template) => Approval;
  readonly faq: readonly FaqEntry[];
  readonly frame: (language: Language) => Frame;
  /** Words of a letter's body that would tell what kind of care somebody gets; empty when it is neutral. */
  readonly revealing: (body: string, language: Language) => readonly string[];
  /** Sentences that claim money for an absence; always empty where the practice may and does announce it. */
  readonly claims: (body: string, language: Language) => readonly string[];
}

/** What stands around the paragraphs of every letter in one language. Shipped, not editable: promises live here. */
export interface Frame {
  readonly language: Language;
  /** R-31, with the practice's phone filled in. */
  readonly assistantLine: ApprovedText;
  /** Stands in its place in a letter that only leaves after a human's yes: who reads it, and the same phone. */
  readonly readByLine: ApprovedText;
  readonly greeting: ApprovedText;
  /** The closed list of subjects. */
  readonly subjects: Readonly<Record<SubjectKey, ApprovedText>>;
  /** Emergency footer of the practice's country (R-FOOTER, R-41). */
  readonly footer: ApprovedText;
  /** The practice's name, address and phone, then the emergency footer. */
  readonly signature: ApprovedText;
  /** Facts every template may use (`core/letters/template-facts.ts`): name, phone, address, the numbers of the country. */
  readonly facts: Facts;
}
