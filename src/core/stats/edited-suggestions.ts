import type { EarnedKind, SaidOfSuggestion } from '../../domain/autonomy.ts';
import { median } from './median.ts';

/** How much people changed of prepared answers that they sent. */
export interface EditedFigures {
  /** Sent after a yes, as they were or edited. */
  readonly sent: number;
  readonly edited: number;
  /** Median share of the words that changed in an edited answer, 0 to 1; null where none could be counted. */
  readonly distance: number | null;
}

export interface EditedSuggestions extends EditedFigures {
  /** Most answers first; an answer to two requests counts in both. */
  readonly kinds: readonly (EditedFigures & { readonly kind: EarnedKind })[];
}

/** Null when no prepared answer was sent: then nothing can be said of edits. */
export function editedSuggestions(said: readonly SaidOfSuggestion[]): EditedSuggestions | null {
  const sent = said.filter(({ note }) => note === 'approved' || note === 'edited');
  if (sent.length === 0) return null;
  const kinds = [...new Set(sent.map(({ kind }) => kind))].map((kind) => ({
    kind,
    ...figuresOf(sent.filter((one) => one.kind === kind)),
  }));
  return { ...figuresOf(sent), kinds: kinds.toSorted((a, b) => b.sent - a.sent) };
}

function figuresOf(sent: readonly SaidOfSuggestion[]): EditedFigures {
  const edited = sent.filter(({ note }) => note === 'edited');
  const shares = edited.flatMap(({ words }) =>
    words === null || words.of === 0 ? [] : [words.changed / words.of],
  );
  return { sent: sent.length, edited: edited.length, distance: median(shares) };
}
