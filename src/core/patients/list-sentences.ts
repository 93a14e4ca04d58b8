import type { ProgramLanguage } from '../../domain/language.ts';
import type { FaultyRow, ListFault } from './patient-list.ts';

type Say<C extends ListFault['code']> = (fault: Extract<ListFault, { code: C }>) => string;
type Sentences = { readonly [C in ListFault['code']]: Say<C> };

/** What to tell the practice of a row: its line says whose it is, no name does. */
export function listSentence({ fault, leftOut }: FaultyRow, language: ProgramLanguage): string {
  const say = (language === 'fr' ? FRENCH : ENGLISH)[fault.code] as Say<ListFault['code']>;
  const out = language === 'fr' ? " Cette ligne n'est pas prise en compte." : ' This row is left out.';
  return `${say(fault)}${leftOut && fault.code !== 'same-id' ? out : ''}`;
}

const FRENCH: Sentences = {
  'no-name': () => 'le nom ou le prénom manque. Complétez-le.',
  'birth-date': ({ read }) => `« ${read} » n'est pas une date de naissance. Écrivez « 31/12/1980 ».`,
  email: ({ place }) =>
    `l'adresse mail n° ${place} n'est pas lisible. Écrivez « nom@example.org » ou « parent:nom@example.org ».`,
  relation: ({ read }) => `« ${read} » n'est pas un lien connu. Écrivez « self », « parent » ou « carer ».`,
  practitioner: ({ read }) => `aucun praticien ne s'appelle « ${read} ». Écrivez son id de practice.yaml.`,
  flag: ({ read }) =>
    `« ${read} » n'est pas un indicateur connu. Écrivez « human-only », « confidential », « frozen », « deceased » ou « unsafe-channel ».`,
  phone: ({ place }) =>
    `le téléphone n° ${place} n'est pas lisible. Corrigez-le ; le reste de la ligne sert.`,
  language: ({ read }) =>
    `« ${read} » n'est pas une langue du programme. Cette personne aura une réponse dans la langue de son mail.`,
  invitations: ({ read }) =>
    `« ${read} » n'est ni oui ni non : cette personne ne recevra pas d'invitation d'agenda. Écrivez « oui » ou « non ».`,
  consents: ({ read }) =>
    `« ${read} » n'est pas une classe de messages : cet accord n'est pas compté. Écrivez S1, S2, S3, S4, S5 ou S7.`,
  refuses: ({ read }) =>
    `« ${read} » n'est pas une classe de messages : on ne sait pas ce qui est refusé. Écrivez S1, S2, S3, S4, S5, S7 ou « tout ».`,
  'same-id': ({ first }) =>
    `cette personne a le même numéro que la ligne ${first} : aucune des deux n'est prise. Donnez deux numéros.`,
  'unknown-share': ({ read }) =>
    `personne n'a le numéro « ${read} » dans cette liste. Corrigez la colonne de partage.`,
};

const ENGLISH: Sentences = {
  'no-name': () => 'the given or family name is missing. Add it.',
  'birth-date': ({ read }) => `"${read}" is not a date of birth. Write "31/12/1980".`,
  email: ({ place }) =>
    `mail address no. ${place} can't be read. Write "name@example.org" or "parent:name@example.org".`,
  relation: ({ read }) => `"${read}" is not a known relation. Write "self", "parent" or "carer".`,
  practitioner: ({ read }) => `no practitioner is called "${read}". Write the id of practice.yaml.`,
  flag: ({ read }) =>
    `"${read}" is not a known flag. Write "human-only", "confidential", "frozen", "deceased" or "unsafe-channel".`,
  phone: ({ place }) => `phone no. ${place} can't be read. Correct it; the rest of the row is used.`,
  language: ({ read }) =>
    `"${read}" is not a language of the program. This person is answered in the language of their mail.`,
  invitations: ({ read }) =>
    `"${read}" is neither yes nor no: this person gets no calendar invitation. Write "yes" or "no".`,
  consents: ({ read }) =>
    `"${read}" is no class of messages: this yes is not counted. Write S1, S2, S3, S4, S5 or S7.`,
  refuses: ({ read }) =>
    `"${read}" is no class of messages: what is refused can't be told. Write S1, S2, S3, S4, S5, S7 or "all".`,
  'same-id': ({ first }) =>
    `this person has the same number as line ${first}: neither is used. Give two numbers.`,
  'unknown-share': ({ read }) => `nobody in this list has the number "${read}". Correct the sharing column.`,
};
