// The list of patients, from the practice's own export: which column is what is shown before anything is written.

import { join, resolve } from 'node:path';
import { pad } from '../../core/columns.ts';
import { counted } from '../../core/plural.ts';
import { IMPORT_COLUMNS, type ImportColumn } from '../../core/setup/import-columns.ts';
import { typedPath } from '../../core/setup/typed-path.ts';
import { sentenceIn, UserError } from '../../domain/errors.ts';
import { type PartEnd, type Setup, soundDraft } from './setup.ts';
import type { PatientsPreview } from './setup-doors.ts';

const COLUMN_NAMES: Readonly<Record<ImportColumn, readonly [fr: string, en: string]>> = {
  id: ['numéro', 'number'],
  givenName: ['prénom', 'given name'],
  familyName: ['nom', 'family name'],
  birthDate: ['naissance', 'birth date'],
  emails: ['mail', 'mail'],
  phones: ['téléphone', 'telephone'],
  language: ['langue', 'language'],
  practitioner: ['praticien', 'practitioner'],
  relation: ['lien', 'relation'],
  flags: ['indicateurs', 'flags'],
  sharesWith: ['partage avec', 'shares with'],
  invitations: ['invitations', 'invitations'],
  consents: ['consentements', 'consents'],
  refuses: ['refus', 'refuses'],
  'family-first': ['nom puis prénom', 'family, given'],
  'given-first': ['prénom puis nom', 'given, family'],
};

/** Asks for an export, shows how it is read, and writes it as the practice's list after a yes. */
export async function askPatients(setup: Setup): Promise<PartEnd> {
  const { talk } = setup;
  talk.say(
    'La liste de vos patients (export .csv ou .vcf de votre logiciel) sert à reconnaître qui écrit. Sans elle, tout est remis à une personne.',
    'The list of your patients (.csv or .vcf export of your software) tells who writes. Without it everything goes to a person.',
  );
  for (;;) {
    const path = await talk.optional(
      'Chemin de l’export (rien : plus tard)',
      'Path of the export (nothing: later)',
    );
    if (path === '') return 'later';
    try {
      if (await imported(setup, await placeOf(setup, typedPath(path, setup.doors.homeFolder()))))
        return 'answered';
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      talk.say(sentenceIn(error, 'fr'), error.message);
    }
  }
}

/** From where the command was given, or from the practice's folder when it lies there. */
async function placeOf({ context, doors, folder }: Setup, path: string): Promise<string> {
  const fromHere = resolve(context.folder, path);
  const inside = resolve(folder, path);
  return !(await doors.isThere(fromHere)) && (await doors.isThere(inside)) ? inside : fromHere;
}

async function imported(setup: Setup, path: string): Promise<boolean> {
  const { talk, doors } = setup;
  const practice = await soundDraft(setup);
  let columns: Readonly<Record<string, string>> = setup.answers().init.patients?.columns ?? {};
  for (;;) {
    const preview = await doors.previewPatients(path, columns, practice);
    for (const line of previewLines(preview, setup)) setup.context.print.line(line);
    if (await talk.yes('L’importer ainsi', 'Import it like this', preview.patients > 0)) {
      await setup.keep((answers) => ({
        ...answers,
        init: { ...answers.init, patients: { from: path, columns: { ...columns } } },
      }));
      await writePatients(setup, path, preview);
      return true;
    }
    const changed = await askColumn(setup, preview);
    if (changed === null) return false;
    columns = { ...columns, ...changed };
  }
}

/** The columns with a sample of each, how many patients that makes, and the first things to look at. */
export function previewLines(
  preview: PatientsPreview,
  { context }: Pick<Setup, 'context'>,
): readonly string[] {
  const { say } = context;
  const { columns, problems } = preview;
  const rows = columns.map(({ heading, column, sample }) => {
    const name = column === null ? say('pas utilisée', 'not used') : say(...COLUMN_NAMES[column]);
    return `  ${pad(heading, 22)} → ${pad(name, 16)} ${pad(sample, 30)}`.trimEnd();
  });
  const shown = problems.slice(0, 5).map(({ line, sentence }) => {
    const place = line === null ? '' : say(`ligne ${line} : `, `line ${line}: `);
    return `  ${place}${sentence}`;
  });
  const more = problems.length - shown.length;
  return [
    ...rows,
    ...countLines(preview, context),
    ...shown,
    ...(more > 0 ? [say(`  … et ${more} autres remarques.`, `  … and ${more} more remarks.`)] : []),
  ];
}

function countLines({ patients, withoutMail, joined }: PatientsPreview, { say }: Setup['context']) {
  const found = counted(patients - withoutMail, 'fr', ['patient sera reconnu', 'patients seront reconnus']);
  const met = counted(patients - withoutMail, 'en', ['patient', 'patients']);
  return [
    say(`${found}.`, `${met} will be recognised.`),
    ...(withoutMail === 0
      ? []
      : [
          say(
            `${withoutMail} sans adresse mail : s’ils écrivent, une personne répond.`,
            `${withoutMail} without a mail address: if they write, a person answers.`,
          ),
        ]),
    ...(joined === 0
      ? []
      : [
          say(
            `Lignes en double, réunies à leur personne : ${joined}.`,
            `Rows of a person who was there already, joined: ${joined}.`,
          ),
        ]),
  ];
}

async function askColumn(
  { talk, context }: Setup,
  { columns }: PatientsPreview,
): Promise<Readonly<Record<string, string>> | null> {
  if (columns.length === 0) return null;
  const place = await talk.choose(
    'Quelle colonne corriger ?',
    'Which column is to be corrected?',
    [
      ...columns.map(({ heading }) => heading),
      context.say('aucune ; un autre fichier', 'none; another file'),
    ],
    columns.length,
  );
  const heading = columns[place]?.heading;
  if (heading === undefined) return null;
  const meant = await talk.choose(
    `Que contient « ${heading} » ?`,
    `What does "${heading}" hold?`,
    [
      ...IMPORT_COLUMNS.map((column) => context.say(...COLUMN_NAMES[column])),
      context.say('rien d’utile', 'nothing of use'),
    ],
    IMPORT_COLUMNS.length,
  );
  return { [heading]: IMPORT_COLUMNS[meant] ?? '-' };
}

/** Writes the practice's list; the one before is kept beside. A list that lies there already and can be read stays. */
export async function writePatients(
  { doors, folder, talk }: Pick<Setup, 'doors' | 'folder' | 'talk'>,
  from: string,
  { text, fitsAsItIs }: PatientsPreview,
): Promise<void> {
  const path = join(folder, 'patients.csv');
  const before = await doors.textIfAny(path);
  if (before === text || (from === path && fitsAsItIs)) return;
  const kept = await doors.replaceText(path, { before, after: text });
  talk.say('patients.csv est écrit.', 'patients.csv is written.');
  if (kept !== null) talk.say(`L’ancien est gardé : ${kept}.`, `The old one is kept: ${kept}.`);
}
