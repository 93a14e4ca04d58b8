import type { Form, Sentences, Wanted, YamlMistake } from './faults.ts';
import { FRENCH_ON_SERVERS } from './server-sentences-fr.ts';
import { termText } from './term-text.ts';

const quoted = (text: string): string => `« ${text} »`;

const FORMS: Readonly<Record<Form, string>> = {
  'time-span': "n'est pas une plage horaire",
  'clock-time': "n'est pas une heure de la journée",
  duration: "n'est pas une durée",
  term: "n'est pas un nombre de jours, de mois ou d'années",
  date: "n'est pas un jour du calendrier",
  zone: "n'est pas un fuseau horaire connu",
  address: "n'est pas une adresse mail",
  phone: "n'est pas un numéro de téléphone",
  'web-address': "n'est pas l'adresse d'un serveur",
  key: "n'est pas un nom court (minuscules, chiffres et tirets)",
};

const WANTED: Readonly<Record<Wanted, string>> = {
  text: 'il faut ici un texte',
  number: 'il faut ici un nombre entier',
  'yes-no': 'il faut ici true (oui) ou false (non)',
  section: 'il faut ici des lignes en retrait',
  list: 'il faut ici une liste',
  map: 'il faut ici des noms, chacun avec ses lignes en retrait',
};

const YAML: Readonly<Record<YamlMistake, (read: string) => string>> = {
  tab: () => 'cette ligne commence par une tabulation. Mettez des espaces.',
  indent: () => "cette ligne n'est pas alignée sur ses voisines. Donnez-lui le même retrait.",
  quote: () => 'il manque un guillemet fermant. Ajoutez-le à la fin de la valeur.',
  colon: (read) => `il manque « : » après ${quoted(read)}. Écrivez ${quoted(`${read}: …`)}.`,
  'two-colons': () => 'deux « : » sur une ligne. Mettez la valeur entre guillemets.',
  reserved: (read) => `une valeur ne commence pas par ${quoted(read)}. Mettez-la entre guillemets.`,
  'two-documents': () => 'une ligne « --- » coupe le fichier en deux. Supprimez-la.',
  bracket: () => 'un crochet ou une accolade ne se ferme pas. Fermez-le, ou écrivez une ligne par valeur.',
  alias: (read) => `les renvois comme ${quoted(read)} ne sont pas lus ici. Écrivez la valeur entière.`,
  tag: (read) => `les marques comme ${quoted(read)} ne sont pas lues ici. Supprimez-la.`,
  'complex-key': () => 'une clé est un simple mot. Comparez avec practice.example.yaml.',
  other: () => "cette ligne n'est pas lisible. Comparez avec practice.example.yaml.",
};

