import type { ModelRequest } from '../../ports/model.ts';

/** A mail that any usable model understands; sent at the start, so that the rules are read before the first patient's. */
export const TEST_MAIL: Pick<ModelRequest, 'language' | 'sentences'> = {
  language: 'fr',
  sentences: [
    { number: 1, text: 'Je dois annuler mon rendez-vous de jeudi.' },
    { number: 2, text: 'Cordialement' },
  ],
};
