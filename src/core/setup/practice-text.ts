// practice.yaml as it is written for a new practice: sections in the order in which one reads them, each with a
// sentence that says what it is for, and remarks in one column.

import type { ProgramLanguage } from '../../domain/language.ts';
import { PRACTICE_FORMAT } from '../../domain/practice-files.ts';
import { columns } from '../columns.ts';
import { entryText } from './edit-yaml.ts';
import type { Section } from './settings.ts';

type Words = readonly [fr: string, en: string];

/** In the order of practice.example.yaml. */
const SECTIONS: Readonly<Record<string, Words>> = {
  format: [
    'Le format de ce fichier : le programme s’en sert, laissez-le tel quel.',
    'The format of this file: the program uses it, leave it as it is.',
  ],
  practice: ['Qui et où.', 'Who and where.'],
  mail: ['La boîte aux lettres.', 'The mailbox.'],
  agenda: [
    "L'agenda fait foi : ce qu'il ne dit pas libre est pris ; illisible, il compte comme plein.",
    'The agenda is the truth: what it does not call free is taken; unreadable, it counts as full.',
  ],
  hours: [
    'Quand des rendez-vous peuvent être donnés. Un jour absent est fermé.',
    'When appointments may be given. A day left out is closed.',
  ],
  practitioners: ['Qui reçoit.', 'Who receives.'],
  'slot-types': ['Les sortes de rendez-vous.', 'The kinds of appointments.'],
  closures: ['Congés, les deux jours compris.', 'Days away, both included.'],
  'follow-ups': ['Rappels et suivis : docs/follow-ups.md.', 'Reminders and follow-ups: docs/follow-ups.md.'],
  autonomy: [
    "Jusqu'où va le programme : off vous laisse faire, suggest prépare, auto répond seul.",
    'How far the program goes: off leaves it to you, suggest prepares, auto answers alone.',
  ],
  alerts: ["Comment vous êtes prévenu d'un mail urgent.", 'How you are told of an urgent mail.'],
  'emergency-numbers': [
    'Les numéros que donnent vos lettres, à la place de ceux du pays : vous en répondez.',
    'The numbers that your letters give, in the place of those of the country: you answer for them.',
  ],
  'morning-mail': ['Un mail pour vous chaque matin.', 'A mail to you every morning.'],
  model: [
    'Le modèle qui lit les mails, sur cette machine. Il lit, il n’écrit jamais aux patients.',
    'The model that reads mails, on this machine. It reads, it never writes to patients.',
  ],
};

/** Remarks behind single keys. */
const REMARKS: Readonly<Record<string, Words>> = {
  'practice.name': [
    'sans la spécialité : les patients lisent ce nom',
    'without the specialty: patients read this name',
  ],
  'practice.profession': ['jamais écrit à un patient', 'never written to a patient'],
  'practice.country': [
    "numéros d'urgence, jours fériés, consentements",
    'emergency numbers, public holidays, consents',
  ],
  'practice.phone': ['une personne y répond', 'a person answers it'],
  'mail.authserv-ids': ['seul ce serveur prouve un expéditeur', 'only this server proves a sender'],
  'mail.imap.security': [
    'chiffré ; starttls : après un bonjour en clair',
    'encrypted; starttls: after a greeting in clear',
  ],
  'mail.imap.password': ['le secret est seul dans ce fichier', 'the secret is alone in that file'],
  'mail.smtp.saves-sent': [
    'le fournisseur range lui-même les envois',
    'the provider files what is sent by itself',
  ],
};

const REMARK_COLUMN = 44;

const HEAD: Words = [
  `# Écrit par « agent init » avec vos réponses ; ce fichier est à vous, modifiez-le librement, puis « agent check ».
# Ce qui n'est pas écrit a une valeur par défaut : docs/configuration.md les dit toutes.`,
  `# Written by "agent init" from your answers; this file is yours, change it freely, then run "agent check".
# What is not written has a default: docs/configuration.md tells them all.`,
];

/** The text of a new practice.yaml. Sections that nobody named here come last. */
export function practiceText(written: Section, language: ProgramLanguage): string {
  const settings: Section = { format: PRACTICE_FORMAT, ...written };
  const say = ([fr, en]: Words): string => (language === 'fr' ? fr : en);
  const known = Object.keys(SECTIONS).filter((key) => settings[key] !== undefined);
  const others = Object.keys(settings).filter((key) => SECTIONS[key] === undefined);
  const blocks = [...known, ...others].map((key) => {
    const words = SECTIONS[key];
    const value = settings[key] ?? null;
    const text = remarked(entryText(key, value, 0), say);
    return words === undefined ? text : `# ${say(words)}\n${text}`;
  });
  return `${say(HEAD)}\n\n${blocks.join('\n\n')}\n`;
}

/** Adds the remarks, by the key that each line stands under. */
function remarked(block: string, say: (words: Words) => string): string {
  const path: string[] = [];
  return block
    .split('\n')
    .map((line) => {
      const [, space = '', key = ''] = /^( *)([\w-]+):/.exec(line) ?? [];
      if (key === '') return line;
      path.splice(space.length / 2, path.length, key);
      const remark = REMARKS[path.join('.')];
      if (remark === undefined) return line;
      return `${line}${' '.repeat(Math.max(2, REMARK_COLUMN - columns(line)))}# ${say(remark)}`;
    })
    .join('\n');
}
