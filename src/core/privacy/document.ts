import { Liquid } from 'liquidjs';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import { asCell } from './markdown-html.ts';

/** What a document may say; a name that is not here is a fault of the text, and throws. */
export type DocumentFacts = Readonly<Record<string, unknown>>;

const liquid = new Liquid({ strictVariables: true, strictFilters: true });

/** Fills a text that ships with facts of the practice. No word of a model is in it. */
export function filledDocument(text: string, facts: DocumentFacts): string {
  const filled: unknown = liquid.parseAndRenderSync(text, { ...facts });
  return `${String(filled)
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim()}\n`;
}

/** Somebody who handles data for the practice, or a place where they lie. */
export interface Recipient {
  readonly name: string;
  readonly purpose: string;
  /** On the practice's own machine or network: no processor. */
  readonly isHome: boolean;
}

/** What every document knows of the practice. */
export function practiceFacts(practice: Practice, language: ProgramLanguage): DocumentFacts {
  const { name, address, phone, mail, practitioners, country } = practice;
  const recipients = recipientsOf(practice, language);
  return {
    practice: asCell(name),
    address: asCell(address),
    phone: asCell(phone),
    mail: mail.addresses[0],
    practitioners: practitioners.map((one) => asCell(one.name)),
    several: practitioners.length > 1,
    country,
    authority: AUTHORITIES[country],
    recipients,
    processors: recipients.filter(({ isHome }) => !isHome),
    model: practice.model === null ? null : asCell(practice.model.name),
    modelRemote: practice.model?.allowRemote === true,
    reminderConsent: practice.followUps.reminderConsent,
    backupDays: Math.max(practice.backup.keep.days, 7 * practice.backup.keep.weeks),
    backups: practice.backup.daily,
    automatic: Object.values(practice.autonomy).includes('auto'),
  };
}

/** Mail and calendar servers, each with what it is for, by the hosts of practice.yaml. */
function recipientsOf({ mail, agenda, model }: Practice, language: ProgramLanguage): readonly Recipient[] {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const found: Recipient[] = [];
  const add = (host: string, purpose: string) => {
    const known = found.findIndex(({ name }) => name === host);
    if (known === -1) found.push({ name: asCell(host), purpose, isHome: isHome(host) });
    else if (found[known]?.purpose.includes(purpose) === false)
      found[known] = { ...found[known], purpose: `${found[known].purpose}, ${purpose}` };
  };
  if (mail.imap !== null) add(mail.imap.host, say('boîte aux lettres', 'mailbox'));
  if (mail.smtp !== null) add(mail.smtp.host, say('envoi du courrier', 'outgoing mail'));
  for (const source of agenda.sources) {
    if (source.kind === 'caldav') add(hostOf(source.server), say('agenda', 'calendar'));
    if (source.kind === 'feed') add(hostOf(source.url), say('agenda (lecture)', 'calendar (read only)'));
  }
  for (const server of model?.servers ?? []) add(hostOf(server), say('modèle de langue', 'language model'));
  return found;
}

function hostOf(server: string): string {
  return server
    .replace(/^[a-z]+:\/\//iu, '')
    .replace(/[/?#].*$/u, '')
    .replace(/^.*@/u, '')
    .replace(/:\d+$/u, '');
}

/** Loopback and private networks (RFC 1918, 4193), and names that only a local network knows. */
function isHome(host: string): boolean {
  return (
    /^(?:localhost|127\.|10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|\[?::1|\[?f[cd])/iu.test(host) ||
    /\.(?:local|lan|internal|home\.arpa)$/iu.test(host) ||
    !host.includes('.')
  );
}

/** Who is complained to, by country (art. 77 GDPR; FADP in Switzerland, UK GDPR). */
const AUTHORITIES: Readonly<Record<Practice['country'], string>> = {
  FR: 'CNIL, 3 place de Fontenoy, TSA 80715, 75334 Paris Cedex 07, www.cnil.fr',
  BE: 'Autorité de protection des données / Gegevensbeschermingsautoriteit, www.autoriteprotectiondonnees.be',
  CH: 'PFPDT / EDÖB, www.edoeb.admin.ch',
  LU: 'CNPD, cnpd.public.lu',
  PL: 'UODO, uodo.gov.pl',
  NL: 'Autoriteit Persoonsgegevens, autoriteitpersoonsgegevens.nl',
  DE: 'Landesbeauftragte für Datenschutz, www.bfdi.bund.de',
  AT: 'Datenschutzbehörde, www.dsb.gv.at',
  GB: 'ICO, ico.org.uk',
  IE: 'Data Protection Commission, www.dataprotection.ie',
  ES: 'AEPD, www.aepd.es',
  IT: 'Garante per la protezione dei dati personali, www.garanteprivacy.it',
  PT: 'CNPD, www.cnpd.pt',
};
