import type { ProgramLanguage } from '../../domain/language.ts';
import type { Problem } from '../../domain/problem.ts';
import type { Column } from './patient-columns.ts';

/** What is wrong with a list of patients before its rows can be read. */
export type ListTrouble =
  | { readonly kind: 'empty' }
  | { readonly kind: 'header'; readonly line: number; readonly missing: readonly Column[] }
  | { readonly kind: 'twice'; readonly line: number; readonly heading: string }
  | { readonly kind: 'quotes'; readonly line: number }
  | { readonly kind: 'too-many-cells'; readonly line: number }
  | { readonly kind: 'old-card'; readonly line: number }
  | { readonly kind: 'broken-card'; readonly line: number };

export interface TroubleSaid {
  readonly line: number | null;
  readonly weight: Problem['weight'];
  readonly sentence: string;
}

/** What to tell the practice: an error when the list can't be used at all, a warning when one row is left out. */
export function fileSentence(trouble: ListTrouble, language: ProgramLanguage): TroubleSaid {
  const [fr, en] = said(trouble);
  const line = trouble.kind === 'empty' ? null : trouble.line;
  return { line, weight: weightOf(trouble.kind), sentence: language === 'fr' ? fr : en };
}

function weightOf(kind: ListTrouble['kind']): Problem['weight'] {
  switch (kind) {
    case 'empty':
    case 'header':
    case 'twice':
    case 'quotes':
      return 'error';
    case 'too-many-cells':
    case 'old-card':
    case 'broken-card':
      return 'warning';
  }
}

function said(trouble: ListTrouble): readonly [fr: string, en: string] {
  switch (trouble.kind) {
    case 'empty':
      return [
        'ce fichier est vide. Exportez-y vos patients, avec une première ligne de titres.',
        'this file is empty. Export your patients to it, with a first line of headings.',
      ];
    case 'header':
      return [
        `la première ligne n'a pas de colonne ${trouble.missing.map((column) => `« ${HEADINGS[column]?.[0] ?? column} »`).join(', ')}. Ajoutez-la, ou corrigez son titre.`,
        `the first line has no column ${trouble.missing.map((column) => `"${HEADINGS[column]?.[1] ?? column}"`).join(', ')}. Add it, or correct its heading.`,
      ];
    case 'twice':
      return [
        `la colonne « ${trouble.heading} » est là deux fois. Gardez une seule des deux.`,
        `the column "${trouble.heading}" stands twice. Keep one of the two.`,
      ];
    case 'quotes':
      return [
        'un guillemet ne se ferme pas : la suite de la liste ne peut pas être lue. Fermez-le ou supprimez-le.',
        'a quote is not closed: the rest of the list cannot be read. Close it or delete it.',
      ];
    case 'too-many-cells':
      return [
        "il y a plus de cases que de titres. Mettez entre guillemets le texte qui contient le séparateur. Cette ligne n'est pas prise en compte.",
        'there are more cells than headings. Put text that contains the separator in quotes. This row is left out.',
      ];
    case 'old-card':
      return [
        "cette carte est en vCard 2.1. Exportez en vCard 3.0 ou 4.0. Cette carte n'est pas prise en compte.",
        'this card is a vCard 2.1. Export as vCard 3.0 or 4.0. This card is left out.',
      ];
    case 'broken-card':
      return [
        "cette carte n'est pas lisible. Exportez-la à nouveau. Cette carte n'est pas prise en compte.",
        'this card cannot be read. Export it again. This card is left out.',
      ];
  }
}

const HEADINGS: Readonly<Partial<Record<Column, readonly [fr: string, en: string]>>> = {
  givenName: ['prénom', 'first name'],
  familyName: ['nom', 'last name'],
  emails: ['e-mail', 'e-mail'],
};
