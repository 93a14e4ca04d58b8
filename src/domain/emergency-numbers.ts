import type { LocalDate } from './time.ts';

/** What the numbers in letters are for (handbook §2.6): danger to life, urgent advice, thoughts of suicide, text messages. */
export const LETTER_NUMBERS = ['life', 'doctor', 'suicide', 'text'] as const;
export type LetterNumber = (typeof LETTER_NUMBERS)[number];

/** Numbers that a practice puts in the place of its country's, and answers for. */
export interface OwnNumbers {
  /** Null: those of the country; empty: letters give none. `life` is never empty. */
  readonly numbers: Readonly<Record<LetterNumber, readonly string[] | null>>;
  /** The day on which somebody of the practice checked all numbers that its letters give. */
  readonly checkedOn: LocalDate;
}
