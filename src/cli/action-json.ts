import type { Action, Plan } from '../domain/action.ts';
import type { Practice } from '../domain/practice.ts';
import { type Span, toLocal } from '../domain/time.ts';

/** Actions as `dry-run --json` prints them, times on the practice's wall clock. A hold is one entry a kept time. */
export function actionsJson(plan: Plan, { zone }: Practice): readonly Record<string, unknown>[] {
  return plan.flatMap((action) =>
    one(action, (span) => ({ start: toLocal(span.start, zone), end: toLocal(span.end, zone) })),
  );
}

function one(action: Action, local: (span: Span) => unknown): readonly Record<string, unknown>[] {
  switch (action.kind) {
    case 'reply': {
      const { letter } = action;
      const template = letter.made.map(({ id }) => id).join('+');
      return [
        {
          kind: 'reply',
          template,
          to: letter.to,
          language: letter.language,
          subject: letter.subject,
          body: letter.body,
        },
      ];
    }
    case 'hold': {
      const { offer } = action;
      return offer.slots.map((slot) => ({
        kind: 'hold',
        uid: offer.replaces?.ref.uid ?? offer.id,
        recurrenceId: offer.replaces?.ref.recurrenceId ?? null,
        from: offer.replaces === null ? null : local(offer.replaces.span),
        to: local(slot),
      }));
    }
    case 'book':
      return [{ kind: 'book', uid: action.uid, recurrenceId: null, from: null, to: local(action.slot) }];
    case 'block':
      return [{ kind: 'block', uid: action.uid, as: action.as, to: local(action.span) }];
    case 'move': {
      const { uid, recurrenceId } = action.ref;
      return [{ kind: 'move', uid, recurrenceId, from: local(action.from), to: local(action.to) }];
    }
    case 'cancel':
    case 'confirm': {
      const { uid, recurrenceId } = action.ref;
      return [{ kind: action.kind, uid, recurrenceId, from: local(action.from), to: null }];
    }
    case 'release':
    case 'label':
    case 'alert':
    case 'task':
    case 'waitlist':
    case 'stop':
    case 'consent':
    case 'survey':
    case 'freeze':
      return [{ ...action }];
  }
}
