import type { Action } from '../../domain/action.ts';
import type { AgendaChange, AgendaState } from '../../domain/agenda.ts';
import type { Patient } from '../../domain/patient.ts';
import type { Practice } from '../../domain/practice.ts';

type AgendaAction = Extract<Action, { kind: 'book' | 'move' | 'cancel' | 'confirm' }>;

interface Around {
  readonly practice: Practice;
  readonly patients: readonly Patient[];
  readonly state: Extract<AgendaState, { kind: 'readable' }>;
}

/** A planned action as a change of one calendar file. */
export function changeOf(action: AgendaAction, { practice, patients, state }: Around): AgendaChange {
  switch (action.kind) {
    case 'book':
      return {
        kind: 'book',
        file: fileFor(action.slot.practitioner, practice, state),
        uid: action.uid,
        span: { start: action.slot.start, end: action.slot.end },
        title: titleFor(action.patient, practice, patients),
        patient: action.patient,
        status: 'CONFIRMED',
        zone: practice.zone,
      };
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

/** The practitioner's own calendar, else the first that may be written. */
function fileFor(practitioner: string, practice: Practice, state: Around['state']): string {
  const agenda = practice.practitioners.find(({ id }) => id === practitioner)?.agenda;
  const writable = state.files.filter((file) => file.writable);
  return (writable.find(({ name }) => name === agenda) ?? writable[0])?.name ?? '';
}

/** What others may see of it: initials, a code, or the name where the practice allows it. */
function titleFor(id: string, { agenda }: Practice, patients: readonly Patient[]): string {
  const patient = patients.find((known) => known.id === id);
  if (patient === undefined || agenda.titles === 'code') return id;
  if (agenda.titles === 'full-name') return `${patient.givenName} ${patient.familyName}`;
  return `${patient.givenName.slice(0, 1)}.${patient.familyName.slice(0, 1)}.`.toUpperCase();
}
