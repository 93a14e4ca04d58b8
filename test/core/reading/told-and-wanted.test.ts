import { describe, expect, it } from 'vitest';
import { timesMeant } from '../../../src/core/reading/times/times-meant.ts';
import type { Language } from '../../../src/domain/language.ts';
import { aContext, shortly } from './wishes/said.ts';

/** What a sentence wants, and the appointment it is about, where a mail wants a time or gives one up. */
function meant(text: string, language: Language, leaning: 'wishes' | 'about' = 'wishes') {
  const { wishes, about } = timesMeant(text, language, aContext(), leaning);
  return { wanted: shortly(wishes), about: shortly(about) };
}

describe('a time beside which something is told', () => {
  it.each([
    ['es', 'El sábado se cayó por las escaleras'],
    ['es', 'El jueves me dieron el alta'],
    ['es', 'La semana pasada llamé dos veces y el lunes nadie cogió el teléfono'],
    ['it', 'Sabato è caduta dalle scale'],
    ['it', 'Lunedì mi hanno dimesso dall’ospedale'],
    ['it', 'Giovedì abbiamo firmato il contratto'],
    ['pt', 'No sábado caiu das escadas'],
    ['pt', 'Na segunda deram-lhe alta'],
    ['pt', 'O treino dele mudou para as quintas'],
    ['pl', 'W sobotę spadła ze schodów'],
    ['pl', 'W poniedziałek mąż złamał nogę'],
    ['pl', 'Odpowiem do czwartku'],
  ] as const)('is no wish when it has happened, or is a promise: %s, %s', (language, text) => {
    expect(meant(text, language).wanted).toBe('');
  });

  it.each([
    ['es', 'El 10 es la boda de mi hermano, ¿podría ir el 9?', '12-09'],
    ['es', 'El martes es el concierto del colegio, ¿tendríais hueco el lunes?', '11-30'],
    ['it', 'Il 10 dicembre è la cena di fine corso, si può il 9?', '12-09'],
    ['pt', 'O dia 10 é a festa da escola, podia ser o dia 9?', '12-09'],
  ] as const)('is no wish before another that is asked for: %s, %s', (language, text, wanted) => {
    expect(meant(text, language).wanted.replace(/ ?\|? ?not \S+ ?\|? ?/g, '')).toBe(wanted);
  });

  it.each([
    [
      'en',
      'Monday to Friday, any morning except Wednesday, when I have the grandchildren.',
      '11-30…12-04 daily 08:00-12:00 | not 12-02',
    ],
    [
      'it',
      'Da domani a venerdì posso sempre tranne giovedì che sono in tribunale tutto il giorno.',
      '11-25…11-27 | not 11-26',
    ],
    [
      'it',
      'Meglio venerdì nel pomeriggio, o al limite sabato mattina se siete aperti.',
      '11-27 12:00-18:00 | 11-28 08:00-12:00',
    ],
    ['fr', "Si jamais quelqu'un annule avant le 10 je suis preneuse.", '11-24…12-09'],
  ] as const)(
    'rules out no more than its exception, and stays where the practice may be shut: %s, %s',
    (language, text, wanted) => {
      expect(meant(text, language).wanted).toBe(wanted);
    },
  );

  it.each([
    ['es', 'Evitaría el miércoles', 'not 11-25'],
    ['es', 'El miércoles estoy liada', 'not 11-25'],
    ['es', 'El miércoles mi hijo no va', 'not 11-25'],
    ['it', 'Eviterei mercoledì', 'not 11-25'],
    ['it', 'Mercoledì non si può', 'not 11-25'],
    ['it', 'Mercoledì niente terapia', 'not 11-25'],
    ['pt', 'Evitava a quarta', 'not 11-25'],
    ['pt', 'Quarta já não me serve', 'not 11-25'],
    ['pl', 'Wolałbym unikać środy', 'not 11-25'],
    ['pl', 'W środę jesteśmy na wycieczce', 'not 11-25'],
    ['pl', 'Na środę proszę mnie nie zapisywać', 'not 11-25'],
    ['es', 'El miércoles no me esperéis', 'not 11-25'],
    ['it', 'Mercoledì non mi aspettate', 'not 11-25'],
    ['pt', 'Quarta colide com a natação, não haveria quinta?', 'not 11-25 | 11-26'],
  ] as const)('is ruled out by what stands in the way: %s, %s', (language, text, wanted) => {
    expect(meant(text, language).wanted).toBe(wanted);
  });
});

