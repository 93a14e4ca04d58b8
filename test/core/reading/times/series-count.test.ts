import { describe, expect, it } from 'vitest';
import { seriesAsked } from '../../../../src/core/reading/times/series-count.ts';

const once = (perWeek: number, everyWeeks = 1) => ({ perWeek, everyWeeks });

describe('how many appointments a mail asks for, and how often', () => {
  it.each([
    ['J’ai 15 séances à faire, deux fois par semaine, le matin', 15, once(2)],
    ['il me faut douze séances, 2x/semaine', 12, once(2)],
    ['une quinzaine de séances à raison de 3 séances par semaine', 15, once(3)],
    ['10 rendez-vous, une fois par semaine', 10, once(1)],
    ['8 séances toutes les deux semaines', 8, once(1, 2)],
    ['I need 12 sessions, twice a week', 12, once(2)],
    ['ten appointments, 2 times per week please', 10, once(2)],
    ['6 sessions every other week', 6, once(1, 2)],
    ['Ik heb 18 behandelingen nodig, twee keer per week', 18, once(2)],
    ['9 afspraken, tweemaal per week', 9, once(2)],
    ['Ich habe ein Rezept über 6 Termine, zweimal pro Woche', 6, once(2)],
    ['12 Behandlungen, 2x wöchentlich', 12, once(2)],
    ['Proszę o 10 zabiegów dwa razy w tygodniu', 10, once(2)],
    ['5 wizyt, raz w tygodniu', 5, once(1)],
    ['Necesito 20 sesiones, dos veces por semana', 20, once(2)],
    ['diez citas, tres veces a la semana', 10, once(3)],
    ['Ho bisogno di 10 sedute, due volte alla settimana', 10, once(2)],
    ['Preciso de 12 sessões, duas vezes por semana', 12, once(2)],
  ])('%s', (text, count, rhythm) => {
    expect(seriesAsked(text)).toEqual({ count, rhythm });
  });

  it.each([
    ['je voudrais plusieurs séances', null, null],
    ['15 séances, le médecin a écrit 20 séances', null, null],
    ['15 séances, une fois par semaine ou deux fois par semaine', 15, null],
    ['le 15 décembre à 10 h', null, null],
    ['200 séances', null, null],
    ['1 séance', null, null],
    ['neuf jours par semaine', null, null],
  ])('does not guess: %s', (text, count, rhythm) => {
    expect(seriesAsked(text)).toEqual({ count, rhythm });
  });
});
