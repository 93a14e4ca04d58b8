import { describe, expect, it } from 'vitest';
import { isStopPhrase, stopMeant } from '../../../src/core/consents/stop-words.ts';
import { stoppedClasses } from '../../../src/core/consents/stopped-classes.ts';

describe('a stop in words', () => {
  it.each([
    'STOP',
    'Stop svp',
    'stop aux rappels',
    'Ne m’écrivez plus.',
    'Merci de ne plus m’envoyer de messages',
    'Plus de rappels de rendez-vous s’il vous plaît',
    'Je ne souhaite plus recevoir de mails',
    'plus de rappels mais oui aux enquêtes',
    'Désinscription',
    'Please stop sending me reminders',
    'No more emails please',
    'Please don’t send me any more messages',
    'unsubscribe',
    'Geen berichten meer alstublieft',
    'Graag geen herinneringen meer sturen'.replace('Graag ', ''),
    'Bitte keine Nachrichten mehr',
    'Schreiben Sie mir bitte nicht mehr',
    'Ich möchte keine Erinnerungen mehr erhalten',
    'Proszę nie wysyłać mi wiadomości',
    'Proszę o wypisanie'.replace('o wypisanie', 'mnie wypisać'),
    'No me envíen más mensajes',
    'No quiero recibir más recordatorios',
    'Non inviatemi più messaggi',
    'Non voglio più ricevere promemoria',
    'Não enviem mais mensagens por favor',
    'Não quero receber mais lembretes',
  ])('is heard in "%s"', (text) => expect(isStopPhrase(text)).toBe(true));

  it.each([
    'Je ne veux plus de rendez-vous',
    'Je n’ai pas reçu de message',
    'Je ne reçois plus de rappels',
    'I no longer receive reminders',
    'I don’t receive the emails',
    'Stoppez mon traitement ?',
    'Faut-il arrêter les exercices ?',
    'Ich bekomme keine Erinnerungen mehr',
    'Plus tard merci',
    'Pas de rendez-vous jeudi',
    'No more appointments please',
    'Envoyez-moi un rappel',
    'Merci de m’envoyer un message',
    'Nie dostałem wiadomości',
    '',
  ])('is not heard in "%s"', (text) => expect(isStopPhrase(text)).toBe(false));
});

describe('what a stop means', () => {
  const means = (text: string) => stopMeant([text]);

  it('is what it names', () => {
    expect(means('plus de rappels')?.stops).toEqual(['S1']);
    expect(means('Keine Umfragen mehr bitte')?.stops).toEqual(['S4']);
    expect(means('plus de rappels par mail')?.stops).toEqual(['S1']);
    expect(means('Ne m’écrivez plus')?.stops).toBe('all');
    expect(means('STOP')?.stops).toBe('bare');
  });

  it('keeps what they say they still want', () => {
    expect(means('plus de rappels mais oui aux enquêtes')).toEqual({ stops: ['S1'], gives: ['S4'] });
    expect(means('No more surveys but yes to reminders')).toEqual({ stops: ['S4'], gives: ['S1'] });
    expect(means('Keine Umfragen mehr, aber ja zu Erinnerungen')).toEqual({ stops: ['S4'], gives: ['S1'] });
  });

  it('ends a survey and what is like it when a plain stop answers one, and everything when it answers a reminder', () => {
    const bare = { stops: 'bare', gives: [] } as const;
    expect(stoppedClasses(bare, 'S4')).toEqual(['S3', 'S4', 'S7']);
    expect(stoppedClasses(bare, 'S1')).toBeNull();
    expect(stoppedClasses(bare, null)).toBeNull();
    expect(stoppedClasses({ stops: 'all', gives: [] }, 'S4')).toBeNull();
  });
});
