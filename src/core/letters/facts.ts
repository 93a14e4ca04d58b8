import type { Language } from '../../domain/language.ts';
import type { Fact } from '../../domain/letter.ts';
import type { Instant, Zone } from '../../domain/time.ts';

/** Turns moments of the agenda into words of a letter, always as full dates (handbook R-49). */
export interface FactMaker {
  /** "jeudi 26 novembre à 17 h 30" */
  readonly moment: (instant: Instant) => Fact;
  readonly moments: (instants: readonly Instant[]) => readonly Fact[];
  /** "jeudi 26 novembre" */
  readonly day: (instant: Instant) => Fact;
}

const LOCALES: Readonly<Record<Language, string>> = {
  fr: 'fr-FR',
  en: 'en-GB',
  nl: 'nl-NL',
  de: 'de-DE',
  pl: 'pl-PL',
  es: 'es-ES',
  it: 'it-IT',
  pt: 'pt-PT',
};

/** How each language joins a day and a clock time. */
const JOINED: Readonly<Record<Language, (day: string, hour: string, minute: string) => string>> = {
  fr: (day, hour, minute) => `${day} à ${Number(hour)} h${minute === '00' ? '' : ` ${minute}`}`,
  en: (day, hour, minute) => `${day} at ${hour}:${minute}`,
  nl: (day, hour, minute) => `${day} om ${hour}.${minute} uur`,
  de: (day, hour, minute) => `${day} um ${Number(hour)}${minute === '00' ? '' : `:${minute}`} Uhr`,
  pl: (day, hour, minute) => `${day}, godz. ${hour}:${minute}`,
  es: (day, hour, minute) => `${day} a las ${Number(hour)}:${minute}`,
  it: (day, hour, minute) => `${day} alle ${Number(hour)}:${minute}`,
  pt: (day, hour, minute) => `${day} às ${Number(hour)}h${minute === '00' ? '' : minute}`,
};

/** Words for moments in one language and zone. */
export function factMaker(language: Language, zone: Zone): FactMaker {
  const format = new Intl.DateTimeFormat(LOCALES[language], {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const clock = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
  const day = (instant: Instant) => firstOfMonth(format.format(instant), language) as Fact;
  const moment = (instant: Instant) => {
    const [hour = '00', minute = '00'] = clock.format(instant).split(':');
    return JOINED[language](day(instant), hour, minute) as Fact;
  };
  return { moment, day, moments: (instants) => instants.map(moment) };
}

/** Says to a template whether something is so: "yes" or the empty text. */
export function flagFact(so: boolean): Fact {
  return (so ? 'yes' : '') as Fact;
}

/**
 * A text from the practice's own files: its name, its phone, a number of the country's data. Never from a mail: only
 * `frame.ts` and `example-facts.ts` may call it, and a test holds them to it. One line, whatever the file says.
 */
export function practiceFact(text: string): Fact {
  return text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim() as Fact;
}

const FIRST: Readonly<Partial<Record<Language, string>>> = { fr: '1er', it: '1º' };

/** French says "1er décembre", Italian "1º dicembre", whatever the date library thinks. */
function firstOfMonth(day: string, language: Language): string {
  const first = FIRST[language];
  return first === undefined ? day : day.replace(/ 1 (?=\p{L})/u, ` ${first} `);
}
