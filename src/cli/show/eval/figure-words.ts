import type { Spread } from '../../../core/evaluation/figures.ts';
import { ratio, type Share, wilson } from '../../../core/evaluation/wilson.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';

/** "87.5 %" with the decimal sign of the reader's language; a dash when there is nothing to measure. */
export function percent(value: number | null, language: ProgramLanguage, digits = 1): string {
  return value === null ? '–' : `${decimal(value * 100, digits, language)} %`;
}

/** "66.7 % (2/3)". */
export function counted(share: Share, language: ProgramLanguage): string {
  return share.of === 0 ? '–' : `${percent(ratio(share), language)} (${counts(share)})`;
}

/** "2/3". */
export function counts({ hits, of }: Share): string {
  return of === 0 ? '–' : `${hits}/${of}`;
}

/** The 95 % interval of a share, in percent. */
export function interval(share: Share, language: ProgramLanguage): string {
  if (share.of === 0) return '–';
  const [low, high] = wilson(share);
  return `${decimal(low * 100, 1, language)}–${decimal(high * 100, 1, language)}`;
}

/** Median and 90th percentile. */
export function twoNumbers(spread: Spread | null, digits: number, language: ProgramLanguage): string {
  if (spread === null) return '–';
  return [spread.median, spread.p90].map((number) => decimal(number, digits, language)).join('; ');
}

/** With the decimal sign of the reader's language. */
export function decimal(number: number, digits: number, language: ProgramLanguage): string {
  const text = number.toFixed(digits);
  return language === 'fr' ? text.replace('.', ',') : text;
}
