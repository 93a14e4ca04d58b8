import type { Case } from '../../domain/case.ts';
import type { Decision } from '../../domain/decision.ts';
import type { UnreadableMail } from '../../domain/mail.ts';
import type { Instant } from '../../domain/time.ts';

interface Unread {
  readonly id: Case['id'];
  readonly mail: Pick<UnreadableMail, 'source' | 'contentHash' | 'from' | 'sent'>;
  readonly messageId: Case['messageId'];
  readonly patient: Case['patient'];
  readonly decision: Pick<Decision, 'kind' | 'reason' | 'plan'>;
  readonly now: Instant;
}

/** The case of a mail whose words were not read: what can't be opened, and what a mail server reports. */
export function unreadCase({ id, mail, messageId, patient, decision, now }: Unread): Case {
  return {
    id,
    origin: { kind: 'mail' },
    batch: null,
    source: mail.source,
    messageId,
    contentHash: mail.contentHash,
    thread: [],
    from: mail.from,
    patient,
    sent: mail.sent,
    opened: now,
    reading: null,
    decision: decision.kind,
    reason: decision.reason,
    plan: decision.plan,
    proposal: [],
    state: 'acting',
  };
}
