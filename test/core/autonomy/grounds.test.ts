import { describe, expect, it } from 'vitest';
import { changedSince, groundsOf } from '../../../src/core/autonomy/grounds.ts';
import type { ModelMark, Reading } from '../../../src/domain/reading.ts';
import { aReading } from '../../build/builders.ts';

const MARK: ModelMark = { name: 'little:3b', digest: 'aa11', prompt: 'p1' };
const read = (model?: ModelMark): Reading => ({
  ...aReading([]),
  readers: ['lexical', 'model'],
  ...(model === undefined ? {} : { model }),
});
const texts = { find: () => null };
const since = (grounds: Readonly<Record<string, string>>, mark: ModelMark) =>
  changedSince(grounds, { texts, model: mark.name, marks: [mark] });

describe('the model among the grounds of an answer', () => {
  const grounds = groundsOf({ plan: [], reading: read(MARK), model: 'other:1b' });

  it('is the one that read the mail, by its name, its digest and its prompt', () => {
    expect(grounds).toEqual({ model: 'little:3b', 'model-digest': 'aa11', 'model-prompt': 'p1' });
    expect(since(grounds, MARK)).toBeNull();
  });

  it('is another one when it was replaced under the same name, or is asked in other words', () => {
    expect(since(grounds, { ...MARK, digest: 'bb22' })).toBe('model-changed');
    expect(since(grounds, { ...MARK, prompt: 'p2' })).toBe('model-changed');
    expect(since(grounds, { ...MARK, name: 'other:1b' })).toBe('model-changed');
  });

  it('stays the same while a server does not tell, and by its name alone where nothing else was kept', () => {
    expect(since(grounds, { ...MARK, digest: null })).toBeNull();
    const before = groundsOf({ plan: [], reading: read(), model: 'little:3b' });
    expect(before).toEqual({ model: 'little:3b' });
    expect(since(before, MARK)).toBeNull();
  });
});
