import type { Patient } from '../../domain/patient.ts';
import { fold } from './name-words.ts';

/** "the appointment of …": somebody's name follows, as written, with a capital. */
const APPOINTMENT_OF =
  /(?:rendez-?vous|rdv|s[ée]ances?|consultations?|visites?|appointments?|sessions?|termine?|afspra(?:ak|ken)|wizyt\p{L}*|citas?|appuntament\p{L}*|consultas?)\s+(?:de|du|d[’']|of|for|pour|von|für|van|voor|dla|para|di|per|del|della|da|do)\s+(?:(?:m|mr|mme|mlle|mrs|ms|madame|monsieur|herrn?|frau|mevrouw|meneer|pana|pani|señora?|signora?|senhora?)\.?\s+)?(?<name>\p{Lu}[\p{L}’'-]+(?:[ \t]+\p{Lu}[\p{L}’'-]+)?)/giu;

/** Capitals that are no names: days and months where they are written so. */
const DAYS_AND_MONTHS =
  /^(?:lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun|die|mit|don|fre|son|maa|din|woe|vri|zat|zon|jan|feb|fev|apr|avr|mai|may|jun|jui|jul|aug|aou|sep|oct|okt|nov|dec|dez|morgen|heute|today|tomorrow|next|this)/;

/**
 * Whether a text speaks of the appointment of somebody who is not this patient, known to the practice or not:
 * "annulez le rendez-vous de Bob Marin". A title before the patient's own name is still the patient.
 */
export function namesAnother(text: string, { givenName, familyName }: Patient): boolean {
  const own = new Set([givenName, familyName].flatMap((name) => fold(name).split(/[^\p{L}]+/u)));
  return [...text.matchAll(APPOINTMENT_OF)].some(({ groups }) => {
    const [first = '', ...others] = (groups?.name ?? '').split(/\s+/);
    if (!isCapital(first)) return false;
    const names = [first, ...others.filter(isCapital)]
      .map((word) => fold(word))
      .filter((word) => !DAYS_AND_MONTHS.test(word));
    return names.length > 0 && !names.some((name) => name.split(/[^\p{L}]+/u).some((part) => own.has(part)));
  });
}

function isCapital(word: string): boolean {
  return /^\p{Lu}/u.test(word);
}
