import { fold } from '../fold.ts';

const PHONE = /(?:\+|00)?\d(?:[\s.\-()/]{0,2}\d){6,14}/g;
const MAIL_ADDRESS = /(?<![^\s@<>])[^\s@<>]{1,64}@[^\s@<>]{1,255}\.[a-z]{2,63}/gi;
const BIRTH_DATE = /\b\d{1,2}[/.\- ]\d{1,2}[/.\- ](?:19|20)?\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b/g;

/** Words that introduce a way to be reached or recognised, in our languages. */
const INTRODUCES = new Set(
  (
    'tel tél telephone telefon telefono telefone portable port mobile mob gsm fixe domicile perso numero num n no nr mon ma mes au le la les est et ou email mail courriel adresse fax whatsapp ' +
    'ne nee le date de naissance dob born birth geb geboren geboortedatum geburtsdatum ur data urodzenia nacimiento nato nata nascita nascimento ddn phone number my is on cell the contact ' +
    'joignable rappeler reachable bereikbaar erreichbar unter kontakt handy telefoonnummer mijn meine moj numer'
  ).split(' '),
);

/** A line that only tells how to reach or recognise the writer: a phone, an address, a birth date, a few labels. */
export function contactLine(text: string): boolean {
  const without = text.replace(MAIL_ADDRESS, ' ¤ ').replace(PHONE, ' ¤ ').replace(BIRTH_DATE, ' ¤ ');
  if (!without.includes('¤')) return false;
  const words = without.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
  const unknown = words.filter((word) => !INTRODUCES.has(fold(word)));
  return unknown.length <= 3 && unknown.every((word) => /^\p{Lu}[\p{L}'’-]*$/u.test(word));
}
