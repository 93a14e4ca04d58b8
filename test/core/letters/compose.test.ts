import { describe, expect, it } from 'vitest';
import { type Composed, compose } from '../../../src/core/letters/compose.ts';
import { exampleFacts } from '../../../src/core/letters/example-facts.ts';
import { factMaker, flagFact } from '../../../src/core/letters/facts.ts';
import { previewOf } from '../../../src/core/letters/preview.ts';
import type { TextsInput } from '../../../src/core/letters/texts.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { LetterPart, Template } from '../../../src/domain/letter.ts';
import { address, moment } from '../../build/builders.ts';
import { shipped, someTexts } from './shipped.ts';

const part = (template: string, language: Language = 'fr'): LetterPart => ({
  template,
  facts: exampleFacts(template, language, 'Europe/Paris'),
});

function letter(
  parts: readonly LetterPart[],
  language: Language = 'fr',
  input: Partial<TextsInput> = {},
): Composed {
  return compose({ texts: someTexts(input), language, to: address('ana@example.org'), parts });
}

function bodyOf(composed: Composed): string {
  if (composed.kind === 'problem') throw new Error(composed.reason.code);
  return composed.letter.body;
}

const parking: Template = {
  id: 'faq:parking',
  language: 'fr',
  subject: 'information',
  class: 'S1',
  needs: [],
  body: 'Pour le parking : place des Tilleuls, à 50 m, gratuit deux heures.\n',
  hash: 'p',
  file: 'faq/parking.fr.md',
};
const withParking = {
  faq: [{ id: 'parking', questions: {}, answers: { fr: parking }, audience: 'anyone' }],
  assumeApproved: true,
} as const;

describe('a letter', () => {
  it('reads like one of a calm secretary', () => {
    expect(bodyOf(letter([part('offer'), { template: 'faq:parking', facts: {} }], 'fr', withParking))).toBe(
      `Réponse de l'assistant automatique du secrétariat (intelligence artificielle).
Pour parler à une personne : 01 99 00 12 34.

Bonjour,

Voici trois possibilités pour déplacer votre rendez-vous du mardi 24 novembre à 18 h 30 :

  1.  jeudi 26 novembre à 17 h 30
  2.  vendredi 27 novembre à 18 h
  3.  lundi 30 novembre à 17 h 30

Répondez par le numéro, ou indiquez un autre moment.
Ces horaires vous sont gardés jusqu'au mercredi 25 novembre à 12 h.
D'ici là, votre rendez-vous actuel reste réservé.

Pour le parking : place des Tilleuls, à 50 m, gratuit deux heures.

Cabinet, 12 rue des Lilas, 01 99 00 12 34
Message reçu par erreur, ou plus de messages automatiques ? Répondez STOP.
En cas d'urgence : 15 ou 112 (114 par SMS).`,
    );
  });

  it('speaks of one appointment or of several', () => {
    const say = factMaker('fr', 'Europe/Paris');
    const of = (...times: string[]) =>
      bodyOf(letter([{ template: 'cancelled', facts: { appointments: say.moments(times.map(moment)) } }]));
    expect(of('2026-11-26T17:30')).toContain('Votre rendez-vous est annulé : jeudi 26 novembre à 17 h 30.');
    expect(of('2026-11-26T17:30', '2026-12-01T09:00')).toContain(
      'Vos rendez-vous sont annulés :\n\n  - jeudi 26 novembre à 17 h 30\n  - mardi 1er décembre à 9 h\n\n',
    );
  });

  it('asks for a plain OK when one time is offered', () => {
    const say = factMaker('en', 'Europe/London');
    const facts = {
      old: say.moment(moment('2026-11-24T18:30')),
      slots: say.moments([moment('2026-11-26T17:30')]),
      until: say.moment(moment('2026-11-25T12:00')),
    };
    const body = bodyOf(letter([{ template: 'offer', facts }], 'en'));
    expect(body).toContain('Reply OK to take it, or tell us another time.\nThis time is kept for you');
    expect(body).not.toContain('1.');
  });

  it('says the same receipt once for two requests', () => {
    const body = bodyOf(letter([part('acknowledge'), part('acknowledge')]));
    expect(body.split('Votre message est bien arrivé.')).toHaveLength(2);
  });

  it('lets an emergency text stand alone and first, the assistant’s line and the footer after it', () => {
    const alerted = { template: 'emergency-life', facts: { alerted: flagFact(true) } };
    const body = bodyOf(letter([part('thanks'), alerted]));
    expect(body.startsWith('Votre message peut décrire une urgence.')).toBe(true);
    expect(body).not.toContain('Bonne journée');
    expect(body).toContain('intelligence artificielle');
  });

  it('is in the practice’s language as a whole when its only answer is', () => {
    const answer = [{ template: 'faq:parking', facts: {} }];
    expect(letter(answer, 'pl', withParking)).toMatchObject({ kind: 'letter', letter: { language: 'fr' } });
    expect(bodyOf(letter(answer, 'pl', withParking))).toContain('Bonjour,');
  });

  it('is never half in one language and half in another', () => {
    const both = [part('moved', 'pl'), { template: 'faq:parking', facts: {} }];
    expect(letter(both, 'pl', withParking)).toMatchObject({ kind: 'problem' });
  });

  it('puts no Polish date into a French text', () => {
    const french = shipped.filter(({ id, language }) => id === 'moved' && language === 'fr');
    expect(letter([part('moved', 'pl')], 'pl', { shipped: french })).toMatchObject({
      kind: 'problem',
      reason: { code: 'template-missing', template: 'moved' },
    });
  });

  it('uses the practice’s own words in place of those that ship', () => {
    const own: Template = {
      ...parking,
      id: 'thanks',
      subject: 'message',
      body: 'Merci à vous.',
      hash: 'own',
    };
    const approvals = { 'thanks/fr': 'own' };
    expect(bodyOf(letter([part('thanks')], 'fr', { own: [own], approvals }))).toContain('Merci à vous.');
    expect(letter([part('thanks')], 'fr', { own: [own] })).toMatchObject({ kind: 'problem' });
  });

  it('lets nothing stand in for a broken text of the practice', () => {
    expect(letter([part('thanks')], 'fr', { broken: ['thanks/fr'] })).toMatchObject({ kind: 'problem' });
    expect(letter([part('thanks')], 'pl', { broken: ['thanks/pl'] })).toMatchObject({ kind: 'problem' });
  });
});

describe('the preview', () => {
  it('shows a finished letter before anybody approved it', () => {
    const [template] = shipped.filter(({ id, language }) => id === 'moved' && language === 'en');
    if (template === undefined) throw new Error('moved/en is missing');
    const shown = previewOf(template, someTexts({ approvals: {} }), { zone: 'Europe/Paris' });
    expect(shown.subject).toBe('Your appointment');
    expect(shown.body).toContain(
      'New time: Thursday 26 November at 17:30\nOld time, now given up: Tuesday 24 November',
    );
  });
});
