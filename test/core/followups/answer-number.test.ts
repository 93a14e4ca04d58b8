import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namesNumbers, numberedAnswer } from '../../../src/core/followups/answer-number.ts';
import type { ApprovedText } from '../../../src/domain/letter.ts';

describe('a number in answer to a reminder', () => {
  it.each([
    ['1', 'confirm'],
    [' 1. ', 'confirm'],
    ['« 2 »', 'move'],
    ['2)', 'move'],
    ['3 !', 'cancel'],
    ['３', 'cancel'],
  ])('%j means %s', (line, meant) => {
    expect(numberedAnswer(line)).toBe(meant);
  });

  it.each(['', '0', '4', '12', '1 2', '1/3', '1,5', '1 h', 'le 1', '1 mais plus tard', '3e', '-', 'un'])(
    '%j means nothing',
    (line) => {
      expect(numberedAnswer(line)).toBeNull();
    },
  );

  it('means nothing as soon as a letter or a second digit stands beside it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('1', '2', '3'),
        fc.string(),
        fc.stringMatching(/^[a-zé0-9]$/u),
        fc.boolean(),
        (digit, between, more, isBefore) => {
          const line = isBefore ? `${more}${between}${digit}` : `${digit}${between}${more}`;
          expect(numberedAnswer(line)).toBeNull();
        },
      ),
    );
  });
});

const isOffering = (body: string, id = 'reminder') =>
  namesNumbers({ made: [{ id, hash: 'a1' }], body: body as ApprovedText });

describe('a letter', () => {
  it('offers none unless it is a reminder', () => {
    expect(isOffering('  1 confirm\n  2 move\n  3 cancel\n', 'pre-visit')).toBe(false);
  });

  it('offers numbers when three lines begin with 1, 2 and 3', () => {
    expect(isOffering('Bonjour,\n\n  1 confirmer\n  2 déplacer\n  3 annuler\n')).toBe(true);
    expect(isOffering('1. oui\r\n2. autre\r\n3. non')).toBe(true);
  });

  it.each([
    'Répondez OUI.\nAppelez le 01 02 03 04 05.',
    '  1 rue des Lilas\n  2e étage\n  3 sonnettes',
    '1 décembre\n3 décembre\n2 décembre',
    'Répondez 1, 2 ou 3.',
    '1. Votre nom ?\n2. Votre adresse ?\n3. Votre médecin traitant ?',
    '1 oui\n2 non\n3 autre\n4 jamais',
  ])('offers none in %j', (body) => {
    expect(isOffering(body)).toBe(false);
  });
});