/** Each fault in French: what was read, then what to write instead. */
export const FRENCH: Sentences = {
  'no-file': () =>
    'Ce dossier ne contient pas de practice.yaml. Pour installer un cabinet : agent init ; sinon --practice DOSSIER.',
  'unreadable-file': () =>
    'Ce fichier ne peut pas être ouvert. Vérifiez que votre compte a le droit de le lire.',
  'not-utf8': () => "ce fichier n'est pas en UTF-8. Enregistrez-le avec l'encodage UTF-8.",
  'no-settings': () =>
    "ce n'est pas une liste de réglages. Écrivez un réglage par ligne, comme « practice: », ou repartez de practice.example.yaml.",
  'newer-format': ({ read }) =>
    `ce fichier est au format ${read}, celui d'une version plus récente du programme. Réinstallez cette version, ou remettez le practice.yaml d'avant.`,
  'no-yaml': ({ mistake, read }) => YAML[mistake](read),
  'duplicate-key': ({ first }) => `cette clé est déjà à la ligne ${first}. Gardez une seule des deux.`,
  'unknown-key': ({ near, known }) =>
    near === null
      ? `cette clé n'existe pas. Clés possibles ici : ${known.join(', ')}.`
      : `cette clé n'existe pas. Vouliez-vous écrire ${quoted(near)} ?`,
  missing: ({ write }) => `cette ligne manque. Écrivez par exemple ${quoted(write)}.`,
  'wrong-type': ({ read, wanted, write }) => `${quoted(read)} : ${WANTED[wanted]}. Écrivez ${quoted(write)}.`,
  'not-a-choice': ({ read, near, choices }) =>
    near === null
      ? `${quoted(read)} n'est pas possible ici. Choisissez entre ${choices.join(', ')}.`
      : `${quoted(read)} n'est pas possible ici. Écrivez ${quoted(near)}.`,
  'person-only': ({ read, choices }) =>
    `${quoted(read)} n'est pas permis : une personne répond toujours elle-même. Écrivez ${choices.map(quoted).join(' ou ')}.`,
  'out-of-range': ({ read, from, to }) =>
    `${quoted(read)} est hors limites. Écrivez un nombre entier de ${from} à ${to}.`,
  'bad-form': ({ form, read, write }) => `${quoted(read)} ${FORMS[form]}. Écrivez ${quoted(write)}.`,
  'phone-unquoted': ({ read }) =>
    `sans guillemets, un numéro perd son premier 0. Mettez tous ses chiffres entre guillemets droits, comme "${read}".`,
  empty: () => "rien n'est écrit ici. Écrivez une valeur, ou supprimez la ligne.",
  'inverted-span': ({ read, write }) => `${quoted(read)} finit avant de commencer. Écrivez ${quoted(write)}.`,
  overlap: ({ one, other, write }) =>
    `${quoted(one)} et ${quoted(other)} se chevauchent. Écrivez ${quoted(write)} à leur place.`,
  'no-hours': () =>
    "aucun jour n'est ouvert, aucun rendez-vous ne peut être donné. Écrivez par exemple « monday: 09:00-12:00 ».",
  'same-id': ({ read, first }) =>
    `${quoted(read)} est déjà pris${first === null ? '' : ` à la ligne ${first}`}. Donnez un autre nom.`,
  'zero-length': ({ read }) => `${quoted(read)} ne dure rien. Écrivez au moins ${quoted('5 min')}.`,
  'term-zero': ({ read }) => `${quoted(read)} ne garde rien du tout. Écrivez au moins ${quoted('1 jour')}.`,
  'term-most': ({ read, most }) =>
    `${quoted(read)} est trop long : les copies de la mémoire vivent ${termText(most, 'fr')} au plus (R-15). Écrivez ${quoted(termText(most, 'fr'))}.`,
  'term-reason': ({ read, usual }) =>
    `${quoted(read)} est plus long que d'usage (${termText(usual, 'fr')}). Dites pourquoi sous retention : ${quoted('reason: …')}, ou écrivez ${quoted(termText(usual, 'fr'))}.`,
  'term-order': ({ read, longer, at }) =>
    `${quoted(read)} est plus long que ${longer} (${at}), qui part après. Écrivez ${quoted(at)} au plus, ou allongez ${longer}.`,
  'inverted-days': ({ from, to }) =>
    `la fermeture finit le ${to}, avant de commencer le ${from}. Échangez les deux jours.`,
  'unknown-practitioner': ({ read, near }) =>
    `aucun praticien ne s'appelle ${quoted(read)}.${near === null ? ' Écrivez son « id » de la liste practitioners.' : ` Le plus proche : ${near}.`}`,
  'unknown-agenda': ({ read, near }) =>
    `aucun agenda ne s'appelle ${quoted(read)}.${near === null ? ' Écrivez un « name » de la liste agenda.sources.' : ` Le plus proche : ${near}.`}`,
  'no-agenda': ({ practitioner }) =>
    `aucun agenda où écrire pour ${quoted(practitioner)}. Ajoutez dans agenda.sources un agenda avec « practitioner: ${practitioner} ».`,
  'file-and-sources': () => 'file et sources sont écrits tous les deux. Gardez sources, supprimez file.',
  'file-missing': ({ read, near }) =>
    `il n'existe pas de fichier ${read}.${near === null ? ' Créez-le, ou corrigez le nom.' : ` Le plus proche : ${near}.`}`,
  'folder-missing': ({ read, near }) =>
    `il n'existe pas de dossier ${read}.${near === null ? ' Créez-le, ou corrigez le nom.' : ` Le plus proche : ${near}.`}`,
  'not-a-file': ({ read }) => `${read} est un dossier. Écrivez le nom d'un fichier.`,
  'not-a-folder': ({ read }) => `${read} est un fichier. Écrivez le nom d'un dossier.`,
  'online-agenda': ({ read }) =>
    `${quoted(read)} est en ligne, path nomme un fichier. Écrivez-le « feed: { url: … } » s'il est seulement lu, « caldav: { server: … } » si des rendez-vous y sont écrits.`,
  'no-patients': ({ read }) =>
    `sans ${read}, personne n'est reconnu et chaque demande personnelle vous attend. Exportez vos patients dans ce fichier.`,
  'remote-model': ({ read }) =>
    `${quoted(read)} n'est ni cette machine ni le réseau du cabinet. Écrivez « http://127.0.0.1:11434 », ou « allow-remote-model: true » si les mots des patients peuvent sortir.`,
  'cloud-model': ({ read }) =>
    `${quoted(read)} tourne chez un fournisseur, pas au cabinet. Écrivez le nom d'un modèle local, par exemple « qwen3:4b ».`,
  'model-allowed-away': ({ read }) =>
    `les mots des patients partent vers ${quoted(read)}, hors du cabinet. Supprimez allow-remote-model si ce n'est pas voulu.`,
  'fee-forbidden': () =>
    'en France, un kinésithérapeute ne peut pas demander de frais pour une séance manquée. Écrivez « reminder-of-rule » ou « none ».',
  'hold-long': ({ read, most, write }) =>
    `${quoted(read)} bloque chaque horaire proposé plus de ${most} pour tous les autres. Écrivez par exemple ${quoted(write)}.`,
  'hold-near-longer': ({ read, hold }) =>
    `${quoted(read)} dépasse hold (${hold}). Un rendez-vous proche se garde moins longtemps : écrivez « 2 h ».`,
  'notice-beyond': ({ read, horizon }) =>
    `${quoted(read)} va au-delà de la limite de ${horizon} : rien ne pourrait être proposé. Raccourcissez l'un ou allongez l'autre.`,
  'nothing-open': () =>
    "aucune sorte de rendez-vous n'est ouverte : le programme ne proposera rien. Écrivez « open: true » sous l'une d'elles.",
  'longer-than-hours': ({ read, longest }) =>
    `${quoted(read)} ne tient dans aucune plage d'ouverture (la plus longue dure ${longest}). Raccourcissez-la ou ouvrez plus longtemps.`,
  'name-reveals': ({ read, word }) =>
    `${quoted(read)} révèle la spécialité (${quoted(word)}) à qui voit l'écran du patient. Écrivez par exemple « Secrétariat, 12 rue des Lilas ».`,
  'domain-reveals': ({ read, word }) =>
    `l'adresse ${quoted(read)} révèle la spécialité (${quoted(word)}) dans chaque mail. Préférez une adresse neutre si vous en avez une.`,
  'no-authserv': () =>
    "sans ce nom, aucun expéditeur n'est prouvé et chaque demande personnelle vous attend. Écrivez le mot qui suit « Authentication-Results: » dans un mail reçu.",
  'own-address': ({ read }) =>
    `les patients écrivent à ${quoted(read)} : une réponse venue de là ne prouverait rien. Écrivez une adresse à vous.`,
  'no-alert': () =>
    "sans fichier d'alerte, personne n'est prévenu d'un mail urgent. Écrivez par exemple « file: alerts.jsonl ».",
  ...FRENCH_ON_SERVERS,
};
