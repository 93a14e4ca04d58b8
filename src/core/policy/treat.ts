import type { TaskKind } from '../../domain/action.ts';
import type { Request, RequestKind } from '../../domain/reading.ts';
import type { AgendaView, Situation } from '../../domain/situation.ts';
import { keepsOneOf, reliesOnAppointments } from '../agenda/open/closed-time.ts';
import { runsOut } from '../renewals/days-left.ts';
import { book } from './requests/book.ts';
import { cancel } from './requests/cancel.ts';
import { choose } from './requests/choose.ts';
import { confirm } from './requests/confirm.ts';
import { contact } from './requests/contact.ts';
import { earlier } from './requests/earlier.ts';
import { move } from './requests/move.ts';
import { series } from './requests/series.ts';
import { late, question, when } from './requests/small.ts';
import { stopConfirmed } from './requests/stop.ts';
import { type Asked, prepared, type Treatment, treated } from './treatment.ts';

type Known = (asked: Asked) => Treatment;

/** Requests that the program can carry out for a known patient. */
const FOR_PATIENTS: Readonly<Partial<Record<RequestKind, Known>>> = {
  book: needsAgenda(book),
  move: needsAgenda(move),
  cancel: needsAgenda(cancel),
  confirm: needsAgenda(confirm),
  choose: needsAgenda(choose),
  when: needsAgenda(when),
  late: needsAgenda(late),
  earlier: needsAgenda(earlier),
  contact,
};

/** Requests that a human carries out: the task it becomes, and the receipt for it (handbook §3.2, D and H). */
const FOR_HUMANS: Readonly<Partial<Record<RequestKind, { task: TaskKind; receipt: string | null }>>> = {
  renewal: { task: 'renewal', receipt: 'acknowledge-renewal' },
  document: { task: 'document', receipt: 'acknowledge-document' },
  sends: { task: 'file-document', receipt: 'received' },
  payment: { task: 'payment', receipt: null },
  exercises: { task: 'document', receipt: null },
  home: { task: 'home-visit', receipt: 'acknowledge' },
  series: { task: 'series', receipt: 'acknowledge' },
  survey: { task: 'survey', receipt: null },
};

/** What one request gets. */
export function treat(situation: Situation, request: Request): Treatment {
  const { kind } = request;
  if (kind === 'thanks' || kind === 'none') return treated([]);
  if (kind === 'stop') return treated(stopConfirmed(situation));
  if (kind === 'question') return question(situation, request);
  const known = FOR_PATIENTS[kind];
  if (kind === 'series' && situation.writer.kind === 'patient') {
    const planned = series({ situation, request, patient: situation.writer.patient });
    if (planned !== null) return planned;
  }
  if (known !== undefined && situation.writer.kind === 'patient') {
    return known({ situation, request, patient: situation.writer.patient });
  }
  const handed = FOR_HUMANS[kind];
  if (handed === undefined) return prepared({ code: 'only-a-human', kind });
  const receipt = kind === 'sends' && situation.mail.attachments.length === 0 ? null : handed.receipt;
  return {
    // "It has arrived" is said of what came with the mail only: what was announced and is missing, a human sees.
    parts: receipt === null ? [] : [{ template: receipt, facts: {} }],
    actions: [{ kind: 'task', task: handed.task, due: kind === 'renewal' ? runsOut(situation.mail) : null }],
    human: { code: 'only-a-human', kind },
    receipt,
  };
}

/** What is said or done as if an appointment in closed time took place. New times for it may be chosen, and it given up. */
function reliesOnClosed({ parts, actions }: Treatment, closed: AgendaView['closed']): boolean {
  if (closed.length === 0) return false;
  const isConfirm = actions.some(({ kind }) => kind === 'confirm');
  return actions.some((action) => keepsOneOf(action, closed)) || (!isConfirm && reliesOnAppointments(parts));
}

/** An agenda that can't be relied on is full, and a human hears why (design §1.4). */
function needsAgenda(treatment: Known): Known {
  return (asked) => {
    const { agenda } = asked.situation;
    if (agenda.trouble !== '') return prepared({ code: 'agenda-unreadable', sentence: agenda.trouble });
    const made = treatment(asked);
    return reliesOnClosed(made, agenda.closed) ? prepared({ code: 'closed-time' }) : made;
  };
}
