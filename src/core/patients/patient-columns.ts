import { fold } from './name-words.ts';

/** What a list of patients can say of each. */
export const COLUMNS = [
  'id',
  'givenName',
  'familyName',
  'birthDate',
  'emails',
  'phones',
  'language',
  'practitioner',
  'relation',
  'flags',
  'sharesWith',
  'invitations',
  'consents',
  'refuses',
] as const;
export type Column = (typeof COLUMNS)[number];

/** How the columns are headed in French, in English, and in common exports; compared without accents and signs. */
const HEADINGS: Readonly<Record<Column, string>> = {
  id: 'id|n|no|numero|numerodossier|ndossier|nodossier|dossier|numeropatient|npatient|idpatient|patientid|code|codepatient|filenumber|file|number|identifiant|patientnumber',
  givenName: 'prenom|prenoms|givenname|firstname|forename|given|prenompatient|prenomusuel',
  familyName:
    'nom|nomdefamille|familyname|lastname|surname|family|nompatient|nomusuel|nomdusage|nomutilise|nompatient',
  birthDate:
    'datedenaissance|naissance|nele|neele|ddn|birthdate|dateofbirth|dob|birthday|datenaissance|birth|datenaiss',
  emails:
    'email|emails|mail|mails|courriel|courriels|adressemail|adressesmail|emailaddress|adresseelectronique|adresseemail|eMail|emailaddresses|email1',
  phones:
    'telephone|telephones|tel|tels|portable|mobile|phone|phones|telephoneportable|telephonemobile|telmobile|telportable|phonenumber|mobilephone|telephone1|numerodetelephone',
  language: 'langue|language|lang|langueparlee|languepreferee|preferredlanguage',
  practitioner: 'praticien|practitioner|therapeute|soignant|therapist|medecintraitant|intervenant|provider',
  relation: 'relation|lien|titulaire|holder|contact|liendeparente|relationship|adressede',
  flags: 'indicateurs|flags|drapeaux|marques|remarques|alertes|etiquettes|tags',
  sharesWith: 'partageavec|shareswith|partage|partagede|sharedwith|shares',
  invitations: 'invitations|invitation|invitationsagenda|calendarinvitations',
  consents: 'consents|consent|consentements|consentement|accepte|acceptes|accords|accepts|optin',
  refuses: 'refuses|refuse|refus|refused|optout|oppositions|opposition',
};

const BY_HEADING: ReadonlyMap<string, Column> = new Map(
  COLUMNS.flatMap((column) => HEADINGS[column].split('|').map((heading) => [heading, column] as const)),
);

/** The column that a heading names; null for one that is not used here. */
export function columnNamed(heading: string): Column | null {
  return BY_HEADING.get(fold(heading).replace(/[^a-z0-9]/g, '')) ?? null;
}
