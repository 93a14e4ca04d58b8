import type { State } from './state.ts';

/** Picks the words for the reader's language. */
export function say(
  { around }: { readonly around: Pick<State['around'], 'language'> },
  fr: string,
  en: string,
): string {
  return around.language === 'fr' ? fr : en;
}
