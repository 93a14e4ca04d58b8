// A changed contact in words: for the case, the call sheet and the command that records it.

import type { Plan } from '../../domain/action.ts';
import type { ContactKind, ContactProposal } from '../../domain/contact.ts';
import type { PatientId } from '../../domain/patient.ts';

type ProgramLanguage = 'fr' | 'en';

const KINDS: Readonly<Record<ContactKind, readonly [fr: string, en: string]>> = {
  phone: ['téléphone', 'phone'],
  address: ['adresse', 'address'],
};

/** In lower case, without an article. */
export function contactKindName(kind: ContactKind, language: ProgramLanguage): string {
  return KINDS[kind][language === 'fr' ? 0 : 1];
}

/** What the tasks of a plan propose. */
export function proposedIn(plan: Plan): readonly ContactProposal[] {
  return plan.flatMap((action) => (action.kind === 'task' ? (action.contacts ?? []) : []));
}

/** "téléphone : +33199000001 → +33199000002". */
export function proposalText({ kind, recorded, given }: ContactProposal, language: ProgramLanguage): string {
  const none = language === 'fr' ? 'aucun noté' : 'none recorded';
  const before = recorded.length === 0 ? none : recorded.join(', ');
  return `${contactKindName(kind, language)}${language === 'fr' ? ' :' : ':'} ${before} → ${given}`;
}

/** The command that records it, once somebody was asked at the old contact. */
export function recordCommand({ recorded, given }: ContactProposal, patient: PatientId | null): string {
  const [only, another] = recorded;
  const old = only === undefined || another !== undefined ? '' : ` --instead ${only}`;
  return `agent contacts change ${patient ?? 'PATIENT'} ${given}${old}`;
}
