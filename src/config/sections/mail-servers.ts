// How the live mailbox is reached: the keys `imap`, `smtp` and `oauth` of the section `mail`.

import { z } from 'zod';
import {
  choice,
  duration,
  host,
  type Meaning,
  path,
  secretText,
  section,
  text,
  texts,
  told,
  wholeNumber,
  yesNo,
} from './kinds.ts';

const ANY_PORT = [1, 65_535] as const;

/** Where a secret is kept: exactly one of these keys. A rule counts them. */
export function secret(meaning: Meaning) {
  const shape = {
    file: secretText({
      en: 'A file with the secret alone in it, which nobody else may read (chmod 600).',
      fr: "Un fichier qui ne contient que le secret, que personne d'autre ne peut lire (chmod 600).",
      example: 'secrets/mail',
    }).optional(),
    env: secretText({
      en: 'Name of an environment variable, in capitals.',
      fr: "Nom d'une variable d'environnement, en majuscules.",
      example: 'AGENT_MAIL_PASSWORD',
    }).optional(),
    command: secretText({
      en: 'A program that prints the secret on its first line, such as a password safe.',
      fr: 'Un programme qui écrit le secret sur sa première ligne, comme un coffre à mots de passe.',
      example: 'pass show mail/practice',
    }).optional(),
    credential: secretText({
      en: 'Name of a systemd credential (LoadCredential=).',
      fr: "Nom d'un secret confié à systemd (LoadCredential=).",
      example: 'mail-password',
    }).optional(),
    clear: secretText({
      en: 'The secret itself, readable by whoever sees this file. Rather not.',
      fr: 'Le secret lui-même, lisible par quiconque voit ce fichier. À éviter.',
    }).optional(),
  };
  return told(z.strictObject(shape), 'secret', meaning).optional();
}

const security = choice(['tls', 'starttls', 'none'], {
  en: '`tls` from the first byte, `starttls` after a greeting in clear, `none` only on this machine.',
  fr: '`tls` dès le premier octet, `starttls` après un bonjour en clair, `none` seulement sur cette machine.',
}).default('tls');

const user = text({
  en: "Name to sign in with. The practice's first address when left out.",
  fr: 'Nom avec lequel se connecter. Sinon, la première adresse du cabinet.',
  example: 'cabinet@example.org',
}).optional();

const password = secret({
  en: 'Where the password is kept: one of file, env, command, credential. Left out with `oauth`.',
  fr: 'Où le mot de passe est gardé : un seul de file, env, command, credential. Absent avec `oauth`.',
});

export const certificateAuthority = path({
  en: "PEM file of the authority behind the server's certificate, when it is your own.",
  fr: "Fichier PEM de l'autorité qui signe le certificat du serveur, quand c'est la vôtre.",
  example: 'authority.pem',
}).optional();

