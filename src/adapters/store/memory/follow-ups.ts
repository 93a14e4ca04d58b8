import { type AuditLine, wellFormed } from '../../../core/audit.ts';
import { doneBy } from '../../../core/followups/done-by.ts';
import type { Case } from '../../../domain/case.ts';
import type { FollowUpDone } from '../../../domain/follow-up.ts';
import type { PatientId } from '../../../domain/patient.ts';
import type { Instant } from '../../../domain/time.ts';
import { agedKey, asInstant, isAgedKey } from '../records.ts';
import { missedLine, rulePausedLine } from '../tables/audit-lines.ts';
import type { FollowUpTable } from '../tables/follow-up-table.ts';

interface MemoryFollowUps extends FollowUpTable {
  /** Writes down what a case does; false when one of it was done before. */
  readonly claim: (kase: Case) => boolean;
  /** Makes keys hashes and names nobody, for those that are meant; returns how many. */
  readonly age: (isMeant: (one: FollowUpDone) => boolean) => number;
}

/** What became of follow-ups, as the state file keeps it. */
export function memoryFollowUps(trail: (line: AuditLine) => void, secret: string): MemoryFollowUps {
  const done = new Map<string, FollowUpDone>();
  const byPatient = new Map<PatientId, readonly FollowUpDone[]>();
  const seen = new Map<string, Instant>();
  let picture: Readonly<Record<string, Instant>> = {};
  const paused = new Set<string>();
  const isDone = (key: string) => done.has(key) || done.has(agedKey(key, secret));
  const add = (one: FollowUpDone): boolean => {
    if (isDone(wellFormed(one.key))) return false;
    const kept = { ...one, at: asInstant(one.at) };
    done.set(one.key, kept);
    byPatient.set(one.patient, [...(byPatient.get(one.patient) ?? []), kept]);
    return true;
  };
  return {
    age: (isMeant) => {
      const meant = [...done.values()].filter((one) => !isAgedKey(one.key) && isMeant(one));
      for (const one of meant) {
        done.delete(one.key);
        done.set(agedKey(one.key, secret), { ...one, key: agedKey(one.key, secret), patient: '' });
        byPatient.set(
          one.patient,
          (byPatient.get(one.patient) ?? []).filter(({ key }) => key !== one.key),
        );
      }
      return meant.length;
    },
    claim: (kase) => {
      const all = doneBy(kase);
      if (all.some(({ key }) => isDone(key))) return false;
      for (const one of all) add(one);
      return true;
    },
    followUps: async (since, patient, rules) =>
      [...(patient === undefined ? done.values() : (byPatient.get(patient) ?? []))]
        .filter(({ at, rule }) => at >= since && (rules?.includes(rule) ?? true))
        .sort((one, other) => one.at - other.at),
    noteFollowUps: async (many) => {
      const fresh = many.filter(add);
      for (const one of fresh) trail(missedLine(one));
      return fresh;
    },
    seenAppointments: async () => picture,
    noteSeen: async ({ added, forgotten, at }) => {
      for (const key of added) if (!seen.has(wellFormed(key))) seen.set(key, asInstant(at));
      for (const key of forgotten) seen.delete(key);
      picture = Object.freeze(Object.fromEntries(seen));
    },
    pausedRules: async () => [...paused].sort(),
    pauseRule: async (rule, isPaused, by, at) => {
      if (paused.has(wellFormed(rule)) === isPaused) return;
      if (isPaused) paused.add(rule);
      else paused.delete(rule);
      trail(rulePausedLine(rule, isPaused, wellFormed(by), asInstant(at)));
    },
  };
}
