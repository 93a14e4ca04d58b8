import { describe, expect, it } from 'vitest';
import type { InItsMail } from '../../../../src/core/reading/neighbours/beside-neighbours.ts';
import { type HeardSentence, inContext } from '../../../../src/core/reading/opinion/in-context.ts';
import type { Language } from '../../../../src/domain/language.ts';
import { LABELS, type Label } from '../../../../src/domain/reading.ts';

interface Said extends Partial<Pick<HeardSentence, 'sure' | 'explained'>> {
  readonly text: string;
  readonly labels?: readonly Label[];
  readonly p?: Partial<Record<Label, number>>;
  /** As a net reads it beside its neighbours. */
  readonly inMail?: Partial<InItsMail>;
}

const CALM = Object.fromEntries(LABELS.map((label) => [label, 0.01])) as Record<Label, number>;

/** What becomes of the last sentence beside those before it, which are understood. */
function last(language: Language, ...said: readonly Said[]) {
  return lastOf(language, said, false);
}

/** The same in a mail about an appointment that there is. */
function ofOne(language: Language, ...said: readonly Said[]) {
  return lastOf(language, said, true);
}

function lastOf(language: Language, said: readonly Said[], ofOneThatExists: boolean) {
  const sentences = said.map(({ text }, at) => ({ number: at + 1, text }));
  const heard = said.map(
    ({ labels = [], sure, explained = false, p = {}, inMail }, at): HeardSentence => ({
      sentence: at + 1,
      labels,
      sure: sure ?? at < said.length - 1,
      explained,
      matches: [],
      scent: false,
      p: { ...CALM, ...p },
      inMail:
        inMail === undefined
          ? null
          : { calm: false, labels: [], heard: false, alarm: null, ...inMail, p: { ...CALM, ...inMail.p } },
    }),
  );
  const { labels, sure } = inContext(heard, { sentences, language, ofOneThatExists }).at(-1) ?? {
    labels: [],
    sure: false,
  };
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

describe('beside its neighbours, as a net reads them', () => {
  const faint = { distress: 0.06, third: 0.1 };
  const remark: Said = { text: 'Je suis flexible, je télétravaille.', p: faint };

  it('a remark asks for nothing although it sounds a little of something else alone', () => {
    expect(last('fr', WANTS_PAPER, remark)).toBeNull();
    expect(last('fr', WANTS_PAPER, { ...remark, inMail: { calm: true } })).toEqual(['none']);
    expect(last('fr', WANTS_PAPER, { ...remark, inMail: { calm: true, p: { book: 0.4 } } })).toBeNull();
  });

  it('of an appointment that there is, a time asked for that must be a move is one, though no word says so', () => {
    const time: Said = {
      text: 'Même heure le mercredi 25, ce serait faisable ?',
      labels: ['move'],
      explained: true,
      inMail: { p: { move: 0.9 } },
    };
    const why: Said = { text: 'Mardi j’ai une réunion.', labels: ['reason'] };
    expect(ofOne('fr', why, time)).toEqual(['move']);
    expect(last('fr', why, time)).toBeNull();
    expect(ofOne('fr', why, { ...time, inMail: { p: { move: 0.7 } } })).toBeNull();
    expect(ofOne('fr', why, { ...time, text: 'Ce serait faisable ?' })).toBeNull();
    const doubtful = { ...time, explained: false };
    expect(ofOne('fr', why, doubtful)).toBeNull();
    expect(ofOne('fr', why, { ...doubtful, inMail: { calm: true, heard: true, p: { move: 0.9 } } })).toEqual([
      'move',
    ]);
  });
});
