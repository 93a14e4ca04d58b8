// "1", "2" or "3" in answer to a reminder that offers them: confirm, move, cancel.

import type { Letter } from '../../domain/letter.ts';
import { fold } from '../reading/fold.ts';

export type NumberedAnswer = 'confirm' | 'move' | 'cancel';

/** Texts that ask whether the patient will come; a number in answer to any other means something else. */
const REMINDERS: readonly string[] = ['reminder', 'reminder-first-visit'];

const MEANT: Readonly<Record<string, NumberedAnswer>> = { '1': 'confirm', '2': 'move', '3': 'cancel' };

const WORDS = '(?:[ \\t]+\\p{L}+){1,3}[ \\t]*';

/**
 * Three short lines one below the other that begin with 1, 2 and 3, and no fourth, as the shipped reminders have them.
 * The numbered questions before a first visit are none of these.
 */
const OFFERED = new RegExp(
  `${['1', '2', '3'].map((digit) => `^[ \\t]*${digit}[.)]?${WORDS}$`).join('\\r?\\n')}(?!\\s*4)`,
  'mu',
);

/** Whether a letter of ours is a reminder that offers to answer with a number. */
export function namesNumbers({ made, body }: Pick<Letter, 'made' | 'body'>): boolean {
  return made.some(({ id }) => REMINDERS.includes(id)) && OFFERED.test(body);
}

/** What a line means that is nothing but one of the three numbers; null for every other line. */
export function numberedAnswer(line: string): NumberedAnswer | null {
  const [, digit = ''] = /^[^\p{L}\p{N}]*([123])[^\p{L}\p{N}]*$/u.exec(fold(line)) ?? [];
  return MEANT[digit] ?? null;
}
