import { describe, expect, it } from 'vitest';
import { type HeardSentence, inContext } from '../../../../src/core/reading/opinion/in-context.ts';
import type { Language } from '../../../../src/domain/language.ts';
import { LABELS, type Label } from '../../../../src/domain/reading.ts';

interface Said extends Partial<Pick<HeardSentence, 'sure' | 'explained'>> {
  readonly text: string;
  readonly labels?: readonly Label[];
  readonly p?: Partial<Record<Label, number>>;
}

const CALM = Object.fromEntries(LABELS.map((label) => [label, 0.01])) as Record<Label, number>;

/** What becomes of the last sentence beside those before it, which are understood. */
function last(language: Language, ...said: readonly Said[]) {
  const sentences = said.map(({ text }, at) => ({ number: at + 1, text }));
  const heard = said.map(
    ({ labels = [], sure, explained = false, p = {} }, at): HeardSentence => ({
      sentence: at + 1,
      labels,
      sure: sure ?? at < said.length - 1,
      explained,
      matches: [],
      scent: false,
      p: { ...CALM, ...p },
    }),
  );
  const { labels, sure } = inContext(heard, { sentences, language }).at(-1) ?? { labels: [], sure: false };
  return sure ? labels : null;
}

const BOOKS: Said = { text: 'Quisiera pedir hora.', labels: ['book'] };
const WANTS_PAPER: Said = { text: 'Il me faudrait la facture de mars.', labels: ['document'] };
const GIVES_UP: Said = { text: 'Je dois annuler jeudi.', labels: ['cancel'] };

describe('beside a request that is understood', () => {
  it('a time asked for is the time of that request, whatever it would be alone', () => {
    const time: Said = { text: '¿Podría ser el martes 10 por la tarde?', labels: ['move'], explained: true };
    expect(last('es', BOOKS, time)).toEqual(['wish']);
    expect(last('es', BOOKS, { ...time, text: '¿Podría ser?' })).toBeNull();
  });

  it('a time is none of its own where it gives something up, or nobody explains it', () => {
    const time: Said = { text: 'No puedo el martes 10.', labels: ['cancel', 'move'], explained: true };
    expect(last('es', BOOKS, time)).toBeNull();
    expect(last('es', BOOKS, { text: '¿El martes 10?', labels: ['move'], explained: false })).toBeNull();
  });

  it('a time belongs to no request that waits for none', () => {
    const time: Said = { text: 'Jeudi 3 à 10 h ?', labels: ['choose'], explained: true };
    expect(last('fr', WANTS_PAPER, time)).toBeNull();
  });

  it('who says the same again asks for nothing more', () => {
    const again: Said = { text: 'Ma mutuelle la veut vite.', labels: ['document'], p: { document: 0.6 } };
    expect(last('fr', WANTS_PAPER, again)).toEqual(['none']);
    expect(last('fr', GIVES_UP, again)).toBeNull();
  });

  it('what is said again with another day in it is not the same', () => {
    const again: Said = { text: 'Et lundi 30 non plus.', labels: ['cancel'], p: { cancel: 0.6 } };
    expect(last('fr', GIVES_UP, again)).toBeNull();
    expect(last('fr', GIVES_UP, { ...again, labels: [], p: { cancel: 0.3 } })).toBeNull();
  });

  it('a calm remark asks for nothing, and one that takes back is a person’s', () => {
    expect(last('fr', GIVES_UP, { text: 'La voiture est restée au garage.' })).toEqual(['none']);
    expect(last('fr', GIVES_UP, { text: 'Ah non attendez, je le garde.' })).toBeNull();
    expect(last('fr', GIVES_UP, { text: 'La tête me tourne.', p: { health: 0.3 } })).toBeNull();
    expect(last('fr', GIVES_UP, { text: 'Vous êtes ouverts le soir ?' })).toBeNull();
  });
});

describe('beside nothing that is understood', () => {
  it('every sentence stays what it is', () => {
    const remark: Said = { text: 'La voiture est restée au garage.' };
    expect(last('fr', { text: 'Bonjour,', labels: ['greeting'] }, remark)).toBeNull();
  });
});
