import type { TaskKind } from '../../domain/action.ts';
import type { Request, RequestKind } from '../../domain/reading.ts';
import type { Situation } from '../../domain/situation.ts';
import { book } from './requests/book.ts';
import { cancel } from './requests/cancel.ts';
import { choose } from './requests/choose.ts';
import { confirm } from './requests/confirm.ts';
import { move } from './requests/move.ts';
import { earlier, late, question, when } from './requests/small.ts';
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
  earlier,
};

/** Requests that a human carries out: the task it becomes, and the receipt for it (handbook §3.2, D and H). */
const FOR_HUMANS: Readonly<Partial<Record<RequestKind, { task: TaskKind; receipt: string | null }>>> = {
  renewal: { task: 'renewal', receipt: 'acknowledge-renewal' },
  document: { task: 'document', receipt: 'acknowledge-document' },
  sends: { task: 'file-document', receipt: 'received' },
  payment: { task: 'other', receipt: null },
  contact: { task: 'contact-change', receipt: null },
  exercises: { task: 'document', receipt: null },
  home: { task: 'home-visit', receipt: 'acknowledge' },
  series: { task: 'series', receipt: 'acknowledge' },
  survey: { task: 'survey', receipt: null },
};

/** What one request gets. */
export function treat(situation: Situation, request: Request): Treatment {
  const { kind } = request;
  if (kind === 'thanks' || kind === 'none') return treated([]);
  if (kind === 'question') return question(situation, request);
  const known = FOR_PATIENTS[kind];
  if (known !== undefined && situation.writer.kind === 'patient') {
    return known({ situation, request, patient: situation.writer.patient });
  }
  const handed = FOR_HUMANS[kind];
  if (handed === undefined) return prepared({ code: 'only-a-human', kind });
  return {
    parts: handed.receipt === null ? [] : [{ template: handed.receipt, facts: {} }],
    actions: [{ kind: 'task', task: handed.task, due: null }],
    human: { code: 'only-a-human', kind },
    receipt: handed.receipt,
  };
}

/** An agenda that can't be relied on is full, and a human hears why (design §1.4). */
function needsAgenda(treatment: Known): Known {
  return (asked) => {
    const { agenda } = asked.situation;
    if (agenda.trouble === '') return treatment(asked);
    return prepared({ code: 'agenda-unreadable', sentence: agenda.trouble });
  };
}
