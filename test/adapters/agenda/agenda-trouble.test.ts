import { describe, expect, it } from 'vitest';
import { NoAnswer } from '../../../src/adapters/agenda/agenda-http.ts';
import { noAnswerError } from '../../../src/adapters/agenda/agenda-trouble.ts';

const sentenceFor = (host: string, language: 'fr' | 'en'): string => {
  const lost = new NoAnswer('late', `https://${host}/`, 'ETIMEDOUT');
  const error = noAnswerError(lost, { source: 'Marie', host, language });
  return error instanceof Error ? error.message : '';
};

describe('an agenda server that does not answer', () => {
  it.each(['127.0.0.1:5232', 'localhost:5232', '[::1]:5232', '192.168.1.20', 'nas.local'])(
    'is looked at where it runs, when it runs at %s',
    (host) => {
      expect(sentenceFor(host, 'fr')).toBe(
        `Agenda « Marie » : ${host} ne répond pas (ETIMEDOUT). C'est réessayé tout seul ; vérifiez que ce serveur est en marche et l'adresse.`,
      );
    },
  );

  it('is looked for on the way there when it is elsewhere', () => {
    expect(sentenceFor('dav.example.org', 'en')).toBe(
      'Agenda "Marie": dav.example.org does not answer (ETIMEDOUT). It is tried again by itself; check the Internet connection and the address.',
    );
  });
});
