import type { ProgramLanguage } from '../domain/language.ts';
import { type Label, type OtherLabel, REQUEST_KINDS, type RequestKind } from '../domain/reading.ts';
import { nameOf } from './explain.ts';

const OTHERS: Readonly<Record<OtherLabel, readonly [fr: string, en: string]>> = {
  greeting: ['salutation', 'greeting'],
  closing: ['formule de fin', 'closing'],
  name: ['nom', 'name'],
  'contact-line': ['coordonnées', 'contact line'],
  reason: ['raison, sans santé', 'reason, no health'],
  wish: ['souhait', 'wish'],
  health: ['santé', 'health'],
  distress: ['détresse', 'distress'],
  'danger-life': ['urgence possible', 'possible emergency'],
  'danger-maternity': ['urgence de grossesse possible', 'possible pregnancy emergency'],
  'danger-suicide': ['danger pour soi possible', 'possible danger to self'],
  'danger-violence': ['violence possible', 'possible violence'],
  unknown: ['pas compris', 'not understood'],
};

/** What a sentence was read as, in the practice's words. */
export function labelName(label: Label, language: ProgramLanguage): string {
  return isRequest(label) ? nameOf(label, language) : OTHERS[label][language === 'fr' ? 0 : 1];
}

function isRequest(label: Label): label is RequestKind {
  return (REQUEST_KINDS as readonly string[]).includes(label);
}