describe('a time of an appointment that exists', () => {
  it.each([
    ['es', 'tengo el 9 a las 10, ¿se podría por la tarde?', '12-09 10:00-11:00 exact'],
    ['it', 'ho il 9 alle 10, si può nel pomeriggio?', '12-09 10:00-11:00 exact'],
    ['pt', 'tenho dia 9 às 10, dá para a tarde?', '12-09 10:00-11:00 exact'],
    ['pl', 'mam 9 grudnia o 10, da się po południu?', '12-09 10:00-11:00 exact'],
  ] as const)('is named with "I have": %s', (language, text, about) => {
    expect(meant(text, language, 'about')).toEqual({ wanted: '11-24… daily 12:00-18:00', about });
  });

  it.each([
    ['es', '¿La clase de mañana puede pasar al viernes?'],
    ['it', 'La seduta di domani si può spostare a venerdì?'],
    ['pt', 'A sessão de amanhã pode passar para sexta?'],
  ] as const)('stands beside the word for it: %s', (language, text) => {
    expect(meant(text, language)).toEqual({ wanted: '11-27', about: '11-25' });
  });

  it.each([
    ['es', 'mi miércoles dáselo a otro'],
    ['it', 'il mio mercoledì lo lascio'],
    ['pt', 'a minha quarta fica livre'],
    ['pl', 'moją środę proszę oddać'],
  ] as const)('is "my Wednesday": %s', (language, text) => {
    expect(meant(text, language, 'about')).toEqual({ wanted: '', about: '11-25' });
  });

  it.each([
    ['es', '¿La cambiamos a miércoles o viernes?'],
    ['it', 'La spostiamo a mercoledì o venerdì?'],
    ['pt', 'Passamos para quarta ou sexta?'],
    ['pl', 'Przełożymy na środę albo piątek?'],
  ] as const)('is not the day to which it goes: %s', (language, text) => {
    expect(meant(text, language, 'about')).toEqual({ wanted: '11-25 | 11-27', about: '' });
  });
});

describe('a number or a name', () => {
  it.each([
    ['es', 'Ninguna de las dos me va'],
    ['es', 'Queremos venir los dos'],
    ['es', 'mi prima Asunción la conoce'],
    ['it', 'Nessuna delle due mi va'],
    ['it', 'Prendo un altro da dieci'],
    ['pt', 'Nenhuma das duas me serve'],
    ['pt', 'O cabaz de Natal já chegou'],
    ['pl', 'po drugiej wizycie było gorzej'],
    ['pt', 'os exames desde 2021'],
    ['es', 'Por tercera vez este mes nadie contesta'],
    ['it', 'La tessera scade il 4 dicembre'],
    ['pl', 'Skierowanie wygasa 4 grudnia'],
  ] as const)('is no time: %s, %s', (language, text) => {
    expect(meant(text, language).wanted).toBe('');
  });

  it.each([
    ['pt', 'tem 5a às 10h?', '11-26 10:00-11:00 exact'],
    ['pt', 'três manhãs por semana', '11-24… daily 08:00-12:00'],
    ['pt', 'mais cedo na quinta', '11-26'],
    ['pl', 'po 17 jesteśmy w domu', '11-24… daily 17:00-21:00'],
    ['pl', 'po osiemnastej wszystko gra', '11-24… daily 18:00-21:00'],
    ['pl', 'za tydz w pt', '12-04'],
    ['pl', 'w środku dnia', '11-24… daily 12:00-14:00'],
    ['it', 'in settimana dopo le 17', '11-23…11-29 daily 17:00-21:00'],
    ['it', 'giovedì dopo il lavoro', '11-26 17:00-21:00'],
    ['es', 'el jueves a la salida del trabajo', '11-26 18:00-21:00'],
    ['pt', 'quinta depois do trabalho', '11-26 17:00-21:00'],
    ['pt', 'à quinta não há treino', '11-26'],
    ['pl', 'dopiero po dwunastym', '12-13…'],
    ['pl', 'po dwunastej', '11-24… daily 12:00-21:00'],
    ['it', 'di matina', '11-24… daily 08:00-12:00'],
  ] as const)('is one: %s, %s', (language, text, wanted) => {
    expect(meant(text, language).wanted).toBe(wanted);
  });
});
