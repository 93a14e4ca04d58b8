import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelsOf } from '../../../../src/core/reading/classifier/labels-of.ts';
import { shipped } from './corpus-files.ts';

const weights = { fr: shipped('fr'), en: shipped('en') };
const fr = (sentence: string) => labelsOf(sentence, 'fr', weights);
const en = (sentence: string) => labelsOf(sentence, 'en', weights);

describe('a sentence that a secretary understands at once', () => {
  it.each([
    ['ok pour jeudi', 'confirm'],
    ['Je souhaite annuler mon rendez-vous du 12/12.', 'cancel'],
    ['Pourriez-vous décaler mon rendez-vous de jeudi à la semaine prochaine ?', 'move'],
    ['on arrive avec 15 min de retard', 'late'],
    ['le 2', 'choose'],
    ['Bonjour', 'greeting'],
    ['Cordialement', 'closing'],
    ['STOP', 'stop'],
    ['Yann Morvan', 'name'],
    ['Mme Garnier 06 39 98 52 30', 'contact-line'],
  ])('is explained: %s', (sentence, label) => {
    expect(fr(sentence)).toMatchObject({ explained: true, danger: null });
    expect(fr(sentence).labels).toContain(label);
  });

  it('is explained in English too', () => {
    expect(en('Please send me the invoice for November.')).toMatchObject({
      explained: true,
      labels: ['document'],
    });
    expect(en('cancel tomorrow please')).toMatchObject({ explained: true, labels: ['cancel'] });
  });
});

describe('a sentence that a human must read', () => {
  it.each([
    "je viens pas jeudi j'ai comme une grosse barre là",
    'cette fois je vais pas me rater',
    "c'est mon dernier mail",
    'annulez tout, je ne serai plus là',
    'ma mère ne se réveille pas ce matin, annulez son rdv',
    'mon fils est tombé de la table à langer on annule',
    "papa est parti cette nuit, merci d'annuler",
    'peut-on reporter, ma douleur est revenue',
  ])('is not explained, however much of an errand it is: %s', (sentence) => {
    expect(fr(sentence).explained).toBe(false);
  });

  it('is not explained for a single foreign word in it', () => {
    expect(fr('Je souhaite annuler mon rendez-vous du 12/12.').explained).toBe(true);
    expect(fr('Je souhaite annuler mon rendez-vous du 12/12 car je saigne.').explained).toBe(false);
  });

  it('is not explained by the greeting before it', () => {
    expect(fr('bonjour le docteur est un charlatan').explained).toBe(false);
    expect(fr("Bonjour, j'ai trop bu.").explained).toBe(false);
  });

  it('names the emergency it is sure of', () => {
    expect(fr("j'ai pris toute la boîte pour en finir avec la vie").danger).toBe('danger-suicide');
    expect(en("my dad's face has dropped on one side and he can't speak").danger).toBe('danger-life');
  });
});

describe('silence', () => {
  it('meets a language nobody has taught it', () => {
    expect(labelsOf('Passt, danke', 'de', weights)).toEqual({
      labels: [],
      explained: false,
      danger: null,
      red: 0,
      p: {},
      first: null,
    });
  });

  it('meets what holds no words, and what no one writes by hand', () => {
    expect(fr('…').labels).toEqual([]);
    expect(fr('ok '.repeat(500)).explained).toBe(false);
  });

  it('meets letters without sense, and no text makes it stumble', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 25, maxLength: 700 }), (text) => {
        expect(fr(text).danger).toBeNull();
      }),
      { numRuns: 200, seed: 7 },
    );
  });
});
