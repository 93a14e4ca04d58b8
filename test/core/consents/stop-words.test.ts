import { describe, expect, it } from 'vitest';
import { isStopPhrase, stopMeant, withdrawsConsent } from '../../../src/core/consents/stop-words.ts';
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
    'Dejen de enviarme correos',
    'Darme de baja',
    'Quiero darme de baja',
    'Bórrenme de la lista',
    'Deixem de me enviar emails',
    'Proszę o usunięcie z listy',
    'Niente più sondaggi',
    'Arrêtez de m’envoyer des mails',
    'Je ne veux plus être contacté',
    'Retirez-moi de vos listes',
    'Supprimez mon adresse de votre liste',
    'Ne m’envoyez plus rien',
    'Je refuse vos rappels',
    'Laissez-moi tranquille',
    'Je me désinscris',
    'Inutile de m’envoyer des rappels',
    'Cessez de me contacter',
    'Please stop contacting me',
    'Do not contact me again',
    'Take me off your mailing list',
    'I no longer wish to receive emails',
    'I want to opt out',
    'Leave me alone',
    'Quit emailing me',
    'Remove my email from your list',
    'Don’t send me anything',
    'Bitte keine weiteren E-Mails',
    'Hören Sie auf, mir zu schreiben',
    'Melden Sie mich bitte ab',
    'Streichen Sie mich aus dem Verteiler',
    'Nehmen Sie mich von der Liste',
    'Lassen Sie mich in Ruhe',
    'Ich möchte keine Nachrichten mehr bekommen',
    'Löschen Sie meine Adresse aus Ihrem Verteiler',
    'Ich will nichts mehr erhalten',
    'Stop met mailen',
    'Haal mij van de lijst',
    'Meld mij af',
    'Ik wil geen mails meer ontvangen',
    'Laat me met rust',
    'Verwijder mij uit uw mailinglijst',
    'Stuur mij niets meer',
    'Proszę mnie usunąć z listy',
    'Rezygnuję z powiadomień',
    'Proszę przestać do mnie pisać',
    'Proszę o zaprzestanie wysyłania wiadomości',
    'Nie życzę sobie wiadomości',
    'Nie chcę nic dostawać',
    'Dajcie mi spokój',
    'Proszę wykreślić mnie z listy',
    'No me escriban más',
    'Dejad de escribirme',
    'Denme de baja',
    'Basta de mensajes',
    'No me manden nada más',
    'Ya no quiero más correos',
    'Quítenme de la lista',
    'Smettetela di mandarmi messaggi',
    'Cancellatemi dalla lista',
    'Basta messaggi',
    'Non desidero più essere contattato',
    'Toglietemi dalla mailing list',
    'Lasciatemi in pace',
    'Parem de me enviar mensagens',
    'Não me escrevam mais',
    'Retirem-me da lista',
    'Não quero ser contactada',
    'Deixem-me em paz',
    'Chega de mensagens',
    'Quero cancelar a subscrição',
    'Não me enviem nada',
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
    'Supprimez mon message',
    'Rien de plus merci',
    'Nada mais obrigado',
    'Nic więcej',
    'Nothing more thanks',
    'Bitte löschen Sie meine Nachricht',
    'Necesito la baja médica',
    'Solicito la baja',
    'Me han dado la baja',
    'Je n’ai pas de mail',
    'Take me off the waiting list please',
    'Retirez-moi de la liste d’attente',
    'Proszę o wypisanie recepty',
    'Proszę o wypisanie',
    'Delete my last message',
    'Je ne suis pas sur la liste',
    'Ich habe keine E-Mail bekommen',
    'Nie ma mnie na liście',
    'Remove my appointment',
    'Nehmen Sie mich am Montag',
    'Quit',
    'Basta',
    'Stornieren',
    'Je ne reçois rien',
    'I get nothing',
    'Assez',
    'ja',
    'Ich bin auf der Liste',
    'Mon adresse',
    'Please take my new address',
    'No address',
    'Pas de fichier',
    'Lasciatemi un messaggio',
    'Deixem uma mensagem',
    'Dejen un mensaje',
    '',
  ])('is not heard in "%s"', (text) => expect(isStopPhrase(text)).toBe(false));
});

describe('a consent taken back', () => {
  it.each([
    'Ich widerrufe meine Einwilligung',
    'Hiermit widerrufe ich meine Einwilligung zur Zusendung von E-Mails',
    'Je retire mon consentement',
    'I withdraw my consent',
    'Ik trek mijn toestemming in',
    'Wycofuję zgodę',
    'Retiro mi consentimiento',
    'Revoco il consenso',
    'Retiro o meu consentimento',
  ])('ends everything: "%s"', (text) => {
    expect(withdrawsConsent(text)).toBe(true);
    expect(stopMeant([text])?.stops).toBe('all');
  });

  it('is another one when it is about care', () => {
    expect(withdrawsConsent('Je retire mon consentement à l’opération')).toBe(false);
  });
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
