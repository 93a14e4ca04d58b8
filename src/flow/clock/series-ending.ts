import { expand } from '../../core/agenda/recurrence/expand.ts';
import { seriesOf } from '../../core/agenda/series/series-uid.ts';
import { takesTime } from '../../core/agenda/slots/busy.ts';
import { begunCase, begunCaseId } from '../../core/begun-case.ts';
import { grouped } from '../../core/grouped.ts';
import type { Origin } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, HOUR } from '../../domain/time.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';

/** So many dates left, and the practitioner hears of it; the patient does not (handbook R-56). */
const FEW = 3;
/** How far ahead dates of a series can lie. */
const AHEAD = 400 * DAY;
const SERIES_UID = /-s\d\d@practice-agent/;
/** An agenda that did not change is looked through once an hour: a tick comes every half minute. */
const looked = new WeakMap<object, string>();

/** A task for the practitioner, once for each series of which few dates are left. Returns how many were new. */
export async function seriesEnding(world: World, practice: Practice): Promise<number> {
  const state = await world.agenda.read();
  if (state.kind === 'unreadable') return 0;
  const now = world.clock.now();
  const look = `${state.version} ${Math.floor(now / HOUR)}`;
  if (looked.get(world.store) === look) return 0;
  looked.set(world.store, look);
  const files = state.files.filter(({ text }) => SERIES_UID.test(text));
  if (files.length === 0) return 0;
  const { occurrences } = expand(files, { start: now - AHEAD, end: now + AHEAD }, practice.zone);
  const ours = occurrences.filter((one) => seriesOf(one.uid) !== null && takesTime(one));
  let told = 0;
  for (const [series, dates] of grouped(ours, ({ uid }) => seriesOf(uid) ?? '')) {
    const ahead = dates.filter(({ start }) => start > now);
    const [next] = ahead;
    if (next === undefined || ahead.length > FEW || ahead.length === dates.length) continue;
    const origin: Exclude<Origin, { kind: 'mail' }> = { kind: 'clock', rule: 'series-ending', key: series };
    if ((await world.store.case(begunCaseId(origin, series))) !== null) continue;
    await carryOut(
      world,
      practice,
      begunCase({
        origin,
        key: series,
        patient: next.patientId,
        to: null,
        decision: {
          kind: 'review',
          plan: [{ kind: 'task', task: 'series', due: next.start }],
          proposal: [],
          reason: { code: 'series-ending', left: ahead.length },
        },
        due: now,
        now,
      }),
    );
    told += 1;
  }
  return told;
}
