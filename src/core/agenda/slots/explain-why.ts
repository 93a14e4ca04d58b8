// `Why` in words: one line for each cause, under one title.

import type { Why } from '../../../domain/agenda.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';
import type { Practice } from '../../../domain/practice.ts';
import { DAY, type Instant, type LocalDate, type Span, toLocal } from '../../../domain/time.ts';
import { clockWords, dayText, momentText } from '../moment-text.ts';

type Reader = Pick<Practice, 'programLanguage' | 'zone'>;

/** "jeudi 26 novembre à 17 h 30 n'est pas libre :" and its causes, each on a line of its own. */
export function explainMoment(at: Instant, causes: readonly Why[], practice: Reader): string {
  const { programLanguage: language, zone } = practice;
  const moment = momentText(at, zone, language);
  const free = causes.every(({ kind }) => kind === 'free');
  if (free) return language === 'fr' ? `${moment} est libre.` : `${moment} is free.`;
  const title = language === 'fr' ? `${moment} n'est pas libre :` : `${moment} is not free:`;
  return [title, ...causes.map((cause) => `  ${explainWhy(cause, practice)}`)].join('\n');
}

/** One cause in one line, in the program's language. */
export function explainWhy(cause: Why, { programLanguage: language, zone }: Reader): string {
  return language === 'fr' ? inFrench(cause, zone) : inEnglish(cause, zone);
}

function inFrench(cause: Why, zone: string): string {
  switch (cause.kind) {
    case 'free':
      return `${hours(cause.slot, zone)}  libre`;
    case 'event': {
      const { occurrence, rule } = cause;
      const name = occurrence.summary === '' ? 'événement sans titre' : `« ${occurrence.summary} »`;
      const place = `(${occurrence.file}, ligne ${occurrence.line})`;
      return `${span(occurrence, zone, 'fr')}  ${[name, rule].filter(Boolean).join(', ')} ${place}`;
    }
    case 'held': {
      const until = untilWords(cause.until, zone, 'fr');
      return `${hours(cause.span, zone)}  gardé pour une proposition faite à un patient, jusqu'à ${until}`;
    }
    case 'closed':
      return `fermé ce jour-là : ${cause.reason}`;
    case 'replaced':
      return `remplacement par ${cause.by} : le programme n'y donne pas de rendez-vous`;
    case 'bridge-day':
      return 'pont : un jour seul entre un jour férié et un week-end';
    case 'other-type':
      return cause.only.length === 0
        ? `ouvert, mais pas pour « ${cause.type} » ce jour-là`
        : `ouvert, mais « ${cause.type} » se donne seulement : ${cause.only.join(', ')}`;
    case 'not-marked-open':
      return cause.by === 'availability'
        ? "hors des disponibilités écrites dans l'agenda (VAVAILABILITY)"
        : "aucune plage ouverte n'est marquée à ce moment dans l'agenda";
    case 'reserved': {
      const { occurrence } = cause;
      return `${hours(occurrence, zone)}  réservé aux urgences : « ${occurrence.summary} » (${occurrence.file}, ligne ${occurrence.line})`;
    }
    case 'group-full':
      return `groupe complet : ${cause.capacity} places pour « ${cause.type} »`;
    case 'travel': {
      const { minutes, occurrence } = cause;
      return `trajet : ${minutes} min avant et après « ${occurrence.summary} » (${hours(occurrence, zone)})`;
    }
    case 'outside-hours':
      return cause.hours.length === 0
        ? 'pas de consultation ce jour-là'
        : `hors des heures d'ouverture (ce jour-là : ${cause.hours.join(', ')})`;
    case 'holiday':
      return `jour férié : ${cause.name}`;
    case 'past':
      return 'ce moment est passé';
    case 'notice':
      return `trop proche : un rendez-vous se prend au moins ${lengthWords(cause.minutes, 'fr')} à l'avance`;
    case 'horizon':
      return `trop loin : un rendez-vous se prend au plus ${cause.days} jours à l'avance`;
    case 'buffer': {
      const { minutes, occurrence } = cause;
      return `à moins de ${minutes} min de « ${occurrence.summary} » (${hours(occurrence, zone)})`;
    }
    case 'too-short':
      return `${hours(cause.gap, zone)}  trop court : il faut ${lengthWords(cause.needed, 'fr')}`;
    case 'other-starts':
      return `aucun rendez-vous ne commence à cette minute ; autour : ${startWords(cause.starts, zone)}`;
    case 'type-not-open':
      return `le programme ne donne pas « ${cause.type} » de lui-même`;
    case 'not-understood': {
      const { warning } = cause;
      return `compté comme pris : ${warning.sentence} (${warning.file}, ligne ${warning.line})`;
    }
    case 'unreadable':
      return `l'agenda n'est pas lisible, rien n'est libre : ${cause.sentence}`;
  }
}

