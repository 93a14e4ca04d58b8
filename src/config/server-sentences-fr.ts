// What can be wrong with the live mailbox, in French. No sentence here ever quotes a secret.

import type { HostMistake, Sentences, ServerFaultCode } from './faults.ts';

const quoted = (text: string): string => `« ${text} »`;

const HOST: Readonly<Record<HostMistake, string>> = {
  'web-address': "est l'adresse d'une page ; il faut ici le nom du serveur seul",
  space: "contient une espace ; un nom de serveur n'en a pas",
  'mail-address': 'est une adresse mail ; il faut ici le nom du serveur',
  port: 'contient le port ; il a sa propre ligne, « port: »',
  other: "n'est pas le nom d'un serveur",
};

/** Each fault of the servers and secrets in French: what was read, then what to write instead. */
export const FRENCH_ON_SERVERS: Pick<Sentences, ServerFaultCode> = {
  'bad-host': ({ mistake, read, write }) => `${quoted(read)} ${HOST[mistake]}. Écrivez ${quoted(write)}.`,
  'port-security': ({ read, security }) =>
    security === 'tls'
      ? `le port ${read} est chiffré dès le premier octet. Écrivez « security: tls », ou retirez cette ligne.`
      : `le port ${read} commence en clair, puis chiffre. Écrivez « security: starttls ».`,
  'pop-port': ({ read }) =>
    `le port ${read} est celui de POP, qui ne sait ni surveiller ni ranger. Écrivez « port: 993 » (IMAP).`,
  'clear-network': ({ read }) =>
    `${quoted(read)} n'est pas cette machine : le mot de passe et les mots des patients passeraient en clair sur le réseau. Écrivez « security: tls ».`,
  'secret-plain': ({ key }) =>
    `un secret ne s'écrit pas ici. Mettez-le seul dans un fichier et écrivez « ${key}: { file: secrets/mail } », ou dans une variable : « ${key}: { env: AGENT_MAIL_PASSWORD } ». Si vous tenez à l'écrire ici : « ${key}: { clear: '…' } ».`,
  'secret-place': () =>
    'seuls file, env, command, credential et clear disent où un secret est gardé. Écrivez par exemple « { file: secrets/mail } ».',
  'secret-not-one': ({ count }) =>
    count === 0
      ? 'rien ne dit où le secret est gardé. Écrivez par exemple « { file: secrets/mail } ».'
      : `${count} endroits sont écrits pour un seul secret. Gardez-en un.`,
  'secret-not-text': () => "ceci n'est pas lu comme un texte. Mettez-le entre apostrophes : '…'.",
  'secret-name': ({ place }) =>
    place === 'env'
      ? "ce n'est pas le nom d'une variable (majuscules, chiffres, _). Écrivez par exemple « env: AGENT_MAIL_PASSWORD », et le secret dans cette variable."
      : "ce n'est pas le nom d'un secret de systemd (lettres, chiffres, tirets, sans dossier). Écrivez par exemple « credential: mail-password ».",
  'secret-clear': () =>
    'ce secret est lisible par quiconque voit ce fichier ou une de ses copies. Préférez « file: secrets/mail » ; sinon, faites au moins « chmod 600 practice.yaml ».',
  'secret-missing': ({ read, near }) =>
    near === null
      ? `il n'existe pas de fichier ${read}. Créez-le avec le secret seul, puis faites « chmod 600 ${read} ».`
      : `il n'existe pas de fichier ${read}. Le plus proche : ${near}.`,
  'secret-open': ({ read, mode, write }) =>
    `d'autres comptes de cette machine peuvent lire ${read} (droits ${mode}). Faites « ${write} ».`,
  'password-and-oauth': () =>
    'un mot de passe et oauth sont écrits tous les deux. Gardez oauth, supprimez password ; ou le contraire.',
  'no-password': () =>
    'rien ne dit comment se connecter. Écrivez « password: { file: secrets/mail } », ou la section oauth pour Microsoft 365 et Gmail. Pour savoir lequel : agent login.',
  'password-refused': () =>
    "Microsoft n'accepte plus les mots de passe pour lire une boîte, et cesse de les accepter pour envoyer. Remplacez password par la section oauth, puis lancez « agent login ».",
  'oauth-elsewhere': ({ read, provider }) =>
    `${quoted(read)} n'est pas un serveur connu de ${provider === 'google' ? 'Google' : 'Microsoft'}, à qui appartient l'accord donné. Vérifiez le nom : l'accord lui sera montré.`,
  'oauth-unused': () => "aucun serveur n'utilise cette section. Ajoutez imap et smtp, ou supprimez-la.",
  'no-way-out': ({ folder }) =>
    `sans smtp, les réponses restent dans le dossier ${folder} et personne ne les reçoit. Ajoutez la section smtp.`,
  'no-client-secret': () =>
    "Google demande aussi le secret de l'inscription. Écrivez « client-secret: { file: secrets/google } ».",
  'source-not-one': ({ count }) =>
    count === 0
      ? 'rien ne dit où est cet agenda. Écrivez un seul de path, caldav, feed.'
      : 'cet agenda a plusieurs places. Gardez un seul de path, caldav, feed.',
  'agenda-address': ({ kind }) =>
    kind === 'caldav'
      ? "ce n'est ni une adresse web ni un domaine. Écrivez par exemple « server: https://cloud.example.org/remote.php/dav »."
      : "ce n'est pas une adresse web. Écrivez par exemple « url: https://agenda.example.org/export.ics ».",
  'agenda-clear': ({ read }) =>
    `${quoted(read)} n'est pas cette machine : l'agenda passerait en clair sur le réseau. Écrivez https:// à la place de http://.`,
  'agenda-password': () =>
    "un mot de passe n'a pas sa place dans une adresse. Retirez-le et écrivez « password: { file: secrets/agenda } ».",
  'agenda-no-password': () =>
    "rien ne dit comment se connecter. Écrivez « password: { file: secrets/agenda } » ; beaucoup de serveurs veulent un mot de passe d'application.",
  'renewed-without-file': () =>
    "seuls des fichiers l'ont ; d'un serveur ou d'un flux, agenda.max-age dit combien de temps on le croit. Supprimez-le.",
  'feed-written': () =>
    'un flux se lit seulement. Supprimez « writable: true », ou écrivez caldav à la place de feed.',
};
