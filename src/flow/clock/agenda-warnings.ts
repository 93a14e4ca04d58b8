import { begunCase, begunCaseId } from '../../core/begun-case.ts';
import type { AgendaWarning } from '../../domain/agenda.ts';
import type { Origin } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { carryOut } from '../plans/carry-out.ts';

/** So many warnings that say the same are told one by one; more of them are one matter. */
const ONE_BY_ONE = 3;

/**
 * Puts what the agenda has within the horizon and nobody understands before a human, each once: the time it may cover is
 * given to nobody (design §1.4). Many that say the same in one calendar are told as one, by the first of them.
 */
export async function agendaWarnings(
  world: World,
  practice: Practice,
  warnings: readonly AgendaWarning[],
): Promise<void> {
  for (const group of alike(warnings)) {
    const [first] = group;
    if (first === undefined) continue;
    if (group.length > ONE_BY_ONE) {
      const key = JSON.stringify(['many', calendarOf(first), first.sentence]);
      await tell(world, practice, { key, warning: first, more: group.length - 1 });
      continue;
    }
    for (const warning of group) {
      const { file, uid, line, sentence } = warning;
      const key = JSON.stringify([file, uid === '' ? line : uid, sentence]);
      await tell(world, practice, { key, warning, more: 0 });
    }
  }
}

/** Warnings of one calendar that say the same, together; of one event once, however many dates it has. */
function alike(warnings: readonly AgendaWarning[]): readonly (readonly AgendaWarning[])[] {
  const groups = new Map<string, Map<string, AgendaWarning>>();
  for (const warning of warnings) {
    const { file, uid, line, sentence } = warning;
    const key = JSON.stringify([calendarOf(warning), sentence]);
    const group = groups.get(key) ?? new Map<string, AgendaWarning>();
    const own = JSON.stringify([file, uid === '' ? line : uid]);
    if (!group.has(own)) group.set(own, warning);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => [...group.values()]);
}

/** A calendar on a server or in a folder has a file for each event: `calendar/event.ics`. */
function calendarOf({ file }: AgendaWarning): string {
  const slash = file.lastIndexOf('/');
  return slash < 0 ? file : file.slice(0, slash);
}

interface Told {
  readonly key: string;
  readonly warning: AgendaWarning;
  readonly more: number;
}

async function tell(
  world: World,
  practice: Practice,
  { key, warning: { file, line, sentence }, more }: Told,
): Promise<void> {
  const now = world.clock.now();
  const origin: Exclude<Origin, { kind: 'mail' }> = { kind: 'clock', rule: 'agenda-warning', key };
  if ((await world.store.case(begunCaseId(origin, key))) !== null) return;
  const decision = {
    kind: 'review',
    plan: [{ kind: 'alert', level: 'amber', about: 'agenda-not-understood' }],
    proposal: [],
    reason: { code: 'agenda-warning', file, line, sentence, more },
  } as const;
  const kase = begunCase({ origin, key, patient: null, to: null, decision, due: now, now });
  await carryOut(world, practice, kase);
}
