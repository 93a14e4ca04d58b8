// One row of the practice's list of patients. Nothing is guessed: a row that can't be read is left out and named.

import { isLanguage, type Language } from '../../domain/language.ts';
import { parseAddress } from '../../domain/mail.ts';
import type { ContactPoint, InvitationWish, Patient, PatientFlag } from '../../domain/patient.ts';
import type { Country } from '../../domain/practice.ts';
import { type LocalDate, parseLocalDate } from '../../domain/time.ts';
import { listedConsents } from './listed-consents.ts';
import { fold } from './name-words.ts';
import type { Column } from './patient-columns.ts';
import { phoneNumber } from './people.ts';

/** The cells of a row by column; a column that the list does not have is empty. */
export type Cells = Readonly<Record<Column, string>>;

/** What the practice says that a row may name. */
export interface RowContext {
  readonly country: Country;
  /** Ids and full names of the practitioners. */
  readonly practitioners: readonly { readonly id: string; readonly name: string }[];
  /** The id of a row without one: the same for the same name and date of birth. */
  readonly idFor: (identity: string) => string;
}

/** Why a cell could not be used. Never carries a patient's name or address. */
export type RowFault =
  | { readonly code: 'no-name' }
  | { readonly code: 'birth-date'; readonly read: string }
  | { readonly code: 'email'; readonly place: number }
  | { readonly code: 'relation'; readonly read: string }
  | { readonly code: 'practitioner'; readonly read: string }
  | { readonly code: 'flag'; readonly read: string }
  | { readonly code: 'phone'; readonly place: number }
  | { readonly code: 'language'; readonly read: string }
  | { readonly code: 'invitations'; readonly read: string }
  | { readonly code: 'consents'; readonly read: string }
  | { readonly code: 'refuses'; readonly read: string };

export interface RowRead {
  /** Null when the row is left out. */
  readonly patient: Patient | null;
  readonly faults: readonly RowFault[];
}

/**
 * Reads the cells of one row. A phone, language or yes to invitations that can't be read is left out alone: none opens
 * anything. All
 * else leaves out the row, a flag above all: a switch that can't be read must not be taken for none.
 */
export function readRow(cells: Cells, context: RowContext): RowRead {
  const grave: RowFault[] = [];
  const light: RowFault[] = [];
  const patient: Patient = {
    id: cells.id,
    givenName: cells.givenName,
    familyName: cells.familyName,
    birthDate: birthDateOf(cells.birthDate, grave),
    language: languageOf(cells.language, light),
    contacts: contactsOf(cells, grave),
    phones: phonesOf(cells.phones, context.country, light),
    practitioner: practitionerOf(cells.practitioner, context, grave),
    flags: flagsOf(cells.flags, grave),
    sharesWith: listed(cells.sharesWith, /[|,;\s]+/),
    invitations: wishOf(cells.invitations, light),
    ...saidIn(cells, { grave, light }),
  };
  if (patient.givenName === '' || patient.familyName === '') grave.push({ code: 'no-name' });
  if (grave.length > 0) return { patient: null, faults: grave };
  const identity = [patient.familyName, patient.givenName, patient.birthDate ?? ''].map(fold).join('|');
  return { patient: { ...patient, id: patient.id || context.idFor(identity) }, faults: light };
}

