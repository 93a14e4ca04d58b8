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

const made = new Map<string, FactMaker>();

/** Words for moments in one language and zone. Made once for each: formats of `Intl` take a millisecond to make. */
export function factMaker(language: Language, zone: Zone): FactMaker {
  const key = `${language} ${zone}`;
  const maker = made.get(key) ?? newFactMaker(language, zone);
  made.set(key, maker);
  return maker;
}

function newFactMaker(language: Language, zone: Zone): FactMaker {
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

/** A count of the practice's own: minutes, dates. */
export function numberFact(count: number): Fact {
  return String(Math.round(count)) as Fact;
}

/** "45,50 €": an amount of one of the practice's lists, in hundredths. */
export function amountFact(cents: number, currency: string, language: Language): Fact {
  return new Intl.NumberFormat(LOCALES[language], { style: 'currency', currency }).format(
    cents / 100,
  ) as Fact;
}

const ANSWER_LINK = /^mailto:[^?\s]{3,254}\?subject=[1-5]%20[a-z0-9_-]+\.[0-9a-f]{32}$/i;

/** A prepared answer to the survey: a number and the letter's token, at our own address; null for any other text. */
export function answerLinkFact(link: string): Fact | null {
  return ANSWER_LINK.test(link) ? (link as Fact) : null;
}

// Digits with at most two capitals before them: an invoice's number, never the name of an act.
const REFERENCE = /^(?:[A-Z]{1,2}[-/. ]?)?\d+(?:[-/. ]?\d+)*[A-Z]?$/u;

/** The number of an invoice or a document; null for what could hold words. At most 24 characters. */
export function referenceFact(reference: string): Fact | null {
  const clean = reference.trim();
  return clean.length <= 24 && REFERENCE.test(clean) ? (clean as Fact) : null;
}

/**
 * A text from the practice's own files: its name, its phone, a number of the country's data. Never from a mail: only
 * `frame.ts`, `example-facts.ts` and `policy/replacement.ts` may call it; a test holds them to it. Always one line.
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
