import type { Language } from '../../domain/language.ts';
import type { FaqEntry, Template } from '../../domain/letter.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Frame, Texts } from '../../domain/texts.ts';
import { type Approvals, approvalKey, approvalOf } from './approval.ts';
import type { Countries } from './countries.ts';
import { type FeeWords, feeSentences } from './fees.ts';
import { type Frames, frameFor, type PracticeOfFrame } from './frame.ts';
import { neutralityProblems, type RevealingWords } from './neutral.ts';

/** Everything that the texts of a practice are made of. */
export interface TextsInput {
  readonly practice: PracticeOfFrame & Pick<Practice, 'cancellation'>;
  readonly shipped: readonly Template[];
  /** The practice's own; they stand in for the shipped ones of the same id and language. */
  readonly own: readonly Template[];
  /** Keys (`id/language`) of own files that can't be used: nothing stands in for them. */
  readonly broken: readonly string[];
  readonly faq: readonly FaqEntry[];
  readonly countries: Countries;
  readonly frames: Frames;
  readonly words: RevealingWords;
  readonly fees: FeeWords;
  readonly approvals: Approvals;
  /** In a dry run what was never approved counts as approved, so that a practice sees before it trusts. */
  readonly assumeApproved: boolean;
}

/** The texts of a practice as the rules use them. What was edited since its approval is never taken for approved. */
export function textsOf(input: TextsInput): Texts {
  const { practice, approvals, assumeApproved, faq } = input;
  const frames = new Map<Language, Frame>();
  const approval = (template: Template) => {
    const given = approvalOf(template, approvals);
    return assumeApproved && given === 'never-approved' ? 'approved' : given;
  };
  return {
    faq,
    approval,
    revealing: (body, language) => neutralityProblems(body, 'body', language, input.words),
    claims: (body, language) =>
      practice.cancellation.policy === 'fee-text-allowed' ? [] : feeSentences(body, language, input.fees),
    find: finder(byKey(input), practice.language, approval),
    frame: (language) => {
      const made = frames.get(language) ?? frameFor(language, practice, input.countries, input.frames);
      frames.set(language, made);
      return made;
    },
  };
}

type Keyed = ReadonlyMap<string, Template | null>;

function finder(templates: Keyed, home: Language, approval: Texts['approval']): Texts['find'] {
  return (id, language) => {
    const wanted = templates.get(approvalKey({ id, language }));
    const atHome = templates.get(approvalKey({ id, language: home })) ?? null;
    if (wanted === undefined) return atHome;
    // In an emergency the approved text of the practice's language is better than silence.
    const silent = wanted === null || approval(wanted) !== 'approved';
    return silent && id.startsWith('emergency-') && atHome !== null ? atHome : wanted;
  };
}

function byKey({ shipped, own, broken, faq }: TextsInput): Keyed {
  const answers = faq.flatMap((entry) => Object.values(entry.answers));
  return new Map<string, Template | null>([
    ...[...shipped, ...own, ...answers].map((template) => [approvalKey(template), template] as const),
    ...broken.map((key) => [key, null] as const),
  ]);
}