function inEnglish(cause: Why, zone: string): string {
  switch (cause.kind) {
    case 'free':
      return `${hours(cause.slot, zone)}  free`;
    case 'event': {
      const { occurrence, rule } = cause;
      const name = occurrence.summary === '' ? 'event without a title' : `"${occurrence.summary}"`;
      const place = `(${occurrence.file}, line ${occurrence.line})`;
      return `${span(occurrence, zone, 'en')}  ${[name, rule].filter(Boolean).join(', ')} ${place}`;
    }
    case 'held': {
      const until = untilWords(cause.until, zone, 'en');
      return `${hours(cause.span, zone)}  kept for an offer made to a patient, until ${until}`;
    }
    case 'closed':
      return `closed that day: ${cause.reason}`;
    case 'replaced':
      return `replaced by ${cause.by}: the program gives no appointment then`;
    case 'bridge-day':
      return 'bridge day: a day alone between a public holiday and a weekend';
    case 'other-type':
      return cause.only.length === 0
        ? `open, but not for "${cause.type}" that day`
        : `open, but "${cause.type}" is given only: ${cause.only.join(', ')}`;
    case 'not-marked-open':
      return cause.by === 'availability'
        ? 'outside the availability written in the calendar (VAVAILABILITY)'
        : 'no open range is marked in the calendar at this moment';
    case 'reserved': {
      const { occurrence } = cause;
      return `${hours(occurrence, zone)}  kept for urgencies: "${occurrence.summary}" (${occurrence.file}, line ${occurrence.line})`;
    }
    case 'group-full':
      return `group full: ${cause.capacity} places for "${cause.type}"`;
    case 'travel': {
      const { minutes, occurrence } = cause;
      return `on the way: ${minutes} min before and after "${occurrence.summary}" (${hours(occurrence, zone)})`;
    }
    case 'outside-hours':
      return cause.hours.length === 0
        ? 'no consultation that day'
        : `outside opening hours (that day: ${cause.hours.join(', ')})`;
    case 'holiday':
      return `public holiday: ${cause.name}`;
    case 'past':
      return 'this moment has passed';
    case 'notice':
      return `too near: an appointment is made at least ${lengthWords(cause.minutes, 'en')} ahead`;
    case 'horizon':
      return `too far: an appointment is made at most ${cause.days} days ahead`;
    case 'buffer': {
      const { minutes, occurrence } = cause;
      return `less than ${minutes} min from "${occurrence.summary}" (${hours(occurrence, zone)})`;
    }
    case 'too-short':
      return `${hours(cause.gap, zone)}  too short: ${lengthWords(cause.needed, 'en')} are needed`;
    case 'other-starts':
      return `no appointment begins at this minute; around it: ${startWords(cause.starts, zone)}`;
    case 'type-not-open':
      return `the program does not give "${cause.type}" by itself`;
    case 'not-understood': {
      const { warning } = cause;
      return `counted as taken: ${warning.sentence} (${warning.file}, line ${warning.line})`;
    }
    case 'unreadable':
      return `the calendar can't be read, nothing is free: ${cause.sentence}`;
  }
}

/** "17:00–18:00". */
function hours({ start, end }: Span, zone: string): string {
  return `${toLocal(start, zone).slice(11)}–${toLocal(end, zone).slice(11)}`;
}

/** Clock times, or days for what lasts longer than one. */
function span(event: Span & { readonly allDay: boolean }, zone: string, language: ProgramLanguage): string {
  const first = toLocal(event.start, zone).slice(0, 10) as LocalDate;
  const last = toLocal(event.end - 1, zone).slice(0, 10) as LocalDate;
  if (first === last) {
    if (!event.allDay) return hours(event, zone);
    return language === 'fr' ? 'toute la journée' : 'all day';
  }
  if (!event.allDay && event.end - event.start < DAY) return hours(event, zone);
  const words = (day: LocalDate) => dayText(day, language, { weekday: false, year: false });
  return language === 'fr' ? `du ${words(first)} au ${words(last)}` : `${words(first)} to ${words(last)}`;
}

/** "mercredi 12 h": holds end within days. */
function untilWords(instant: Instant, zone: string, language: ProgramLanguage): string {
  const local = toLocal(instant, zone);
  const [weekday = ''] = dayText(local.slice(0, 10) as LocalDate, language, {
    weekday: true,
    year: false,
  }).split(' ');
  return `${weekday} ${clockWords(local, language)}`;
}

function lengthWords(minutes: number, language: ProgramLanguage): string {
  if (minutes % 1440 === 0 && minutes > 0) {
    const days = minutes / 1440;
    return language === 'fr' ? `${days} jour${days > 1 ? 's' : ''}` : `${days} day${days > 1 ? 's' : ''}`;
  }
  if (minutes % 60 === 0 && minutes > 0) return `${minutes / 60} h`;
  return minutes > 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60}` : `${minutes} min`;
}

function startWords(starts: readonly Instant[], zone: string): string {
  return starts.map((start) => toLocal(start, zone).slice(11)).join(', ');
}
