import { describe, expect, it } from 'vitest';
import { editedSuggestions } from '../../../src/core/stats/edited-suggestions.ts';
import type { SaidOfSuggestion } from '../../../src/domain/autonomy.ts';
import { NOW } from '../../build/builders.ts';

function said(different: Partial<SaidOfSuggestion> = {}): SaidOfSuggestion {
  return { kind: 'move', note: 'approved', at: NOW, words: null, ...different };
}

describe('how much was changed of prepared answers', () => {
  it('is not told before one was sent', () => {
    expect(editedSuggestions([])).toBeNull();
    expect(editedSuggestions([said({ note: 'refused' }), said({ note: 'by-hand' })])).toBeNull();
  });

  it('is a share of those that were sent, and the median of the words, by kind', () => {
    const edited = (changed: number) => said({ note: 'edited', words: { changed, of: 20 } });
    const figures = editedSuggestions([
      said(),
      said(),
      edited(1),
      edited(5),
      edited(20),
      said({ kind: 'late' }),
      said({ kind: 'late', note: 'stopped' }),
    ]);
    expect(figures).toEqual({
      sent: 6,
      edited: 3,
      distance: 0.25,
      kinds: [
        { kind: 'move', sent: 5, edited: 3, distance: 0.25 },
        { kind: 'late', sent: 1, edited: 0, distance: null },
      ],
    });
  });

  it('counts an edit of which nobody knows the words, and draws no median from it', () => {
    expect(editedSuggestions([said({ note: 'edited' })])).toMatchObject({ edited: 1, distance: null });
  });
});
