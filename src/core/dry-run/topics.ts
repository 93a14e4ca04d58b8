import type { Topic } from '../../domain/dry-run.ts';
import type { Label, RequestKind } from '../../domain/reading.ts';
import { REQUEST_KINDS } from '../../domain/reading.ts';

/** What an answer to each kind of request is about; null for what an answer does not treat by itself. */
const TOPICS: Readonly<Record<RequestKind, Topic | null>> = {
  choose: 'appointment',
  confirm: 'appointment',
  move: 'appointment',
  cancel: 'cancel',
  book: 'appointment',
  series: 'appointment',
  home: 'appointment',
  when: 'appointment',
  late: 'late',
  earlier: 'waiting-list',
  question: 'question',
  renewal: 'renewal',
  document: 'document',
  sends: 'document',
  payment: 'payment',
  contact: 'contact',
  exercises: 'document',
  clinical: null,
  complaint: null,
  third: null,
  rights: null,
  human: null,
  survey: null,
  stop: null,
  thanks: null,
  none: null,
};

/** The topics that these requests, or these labels of sentences, belong to. */
export function topicsOf(labels: Iterable<Label>): ReadonlySet<Topic> {
  const topics = [...labels].map((label) => (isRequest(label) ? TOPICS[label] : null));
  return new Set(topics.filter((topic) => topic !== null));
}

function isRequest(label: Label): label is RequestKind {
  return (REQUEST_KINDS as readonly string[]).includes(label);
}
