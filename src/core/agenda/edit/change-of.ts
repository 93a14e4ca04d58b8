import type { Action } from '../../../domain/action.ts';
import type { AgendaChange } from '../../../domain/agenda.ts';
import type { Language } from '../../../domain/language.ts';
import type { Patient } from '../../../domain/patient.ts';
import type { Practice } from '../../../domain/practice.ts';

type AgendaAction = Extract<Action, { kind: 'book' | 'block' | 'move' | 'cancel' | 'confirm' }>;

interface Around {
  readonly practice: Practice;
  readonly patients: readonly Patient[];
}

/** Planned actions as changes of calendars; a sentence when one of them belongs to nobody's writable calendar. */
export function changesOf(
  actions: readonly AgendaAction[],
  around: Around,
): readonly AgendaChange[] | { readonly refused: string } {
  const changes: AgendaChange[] = [];
  for (const action of actions) {
    const change = changeOf(action, around);
    if (change === null) return { refused: noCalendarSentence(action, around.practice) };
    changes.push(change);
  }
  return changes;
}

/** A planned action as a change of one calendar; null when its practitioner has none that may be written. */
function changeOf(action: AgendaAction, { practice, patients }: Around): AgendaChange | null {
  switch (action.kind) {
    case 'book': {
      const file = calendarFor(action.slot.practitioner, practice);
      return file === null
        ? null
        : {
            kind: 'book',
            file,
            uid: action.uid,
            span: { start: action.slot.start, end: action.slot.end },
            title: titleFor(action.patient, practice, patients),
            patient: action.patient,
            status: 'CONFIRMED',
            zone: practice.zone,
            ...groupOf(action.slot.type, practice),
          };
    }
    case 'block': {
      const file = calendarFor(action.practitioner, practice);
      return file === null ? null : blockOf(action, file, practice);
    }
    case 'move':
      return {
        kind: 'move',
        ref: action.ref,
        from: action.from,
        to: { start: action.to.start, end: action.to.end },
      };
    case 'cancel':
      return { kind: 'cancel', ref: action.ref, from: action.from };
    case 'confirm':
      return { kind: 'confirm', ref: action.ref, from: action.from };
  }
}

/** A place in a group says which, so that the others stay free. */
export function groupOf(type: string, { slotTypes, agenda }: Practice): { readonly category?: string } {
  const isGroup =
    slotTypes.some(({ id, capacity }) => id === type && capacity > 1) ||
    agenda.openMarks.some(({ capacity }) => capacity !== null && capacity > 1);
  return isGroup ? { category: type } : {};
}

function blockOf(
  { uid, span, as }: Extract<Action, { kind: 'block' }>,
  file: string,
  { zone, language }: Practice,
): AgendaChange {
  if (as === 'open-again') return { kind: 'cancel', ref: { file, uid, recurrenceId: null }, from: span };
  const title = CLOSED[language];
  return { kind: 'book', file, uid, span, title, patient: null, status: 'CONFIRMED', zone };
}

/** What everybody may see of a closed time: no reason. */
const CLOSED: Readonly<Record<Language, string>> = {
  fr: 'Fermé',
  en: 'Closed',
  nl: 'Gesloten',
  de: 'Geschlossen',
  pl: 'Nieczynne',
  es: 'Cerrado',
  it: 'Chiuso',
  pt: 'Fechado',
};

/**
 * The source that a practitioner's bookings and closures are written into: the one that practice.yaml gives them. Null
 * when it may not be written or is somebody else's: then nothing is written, least of all into another's calendar.
 */
export function calendarFor(
  practitioner: string,
  { practitioners, agenda }: Pick<Practice, 'practitioners' | 'agenda'>,
): string | null {
  const name = practitioners.find(({ id }) => id === practitioner)?.agenda;
  const source = agenda.sources.find((one) => one.name === name);
  if (source?.writable !== true) return null;
  return source.practitioner === null || source.practitioner === practitioner ? source.name : null;
}

function noCalendarSentence(action: AgendaAction, practice: Practice): string {
  const id =
    action.kind === 'book' ? action.slot.practitioner : action.kind === 'block' ? action.practitioner : '';
  const name = practice.practitioners.find((one) => one.id === id)?.name ?? id;
  return practice.programLanguage === 'fr'
    ? `${name} n'a aucun agenda où ce programme peut écrire ; rien n'a été écrit. Indiquez-en un sous agenda.sources dans practice.yaml.`
    : `${name} has no calendar that this program may write; nothing was written. Name one under agenda.sources in practice.yaml.`;
}

/** What others may see of it: initials, a code, or the name where the practice allows it. */
export function titleFor(id: string, { agenda }: Practice, patients: readonly Patient[]): string {
  const patient = patients.find((known) => known.id === id);
  if (patient === undefined || agenda.titles === 'code') return id;
  if (agenda.titles === 'full-name') return `${patient.givenName} ${patient.familyName}`;
  return `${patient.givenName.slice(0, 1)}.${patient.familyName.slice(0, 1)}.`.toUpperCase();
}
