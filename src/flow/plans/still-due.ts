import { failing } from '../../core/followups/conditions.ts';
import { standings } from '../../core/followups/due.ts';
import { isFollowUp } from '../../core/followups/follow-up-case.ts';
import { parseKey } from '../../core/followups/key.ts';
import { standingSentence } from '../../core/followups/standing-sentences.ts';
import { rowHash } from '../../core/lists/row-hash.ts';
import type { Action } from '../../domain/action.ts';
import type { ActionNote } from '../../domain/action-note.ts';
import type { Case } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';
import { dueQuestion } from '../clock/due-question.ts';

/** What still stands for a follow-up; `away`: the agenda can't say it now. `note`: a code, or the sentence of its standing. */
export type StillDue =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no'; readonly note: string }
  | { readonly kind: 'away'; readonly sentence: string };

/**
 * Whether all that a follow-up speaks of is still so, by the agenda, the consents and the clock of this moment. Asked
 * before its letter leaves, however long it lay.
 */
export async function stillDue(
  world: World,
  practice: Practice,
  { origin, patient: about, plan, proposal }: Case,
): Promise<StillDue> {
  if (!isFollowUp(origin)) return { kind: 'yes' };
  const covers = origin.covers ?? [];
  const names = covers.map((key) => parseKey(key)?.rule);
  const rules = (await world.followUps.rules()).filter(({ id }) => names.includes(id));
  const only = about === null ? {} : { patient: about };
  const asked = await dueQuestion(world, practice, { rules, except: covers, ...only });
  if (asked.kind === 'trouble') return { kind: 'away', sentence: asked.sentence };
  const { question } = asked;
  const all = new Map(standings(question).map((one) => [one.due.key, one]));
  const { zone, programLanguage: language } = practice;
  const told = rowsIn([...plan, ...proposal]);
  for (const key of covers) {
    const standing = all.get(key);
    if (standing === undefined) {
      const isOn = rules.some(({ id, on }) => on && id === parseKey(key)?.rule);
      return no(isOn ? 'appointment-gone' : 'follow-up-off');
    }
    const { row } = standing.due;
    if (row !== null && told !== null && !told.includes(rowHash(row))) return no('row-changed');
    if (standing.kind !== 'withheld') continue;
    const patient = question.patients.find(({ id }) => id === standing.due.patient);
    const what =
      patient === undefined ? null : failing(standing.due, { patient, practice, book: question.book });
    return { kind: 'no', note: standingSentence(standing, { language, zone, failing: what }) };
  }
  return { kind: 'yes' };
}

/** Hashes of the rows that its letter speaks of; null when it was written down by a version that noted none. */
function rowsIn(actions: readonly Action[]): readonly string[] | null {
  const rows = actions.flatMap((action) => (action.kind === 'reply' ? (action.rows ?? []) : []));
  return rows.length === 0 ? null : rows;
}

function no(note: ActionNote): StillDue {
  return { kind: 'no', note };
}
