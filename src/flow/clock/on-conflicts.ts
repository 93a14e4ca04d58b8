import { type Conflict, conflictsIn } from '../../core/agenda/conflicts.ts';
import { momentText } from '../../core/agenda/moment-text.ts';
import { expand } from '../../core/agenda/recurrence/expand.ts';
import { begunCase } from '../../core/begun-case.ts';
import type { Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';

/**
 * Puts each coming appointment that something else was laid over before a human, once. Nobody is moved by
 * itself. Returns how many are new.
 */
export async function onConflicts(world: World, practice: Practice): Promise<number> {
  const now = world.clock.now();
  const state = await world.agenda.read();
  if (state.kind === 'unreadable') return 0;
  const window = { start: now, end: now + (practice.booking.horizon + 1) * DAY };
  const { occurrences } = expand(state.files, window, practice.zone, practice.programLanguage);
  let told = 0;
  for (const conflict of conflictsIn(occurrences, practice, now)) {
    const kase = caseOf(conflict, practice, now);
    if ((await world.store.case(kase.id)) !== null) continue;
    await carryOut(world, practice, kase);
    told += 1;
  }
  return told;
}

function caseOf({ appointment, other, span }: Conflict, practice: Practice, now: Instant): Case {
  const key = [appointment, other].map(({ uid, file, start }) => `${file}|${uid}|${start}`).join('|');
  return begunCase({
    origin: { kind: 'clock', rule: 'conflict', key },
    key,
    patient: appointment.patientId,
    to: null,
    decision: {
      kind: 'review',
      plan: [{ kind: 'alert', level: 'amber', about: 'conflict' }],
      proposal: [],
      reason: {
        code: 'agenda-conflict',
        when: momentText(span.start, practice.zone, practice.programLanguage),
      },
    },
    due: now,
    now,
  });
}
