import type { Practice } from './practice.ts';

/** The practice as it speaks by itself, whoever reads along: for whatever writes to its people or into its files. */
export function inItsOwnVoice(practice: Practice): Practice {
  return { ...practice, programLanguage: practice.ownLanguage };
}