export const imapSection = section(
  {
    host: host({
      en: 'Name of the server that mail is read from.',
      fr: 'Nom du serveur où le courrier est lu.',
      example: 'imap.example.org',
    }),
    port: wholeNumber(...ANY_PORT, {
      en: 'Port. 993 with tls, 143 otherwise.',
      fr: 'Port. 993 avec tls, 143 sinon.',
      example: 993,
    }).optional(),
    security,
    user,
    password,
    'certificate-authority': certificateAuthority,
    folders: texts({
      en: 'Mailboxes that are watched, one or a list, by their names on the server.',
      fr: 'Dossiers surveillés, un ou une liste, par leurs noms sur le serveur.',
      example: ['INBOX', 'Rendez-vous'],
    }).default('INBOX'),
    sent: text({
      en: 'Mailbox of sent mail. Found by itself when left out.',
      fr: 'Dossier des messages envoyés. Sinon, trouvé tout seul.',
      example: 'Sent',
    }).optional(),
    drafts: yesNo({
      en: 'Lays prepared replies into your drafts too, for your own mail program.',
      fr: 'Pose aussi les réponses préparées dans vos brouillons, pour votre propre logiciel de mail.',
    }).default(false),
    'review-folders': yesNo({
      en: 'Lays what waits for your yes into folders (Agent/To approve, Approved, Refused): moving a message answers.',
      fr: 'Range ce qui attend votre oui dans des dossiers (Agent/À valider, Validé, Refusé) : déplacer un message répond.',
    }).default(false),
    keywords: yesNo({
      en: 'Marks what became of a mail with a keyword that mail programs can show.',
      fr: 'Marque ce que chaque mail est devenu par un mot-clé que les logiciels de mail savent montrer.',
    }).default(true),
    'drafts-folder': text({
      en: 'Mailbox of drafts. Found by itself when left out.',
      fr: 'Dossier des brouillons. Sinon, trouvé tout seul.',
      example: 'Drafts',
    }).optional(),
    poll: duration('minutes', {
      en: 'Time between two looks when the server does not tell of new mail by itself.',
      fr: "Temps entre deux regards quand le serveur n'annonce pas lui-même les nouveaux mails.",
    }).default('1 min'),
  },
  {
    en: 'The live mailbox, read by IMAP. Left out: mail is read from the folder `inbox`.',
    fr: 'La vraie boîte aux lettres, lue par IMAP. Sinon, le courrier est lu dans le dossier `inbox`.',
    example: { host: 'imap.example.org', password: { file: 'secrets/mail' } },
  },
).optional();

export const smtpSection = section(
  {
    host: host({
      en: 'Name of the server that letters leave by.',
      fr: 'Nom du serveur par lequel les lettres partent.',
      example: 'smtp.example.org',
    }),
    port: wholeNumber(...ANY_PORT, {
      en: 'Port. 465 with tls, 587 otherwise.',
      fr: 'Port. 465 avec tls, 587 sinon.',
      example: 465,
    }).optional(),
    security,
    user,
    password,
    'certificate-authority': certificateAuthority,
    'saves-sent': yesNo({
      en: 'Whether the server files sent mail by itself. Known for Gmail and Microsoft 365; no elsewhere.',
      fr: 'Si le serveur range lui-même les messages envoyés. Connu pour Gmail et Microsoft 365 ; non ailleurs.',
      example: true,
    }).optional(),
    'delivery-reports': yesNo({
      en: 'Asks the next server for a delivery report, where it can.',
      fr: 'Demande au serveur suivant un avis de remise, quand il sait le faire.',
    }).default(false),
  },
  {
    en: 'How letters leave, by SMTP. Left out: they are written into the folder `outbox`.',
    fr: 'Comment les lettres partent, par SMTP. Sinon, elles sont écrites dans le dossier `outbox`.',
    example: { host: 'smtp.example.org', password: { file: 'secrets/mail' } },
  },
).optional();

export const oauthSection = section(
  {
    provider: choice(['microsoft', 'google'], {
      en: 'Whose account it is.',
      fr: 'Chez qui est le compte.',
      example: 'microsoft',
    }),
    'client-id': text({
      en: 'Number under which this program is registered with the provider (docs/configuration.md).',
      fr: 'Numéro sous lequel ce programme est inscrit chez le fournisseur (docs/configuration.md).',
      example: '00000000-0000-0000-0000-000000000000',
    }),
    'client-secret': secret({
      en: 'Where the secret of that registration is kept. Google asks for one, Microsoft mostly not.',
      fr: 'Où est gardé le secret de cette inscription. Google en demande un, Microsoft le plus souvent non.',
    }),
    tenant: text({
      en: 'Microsoft: directory of your organisation, name or number; `common` for any.',
      fr: "Microsoft : annuaire de votre organisation, nom ou numéro ; `common` pour n'importe lequel.",
      example: 'cabinet.example.org',
    }).default('common'),
  },
  {
    en: 'Signs in without a password, with the consent given once in `agent login`: Microsoft 365, Gmail.',
    fr: "Se connecte sans mot de passe, avec l'accord donné une fois dans `agent login` : Microsoft 365, Gmail.",
    example: { provider: 'microsoft', 'client-id': '00000000-0000-0000-0000-000000000000' },
  },
).optional();
