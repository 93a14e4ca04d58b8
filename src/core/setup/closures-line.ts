// Days away typed in one line: "24/12/2026-02/01/2027 congés, 2027-05-14".

import { type LocalDate, parseLocalDate } from '../../domain/time.ts';
import type { Section } from './settings.ts';

const DAY = String.raw`(\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.]\d{4})`;
const PART = new RegExp(String.raw`^(?:du |from |le )?${DAY}(?:\s*(?:-|–|au|to)\s*${DAY})?\s*(.*)$`, 'i');

/** The closures of practice.yaml, or the first part that is not understood. */
export function closuresOfLine(
  line: string,
  reason: string,
): { readonly closures: readonly Section[] } | { readonly unread: string } {
  const closures: Section[] = [];
  for (const part of line.split(/[,;]/).map((one) => one.trim())) {
    if (part === '') continue;
    const [, first = '', last = first, words = ''] = PART.exec(part) ?? [];
    const [from, to] = [dayOf(first), dayOf(last)];
    if (from === null || to === null || to < from) return { unread: part };
    closures.push({ from, to, reason: words.trim() === '' ? reason : words.trim() });
  }
  return { closures };
}

/** `24/12/2026`, `24.12.2026`, `2026-12-24`. */
function dayOf(text: string): LocalDate | null {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text) ?? [];
  if (year === '') return parseLocalDate(text);
  return parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