function birthDateOf(cell: string, faults: RowFault[]): LocalDate | null {
  if (cell === '') return null;
  // Databases write midnight behind it: "04/05/1984 00:00:00".
  const [, day, month, year] =
    /^(\d{1,2})[/.\s-](\d{1,2})[/.\s-](\d{4})(?:[ T]\d{1,2}:.*)?$/.exec(cell) ?? [];
  const iso =
    day === undefined ? cell.slice(0, 10) : `${year}-${month?.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = parseLocalDate(iso);
  if (date === null) faults.push({ code: 'birth-date', read: cell.slice(0, 30) });
  return date;
}

const HOLDERS: ReadonlyMap<string, ContactPoint['holder']> = new Map(
  Object.entries({
    self: 'self',
    patient: 'self',
    moi: 'self',
    'lui-meme': 'self',
    'elle-meme': 'self',
    parent: 'parent',
    mere: 'parent',
    pere: 'parent',
    mother: 'parent',
    father: 'parent',
    maman: 'parent',
    papa: 'parent',
    tuteur: 'carer',
    carer: 'carer',
    aidant: 'carer',
    aidante: 'carer',
    conjoint: 'carer',
    conjointe: 'carer',
    guardian: 'carer',
  } as const),
);

/** `a@x parent:b@x dead:c@x`: what stands before the address says whose it is, else the relation column does. */
function contactsOf(cells: Cells, faults: RowFault[]): ContactPoint[] {
  const relation = fold(cells.relation);
  const usual = relation === '' ? 'self' : HOLDERS.get(relation);
  if (usual === undefined) faults.push({ code: 'relation', read: cells.relation.slice(0, 30) });
  return listed(cells.emails, /[|,;\s]+/).flatMap((entry, index) => {
    const marks = entry.split(':');
    const address = parseAddress(marks.pop() ?? '');
    const dead = marks.some((mark) => fold(mark) === 'dead');
    const [mark, ...more] = marks.map(fold).filter((one) => one !== 'dead');
    const holder = mark === undefined ? usual : HOLDERS.get(mark);
    if (address === null || holder === undefined || more.length > 0) {
      faults.push({ code: 'email', place: index + 1 });
      return [];
    }
    return [{ address, holder, dead }];
  });
}

function phonesOf(cell: string, country: Country, faults: RowFault[]): string[] {
  return listed(cell, /\s*[|;,]\s*/).flatMap((entry, index) => {
    const number = phoneNumber(entry, country);
    if (number === null) faults.push({ code: 'phone', place: index + 1 });
    return number === null ? [] : [number];
  });
}

const LANGUAGE_NAMES: ReadonlyMap<string, Language> = new Map(
  Object.entries({
    francais: 'fr',
    french: 'fr',
    anglais: 'en',
    english: 'en',
    neerlandais: 'nl',
    dutch: 'nl',
    allemand: 'de',
    german: 'de',
    polonais: 'pl',
    polish: 'pl',
    espagnol: 'es',
    spanish: 'es',
    italien: 'it',
    italian: 'it',
    portugais: 'pt',
    portuguese: 'pt',
  } as const),
);

function languageOf(cell: string, faults: RowFault[]): Language | null {
  const name = fold(cell).trim();
  if (name === '') return null;
  const known = isLanguage(name) ? name : (LANGUAGE_NAMES.get(name) ?? null);
  if (known === null) faults.push({ code: 'language', read: cell.slice(0, 30) });
  return known;
}

function practitionerOf(cell: string, { practitioners }: RowContext, faults: RowFault[]): string | null {
  if (cell === '') return null;
  const found = practitioners.find(({ id, name }) => id === cell || fold(name) === fold(cell));
  if (found === undefined) faults.push({ code: 'practitioner', read: cell.slice(0, 40) });
  return found?.id ?? null;
}

const FLAGS: ReadonlyMap<string, PatientFlag> = new Map(
  Object.entries({
    'human-only': 'human-only',
    humain: 'human-only',
    confidential: 'confidential',
    confidentiel: 'confidential',
    frozen: 'frozen',
    gele: 'frozen',
    deceased: 'deceased',
    decede: 'deceased',
    decedee: 'deceased',
    'unsafe-channel': 'unsafe-channel',
  } as const),
);

function flagsOf(cell: string, faults: RowFault[]): PatientFlag[] {
  return listed(cell, /[|,;\s]+/).flatMap((entry) => {
    const flag = FLAGS.get(fold(entry));
    if (flag === undefined) faults.push({ code: 'flag', read: entry.slice(0, 30) });
    return flag === undefined ? [] : [flag];
  });
}

const YES = ['oui', 'yes', 'o', 'y', 'ja', 'tak', 'si', 'sim', 'true', 'vrai', 'x', '1'];
const NO = ['non', 'no', 'n', 'nee', 'nein', 'nie', 'nao', 'false', 'faux', '0', 'jamais', 'never'];

interface Faults {
  readonly grave: RowFault[];
  readonly light: RowFault[];
}

/** A yes that can't be read is none. A no that can't be read leaves out the row: it must not be taken for silence. */
function saidIn({ consents, refuses }: Cells, { grave, light }: Faults): Pick<Patient, 'consents'> {
  const given = listedConsents(consents, 'given');
  const refused = listedConsents(refuses, 'refused');
  light.push(...given.unread.map((read) => ({ code: 'consents', read: read.slice(0, 30) }) as const));
  grave.push(...refused.unread.map((read) => ({ code: 'refuses', read: read.slice(0, 30) }) as const));
  const all = [...refused.said, ...given.said];
  return all.length === 0 ? {} : { consents: all };
}

/** What can't be read as a yes is a no: nobody gets an invitation by a misspelling. */
function wishOf(cell: string, faults: RowFault[]): InvitationWish {
  const word = fold(cell).trim();
  if (word === '') return null;
  if (YES.includes(word)) return 'yes';
  if (!NO.includes(word)) faults.push({ code: 'invitations', read: cell.slice(0, 30) });
  return 'no';
}

function listed(cell: string, between: RegExp): string[] {
  return cell.split(between).filter((entry) => entry !== '');
}
