import type { Case } from '../../domain/case.ts';
import type { Mail, RawMail, UnreadableMail } from '../../domain/mail.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Instant } from '../../domain/time.ts';
import { onTick } from '../../flow/clock/on-tick.ts';
import { onMail } from '../../flow/mails/on-mail.ts';
import { openAndRead } from '../../flow/mails/open.ts';
import type { Doors, DryWorld } from '../doors.ts';

interface Replay {
  readonly doors: Pick<Doors, 'openMail'>;
  readonly dry: DryWorld;
  readonly practice: Practice;
  readonly raw: RawMail;
  /** A clock that stands still; null = each mail is met at its own time. */
  readonly fixed: Instant | null;
}

/** One past mail through the real flow, in a world that can't reach anybody. */
export async function replay({
  doors,
  dry,
  practice,
  raw,
  fixed,
}: Replay): Promise<{ mail: Mail | UnreadableMail; kase: Case }> {
  const mail = await openAndRead({
    open: doors.openMail,
    practice,
    raw,
    now: fixed ?? raw.received ?? Date.now(),
  });
  dry.setNow(fixed ?? mail.sent);
  await onTick(dry.world, practice);
  return { mail, kase: await onMail(dry.world, practice, raw) };
}
