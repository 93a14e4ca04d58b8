import { LANGUAGES } from '../../domain/language.ts';
import { COUNTRIES, PROFESSIONS, SCHOOL_ZONES } from '../../domain/practice.ts';
import { addresses, choice, path, phone, section, secureUrl, text, texts, yesNo, zone } from './kinds.ts';
import { imapSection, oauthSection, smtpSection } from './mail-servers.ts';

export const practiceSection = section(
  {
    name: text({
      en: 'Name of the practice, as patients read it. Without the specialty (R-8).',
      fr: 'Nom du cabinet, tel que les patients le lisent. Sans la spécialité (R-8).',
      example: 'Cabinet des Lilas',
    }),
    profession: choice(PROFESSIONS, {
      en: 'What is practised here. Never written to a patient.',
      fr: "Ce qui s'exerce ici. Jamais écrit à un patient.",
      example: 'physiotherapist',
    }),
    country: choice(COUNTRIES, {
      en: 'Country: emergency numbers, public holidays, rules on reminders and fees.',
      fr: "Pays : numéros d'urgence, jours fériés, règles des rappels et des honoraires.",
      example: 'FR',
    }),
    language: choice(LANGUAGES, {
      en: "Language of the practice's letters when a patient's own is not known. From the country when left out.",
      fr: "Langue des lettres du cabinet quand celle du patient n'est pas connue. Sinon, celle du pays.",
      example: 'fr',
    }).optional(),
    'program-language': choice(['fr', 'en'], {
      en: 'Language in which the program speaks to you. French in FR, BE, CH and LU, English elsewhere.',
      fr: 'Langue dans laquelle le programme vous parle. Français en FR, BE, CH et LU, anglais ailleurs.',
      example: 'fr',
    }).optional(),
    zone: zone({
      en: "Time zone (IANA name). The country's when left out.",
      fr: 'Fuseau horaire (nom IANA). Sinon, celui du pays.',
      example: 'Europe/Paris',
    }).optional(),
    phone: phone({
      en: 'Number at which a person answers. Stands in every letter.',
      fr: 'Numéro où une personne répond. Figure dans chaque lettre.',
      example: '01 99 00 12 34',
    }),
    address: text({
      en: 'Street and town, as they stand under each letter.',
      fr: 'Rue et ville, telles que sous chaque lettre.',
      example: '12 rue des Lilas, Exempleville',
    }),
    'read-by': text({
      en: 'First name of whoever reads letters before they leave. Without it a letter that you approved says "a person at the practice".',
      fr: 'Prénom de qui relit les lettres avant leur départ. Sans lui, une lettre validée dit « une personne du cabinet ».',
      example: 'Claire',
    }).optional(),
    region: text({
      en: 'Region, where it has public holidays of its own: Alsace-Moselle, a German Land, a Swiss canton.',
      fr: 'Région, quand elle a ses propres jours fériés : Alsace-Moselle, Land allemand, canton suisse.',
      example: 'Alsace-Moselle',
    }).optional(),
    'school-zone': choice(SCHOOL_ZONES, {
      en: 'Zone of the French school calendar, so that "after the holidays" can be understood. Only in FR.',
      fr: 'Zone du calendrier scolaire français, pour comprendre « après les vacances ». Seulement en FR.',
      example: 'C',
    }).optional(),
  },
  { en: 'Who and where.', fr: 'Qui et où.' },
);

export const mailSection = section(
  {
    addresses: addresses({
      en: "The practice's own addresses, one or a list. The first one signs.",
      fr: 'Adresses du cabinet, une ou une liste. La première signe.',
      example: 'cabinet@example.org',
    }),
    'sender-name': text({
      en: 'Name shown beside the sending address. Without specialty or title (R-8). The name of the practice when left out.',
      fr: "Nom affiché à côté de l'adresse d'envoi. Sans spécialité ni titre (R-8). Sinon, le nom du cabinet.",
      example: 'Secrétariat, 12 rue des Lilas',
    }).optional(),
    'authserv-ids': texts({
      en: 'Name of your mail server after "Authentication-Results:" in a received mail. Without it no sender is proved.',
      fr: "Nom de votre serveur de mail après « Authentication-Results: » dans un mail reçu. Sans lui, aucun expéditeur n'est prouvé.",
      example: 'mx.example.org',
    }).default([]),
    inbox: path({
      en: 'Folder, mbox file or Maildir where mail arrives.',
      fr: 'Dossier, fichier mbox ou Maildir où le courrier arrive.',
    }).default('inbox'),
    outbox: path({
      en: 'Folder where replies are written.',
      fr: 'Dossier où les réponses sont écrites.',
    }).default('outbox'),
    imap: imapSection,
    smtp: smtpSection,
    oauth: oauthSection,
    'check-signatures': yesNo({
      en: "Checks senders' signatures (DKIM) itself, beside your server. Asks the name servers of the sender's domain.",
      fr: "Vérifie aussi soi-même les signatures des expéditeurs (DKIM). Interroge les serveurs de noms de l'expéditeur.",
    }).default(false),
    'unsubscribe-page': secureUrl({
      en: 'Page of yours that takes one click to unsubscribe and mails it here (RFC 8058; docs/follow-ups.md). Without it: by mail.',
      fr: 'Page à vous qui reçoit un clic de désinscription et le transmet ici par mail (RFC 8058 ; docs/follow-ups.md). Sinon, par mail.',
      example: 'https://www.example.org/stop.php',
    }).optional(),
  },
  { en: 'The mailbox.', fr: 'La boîte aux lettres.' },
);
