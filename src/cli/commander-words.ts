// What Commander says of its own, in French: titles of a help page and faults of a command line.

import type { Help, HelpConfiguration } from 'commander';
import { Help as EnglishHelp } from 'commander';

const TITLES: Readonly<Record<string, string>> = {
  'Usage:': 'Emploi :',
  'Arguments:': 'À donner :',
  'Options:': 'Options :',
  'Commands:': 'Commandes :',
};

type Wording = readonly [english: RegExp, french: string];

const FAULTS: readonly Wording[] = [
  [/^error: unknown command '(.*)'/, 'Commande inconnue : « $1 ».'],
  [/^error: unknown option '(.*)'/, 'Option inconnue : « $1 ».'],
  [/^error: missing required argument '(.*)'/, 'Il manque : « $1 ».'],
  [/^error: option '(.*)' argument missing/, 'Il manque la valeur de l’option « $1 ».'],
  [/^error: required option '(.*)' not specified/, 'Il manque l’option « $1 ».'],
  [
    /^error: option '(.*)' argument '(.*)' is invalid\. Allowed choices are (.*)\./,
    '« $2 » ne convient pas à l’option « $1 ». Possible : $3.',
  ],
  [/^error: too many arguments.*Expected (\d+) .* got (\d+)\./, 'Trop de mots : $2 au lieu de $1.'],
  [/\(Did you mean one of (.*)\?\)/, 'Vouliez-vous écrire l’un de ceux-ci : $1 ?'],
  [/\(Did you mean (.*)\?\)/, 'Vouliez-vous écrire « $1 » ?'],
];

/** What stands for a value in a line of help. */
const VALUES: Readonly<Record<string, string>> = {
  account: 'compte',
  address: 'adresse',
  answer: 'réponse',
  batch: 'lot',
  case: 'dossier',
  class: 'classe',
  command: 'commande',
  count: 'nombre',
  day: 'jour',
  delay: 'délai',
  dir: 'dossier',
  file: 'fichier',
  files: 'fichiers',
  kind: 'sorte',
  labels: 'sortes',
  level: 'niveau',
  list: 'liste',
  names: 'noms',
  name: 'nom',
  new: 'nouveau',
  number: 'nombre',
  old: 'ancien',
  options: 'options',
  parts: 'parties',
  person: 'personne',
  place: 'lieu',
  rule: 'règle',
  seconds: 'secondes',
  sentence: 'phrase',
  span: 'plage',
  system: 'système',
  text: 'texte',
  time: 'durée',
  zone: 'fuseau',
};

const NOTES: readonly Wording[] = [
  [/ \(default: \[\]\)/, ''],
  [/\(default: /, '(sinon : '],
  [/, default: /, ', sinon : '],
  [/\(choices: /, '(au choix : '],
];

/** A fault of the command line as Commander words it, in French; one it words otherwise stays as it is. */
export function frenchFault(text: string): string {
  return withFrenchValues(replaced(text, FAULTS));
}

/** Help pages with French titles and notes. */
export function frenchHelp(): HelpConfiguration {
  return {
    styleTitle: (title) => TITLES[title] ?? title,
    commandUsage(this: Help, command) {
      return withFrenchValues(EnglishHelp.prototype.commandUsage.call(this, command));
    },
    subcommandTerm(this: Help, command) {
      return withFrenchValues(EnglishHelp.prototype.subcommandTerm.call(this, command));
    },
    optionTerm(this: Help, option) {
      return withFrenchValues(EnglishHelp.prototype.optionTerm.call(this, option));
    },
    optionDescription(this: Help, option) {
      return replaced(EnglishHelp.prototype.optionDescription.call(this, option), NOTES);
    },
    argumentDescription(this: Help, argument) {
      return replaced(EnglishHelp.prototype.argumentDescription.call(this, argument), NOTES);
    },
  };
}

/** `<file>` as `<fichier>`; a value that has no French word here stays as it is. */
function withFrenchValues(text: string): string {
  return text.replace(/([<[])([a-z]+)(?=(?:\.\.\.)?[>\]])/gu, (whole, open: string, name: string) =>
    VALUES[name] === undefined ? whole : `${open}${VALUES[name]}`,
  );
}

function replaced(text: string, wordings: readonly Wording[]): string {
  return wordings.reduce((said, [english, french]) => said.replace(english, french), text);
}
