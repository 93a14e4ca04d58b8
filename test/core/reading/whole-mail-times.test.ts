import { describe, expect, it } from 'vitest';
import { shippedReader } from '../../../src/adapters/reader/shipped-reader.ts';
import { combineWishes } from '../../../src/core/reading/times/combine-wishes.ts';
import type { Language } from '../../../src/domain/language.ts';
import { aWish } from '../evaluation/marked.ts';
import { shortly } from './wishes/said.ts';
import { readingOf } from './wishes/timed-mails.ts';

const reader = await shippedReader();

/** What a mail of Tuesday 24 November 2026 wants, and the appointment it is about. */
function times(text: string, language: Language) {
  const { requests } = readingOf({ id: 'one', text, times: [] }, language, reader);
  return {
    wanted: shortly(requests.flatMap(({ wishes }) => wishes)),
    about: shortly(requests.flatMap(({ about }) => about)),
  };
}

describe('the times of a whole mail', () => {
  it('are those wanted, not the journey that is their reason', () => {
    const text =
      'Would it be possible to see someone before 15 December? I fly to Italy on the 16th and get back on 4 January.';
    expect(times(text, 'en').wanted).toBe('11-24…12-14');
  });

  it('are not the hours of the office in a signature', () => {
    const text =
      "Hello,\nI'd like to bring forward my appointment on 18 December if anything comes up sooner, say the week of the 7th.\nRegards,\nMark Vidal\n\nVidal Architects – open Mon–Fri 9am–12pm / 2pm–6pm";
    expect(times(text, 'en').wanted).toBe('12-07…12-13');
  });

  it.each([
    ['fr', "Est-ce possible de venir une heure plus tard jeudi ? J'ai rdv à 9h."],
    ['en', "Could I come an hour later on Thursday? My appointment's at 9."],
    ['de', 'Könnte ich am Donnerstag eine Stunde später kommen? Mein Termin ist um 9 Uhr.'],
    ['es', '¿Podría venir una hora más tarde el jueves? Mi cita es a las 9.'],
    ['it', "Potrei venire un'ora più tardi giovedì? Il mio appuntamento è alle 9."],
    ['pl', 'Czy mogę przyjść w czwartek godzinę później? Mam wizytę o 9.'],
  ] as const)('are counted from day and hour, whichever sentence names them: %s', (language, text) => {
    expect(times(text, language).wanted).toBe('11-26 10:00-11:00 exact');
  });

  it.each([
    [
      'pt',
      'Boa tarde, tenho consulta amanhã às 17h30 mas o comboio só chega às 17h25. Podia ser um quarto de hora mais tarde?',
      '11-25 17:45-18:45 exact',
    ],
    [
      'it',
      "Buongiorno, lunedì 30 ho l'appuntamento alle 14.00. Verrei un quarto d'ora dopo, se è possibile.",
      '11-30 14:15-15:15 exact',
    ],
    [
      'en',
      'I have an appointment on Tuesday 1 December at 11.00 but the engineer is coming between 10 and 12. Would the same time two days later be possible?',
      '12-03 same',
    ],
  ] as const)(
    'are counted from an appointment that another sentence only tells: %s',
    (language, text, wanted) => {
      expect(times(text, language).wanted).toBe(wanted);
    },
  );

  it('are those of the lines under a word that announces them', () => {
    const text =
      'Frau Lang bittet um Verlegung ihres Termins am 02.12., 8:30 Uhr.\n\nAlternativ möglich wären:\n\n• Donnerstag, 03.12., 7:30 Uhr\n• Freitag, 04.12., 12:15 Uhr';
    expect(times(text, 'de').wanted).toBe('12-03 07:30-08:30 exact | 12-04 12:15-13:15 exact');
  });

  it.each([
    ['en', 'Could I come in the week of 14 December? Any day is fine.'],
    ['fr', 'Je voudrais un rendez-vous la semaine du 14 décembre. N’importe quel jour me va.'],
  ] as const)('are those of the stretch that is named, though any day would do: %s', (language, text) => {
    expect(times(text, language).wanted).toBe('12-14…12-20');
  });

  it('are not the days on which the writer of a signature works', () => {
    const text =
      'Graag een afspraak op dinsdag 8 december, tussen 12.00 en 13.30 uur.\n\nMet vriendelijke groet,\n\nCarla Pruijs\nWerkdagen: ma, di en do';
    expect(times(text, 'nl').wanted).toBe('12-08 12:00-13:30');
  });

  it('leave the day of the appointment to an hour that is named alone', () => {
    const text = 'Mon rdv de demain 9h : est-ce possible de venir à 9h30 ?';
    expect(times(text, 'fr').wanted).toBe('11-25 09:30-10:30 exact');
  });

  it.each([
    ['en', 'Do you treat knees? If so, Monday 30 November at 9.'],
    ['es', '¿Atienden rodillas? En caso afirmativo, el lunes 30 de noviembre a las 9.'],
    ['it', 'Vi occupate di ginocchia? In caso affermativo, lunedì 30 novembre alle 9.'],
    ['pl', 'Czy zajmują się Państwo kolanami? Jeśli tak, poniedziałek 30 listopada o 9.'],
  ] as const)('are those that a question before them would lead to: %s', (language, text) => {
    expect(times(text, language).wanted).toBe('11-30 09:00-10:00 exact');
  });

  it.each([
    ['fr', "Jeudi on m'a arraché une dent. Pourrais-je venir lundi 30 à 9h ?"],
    ['en', 'I twisted my ankle on Saturday. Any chance of Monday 30 November at 9?'],
    ['de', 'Am Samstag bin ich umgeknickt. Hätten Sie am Montag, dem 30., um 9 Uhr etwas?'],
    ['nl', 'Zaterdag ben ik door mijn enkel gegaan. Kan ik maandag 30 november om 9 uur langskomen?'],
  ] as const)('are not the day on which something happened: %s', (language, text) => {
    expect(times(text, language).wanted).toBe('11-30 09:00-10:00 exact');
  });

  it.each([
    ['fr', 'Je vous envoie ma carte de mutuelle. Et le 2 décembre à 14h, est-ce encore libre ?'],
    ['en', 'Please send me the invoice of 12 November. And would Wednesday 2 December at 2pm be free?'],
    [
      'de',
      'Die Rechnung vom 12. November habe ich überwiesen. Mittwoch, 2. Dezember, 14 Uhr würde mir passen.',
    ],
    ['nl', 'De factuur van 12 november heb ik betaald. Woensdag 2 december om 14 uur zou mij passen.'],
  ] as const)('are heard beside something else that is asked for: %s', (language, text) => {
    expect(times(text, language).wanted).toBe('12-02 14:00-15:00 exact');
  });

  it.each([
    [
      'en',
      "I can't do Tuesday 1 December at 3, I'm afraid. Could you see me that same Tuesday in the morning?",
    ],
    ['fr', 'Je ne peux plus mardi 1er décembre à 15h. Auriez-vous une place le même jour dans la matinée ?'],
    ['nl', 'Dinsdag 1 december om 15 uur lukt niet. Kan het diezelfde dag in de ochtend?'],
  ] as const)('lie on the day that they point back at: %s', (language, text) => {
    expect(times(text, language).wanted).toContain('12-01 08:00-12:00');
  });

  it('lie a week after the day of the appointment, at its time', () => {
    const text =
      'The school play is right on top of my appointment on Thursday 3rd. Could I have the same time the following Thursday please?';
    expect(times(text, 'en').wanted).toMatch(/^12-10/);
  });

  it.each([
    ['en', 'Are you open on Saturday 5 December? If so, please put me down for 10.30.'],
    ['fr', 'Êtes-vous ouverts le samedi 5 décembre ? Si oui, je voudrais un rendez-vous à 10h30.'],
  ] as const)('are of the day that a question before them asks about: %s', (language, text) => {
    expect(times(text, language).wanted).toBe('12-05 10:30-11:30 exact');
  });

  it.each([
    [
      'en',
      'Could I come on Tuesday 8 December in the afternoon? In the morning he has lessons from 9 until 12.',
    ],
    ['de', 'Ich hätte gern einen Termin am 8. Dezember nachmittags. Vormittags habe ich Kurs bis 12 Uhr.'],
  ] as const)('keep their hours beside those of a reason: %s', (language, text) => {
    expect(times(text, language).wanted).toContain('12-08 12:00-18:00');
  });

  it('leave out the hours at which somebody is to be called', () => {
    const text =
      'Ich möchte einen Termin am Mittwoch, 9. Dezember, vormittags. Bitte rufen Sie mich zurück, ich bin telefonisch erst nach 14 Uhr erreichbar.';
    expect(times(text, 'de').wanted).toBe('12-09 08:00-12:00');
  });

  it('are not in the week before the one asked for, where only a weekday is named', () => {
    const text = "Could I book a first appointment in the week of 7 December? I can't do Wednesday.";
    expect(times(text, 'en').wanted).toBe('12-07…12-13 | not 12-09');
  });

  it('take the hour that another wish of the mail has', () => {
    const text = 'Serait-il possible lundi 30 à 18h30 ? Le mardi 1er décembre à la même heure me va aussi.';
    expect(times(text, 'fr').wanted).toBe('11-30 18:30-19:30 exact | 12-01 18:30-19:30 exact');
  });

  it('are new where another sentence says when the appointment is', () => {
    const text =
      'Could we move it to eight o’clock on Mon, Tues or Weds (7–9 December)? My appointment is on the 3rd at 4.';
    const { wanted, about } = times(text, 'en');
    expect(wanted).toBe('12-07 08:00-09:00 exact | 12-08 08:00-09:00 exact | 12-09 08:00-09:00 exact');
    expect(about).toBe('12-03 16:00-17:00 exact');
  });

  it('are the rest of the week that was just named', () => {
    const text = "Next week I can't do Monday or Tuesday. The rest of the week I'm free after 3.";
    expect(times(text, 'en').wanted).toBe('not 11-30 | not 12-01 | 11-30…12-06 daily 15:00-21:00');
  });

  it('are not the hours at which the practice is open', () => {
    const text =
      "J'ai vu que vous êtes ouverts de 8h à 19h du lundi au vendredi. Est-ce que le 5 décembre à 9h serait libre pour une consultation ?";
    expect(times(text, 'fr').wanted).toBe('12-05 09:00-10:00 exact');
  });

  it('leave what stands in brackets to its reason', () => {
    const text = 'Könnte ich am Freitag ab 14 Uhr kommen (Besprechung um 10 Uhr)?';
    expect(times(text, 'de').wanted).toBe('11-27 14:00-21:00');
  });

  it.each([
    [
      'fr',
      'Papa a rdv le 3 décembre à 9h. Serait-il possible de venir le même jour, après 14h ?',
      '12-03 14:00-21:00',
    ],
    [
      'en',
      'My appointment is on 2 December at 3pm. Could I come the day before or the day after?',
      '12-01 | 12-03',
    ],
    [
      'de',
      'Ich habe am 3. Dezember einen Termin. Ginge auch der Tag davor oder der Tag danach?',
      '12-02 | 12-04',
    ],
    [
      'fr',
      'Est-ce possible de déplacer ma séance du 26 novembre au jeudi suivant, à 10h ?',
      '12-03 10:00-11:00 exact',
    ],
  ] as const)('are counted from the day that the mail points back at: %s, %s', (language, text, wanted) => {
    expect(times(text, language).wanted).toBe(wanted);
  });

  it('may be another part of the same day', () => {
    const text = "Serait-il possible de basculer mon contrôle du 9 décembre à 9h sur l'après-midi ?";
    expect(times(text, 'fr')).toEqual({ wanted: '12-09 12:00-18:00', about: '12-09 09:00-10:00 exact' });
  });

  it('are both alternatives, of which none leads away from the other', () => {
    const text = 'Czy mogłabym przełożyć wizytę na piątek po 16 albo na poniedziałek rano?';
    expect(times(text, 'pl').wanted).toBe('11-27 16:00-21:00 | 11-30 08:00-12:00');
  });

  it('are free days where the writer is on leave and can come at any hour', () => {
    const text =
      'Na semana de 14 a 18 de dezembro estou de férias e posso ir a qualquer hora. Marcam-me a sessão?';
    expect(times(text, 'pt').wanted).toBe('12-14…12-18');
  });

  it('set what is denied against what is wanted', () => {
    expect(times('ich nochmal, nicht donnerstag sondern freitag! geht 16 uhr noch?', 'de')).toEqual({
      wanted: '11-27 16:00-17:00 exact',
      about: '11-26',
    });
  });

  it.each([
    [
      'en',
      'Would Tuesday 1st or Thursday 3rd be any good, after 5? Mondays are my choir night.',
      '12-01 17:00-21:00 | 12-03 17:00-21:00',
    ],
    [
      'it',
      "Si potrebbe avere un appuntamento sabato 5 in mattinata? Domenica c'è il compleanno della nonna a Crema.",
      '12-05 08:00-12:00 | not 11-29',
    ],
    [
      'nl',
      'Is er volgende week nog plaats, maandag of dinsdag? Donderdagavond is volleybal.',
      '11-30 | 12-01 | not 11-26 18:00-21:00',
    ],
  ] as const)(
    'are not those of which it only tells beside what it asks for: %s',
    (language, text, wanted) => {
      expect(times(text, language).wanted).toBe(wanted);
    },
  );

  it('go on in a sentence that begins with "or"', () => {
    expect(
      times('Avete posto giovedì alle 18? Oppure venerdì alle 14, se riuscite a trovare il modo.', 'it')
        .wanted,
    ).toBe('11-26 18:00-19:00 exact | 11-27 14:00-15:00 exact');
  });

  it.each([
    ['es', '¿Me la pasa por favor a la semana siguiente, la del 14?', '12-14…12-20'],
    [
      'fr',
      "Je ne peux pas venir le 3. Pourrait-on décaler à la semaine d'après, celle du 14 ?",
      '12-14…12-20',
    ],
  ] as const)('are the week that is pointed at by its date: %s', (language, text, wanted) => {
    expect(times(text, language).wanted).toBe(wanted);
  });

  it('are the day that lies as far from the appointment as it says', () => {
    const text = 'Mijn afspraak is vrijdag 4 december. Mag het twee dagen eerder, op woensdag de 2e?';
    expect(times(text, 'nl').wanted).toMatch(/^12-02/);
  });
});

describe('wishes of two sentences', () => {
  const week = aWish('2026-11-30T00:00', '2026-12-07T00:00');
  const wednesday = aWish('2026-12-02T00:00', '2026-12-03T00:00');
  const anyDay = aWish('2026-11-24T00:00', '2027-11-24T00:00');

  it('narrow each other: a week is the frame of its Wednesday, any day of both', () => {
    expect(combineWishes([week], [wednesday])).toEqual([wednesday]);
    expect(combineWishes([wednesday], [anyDay])).toEqual([wednesday]);
  });

  it('meet in the hours that both name', () => {
    const mornings = { ...week, daily: [480, 720] as const };
    const nineToTwo = { ...anyDay, daily: [540, 840] as const };
    expect(combineWishes([mornings], [nineToTwo])).toEqual([{ ...week, daily: [540, 720] }]);
  });

  it('stay alternatives where neither lies in the other, and what is ruled out stays so', () => {
    const friday = aWish('2026-11-27T00:00', '2026-11-28T00:00');
    const notTuesday = aWish('2026-12-01T00:00', '2026-12-02T00:00', { include: false });
    expect(combineWishes([friday], [week, notTuesday])).toEqual([friday, week, notTuesday]);
  });
});
