import { describe, expect, it } from 'vitest';
import { wordsBear } from '../../../src/core/reading/opinion/kind-cues.ts';

describe('what changes the agenda must be said, and not unsaid', () => {
  it.each([
    'Merci d’annuler mon rendez-vous de jeudi',
    'je ne peux pas venir jeudi',
    'pouvez-vous annuler vendredi ?',
    'please cancel Thursday',
    'I can’t make it on Friday',
  ])('takes for a cancellation: %s', (text) => {
    expect(wordsBear(['cancel'], text)).toBe(true);
  });

  it.each([
    'n’annulez surtout pas jeudi, je viens',
    'ne pas annuler vendredi',
    'je ne souhaite pas annuler vendredi',
    'je n’ai jamais demandé d’annuler vendredi',
    'faut-il annuler jeudi ?',
    'avez-vous annulé jeudi ?',
    'je risque de devoir annuler jeudi, je vous redis',
    'j’hésite à annuler jeudi',
    'je ne pourrai pas confirmer jeudi, annulation peut-être',
    'annulez le 10 décembre et gardez jeudi',
    'annulez jeudi sauf si vous avez une place l’après-midi',
    'j’annule mon rendez-vous chez le dentiste jeudi',
    'please don’t cancel Thursday',
    'I may have to cancel Thursday',
    'did you cancel Thursday?',
    'cancel Thursday unless you have something later',
    'keep this Thursday, cancel the one after',
  ])('leaves to a person: %s', (text) => {
    expect(wordsBear(['cancel'], text)).toBe(false);
  });

  it('moves nothing that was not to be moved, or only under a condition', () => {
    expect(wordsBear(['move'], 'je ne veux pas déplacer mon rendez-vous de vendredi')).toBe(false);
    expect(wordsBear(['move'], 'déplacez jeudi au 2 décembre seulement si Karim prend ma place')).toBe(false);
    expect(wordsBear(['move'], 'pouvez-vous déplacer jeudi au 2 décembre ?')).toBe(true);
  });

  it('confirms nothing under an "if"', () => {
    expect(wordsBear(['confirm'], 'je confirme lundi si je suis encore là')).toBe(false);
    expect(wordsBear(['confirm'], 'je confirme lundi')).toBe(true);
  });
});
