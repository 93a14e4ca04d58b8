import type { Found } from '../faults.ts';
import { agendaMakesSense } from './agenda.ts';
import { feeAllowed, holdsMakeSense, noticeMakesSense } from './booking.ts';
import { modelStaysHome } from './model.ts';
import {
  closuresMakeSense,
  hoursMakeSense,
  partsMakeSense,
  practitionersMakeSense,
  slotTypesMakeSense,
} from './people.ts';
import { agendasExist, foldersExist, patientsExist } from './places.ts';
import { alertsReach, neutralSender, sendersProvable, zoneKnown } from './practice.ts';
import type { Checked, ConfigRule } from './rule.ts';

const RULES: readonly ConfigRule[] = [
  zoneKnown,
  neutralSender,
  sendersProvable,
  agendaMakesSense,
  agendasExist,
  practitionersMakeSense,
  hoursMakeSense,
  partsMakeSense,
  slotTypesMakeSense,
  closuresMakeSense,
  holdsMakeSense,
  noticeMakesSense,
  feeAllowed,
  modelStaysHome,
  patientsExist,
  foldersExist,
  alertsReach,
];

/** Everything the rules have to say, in their order. */
export function ruleFaults(checked: Checked): readonly Found[] {
  return RULES.flatMap((rule) => rule(checked));
}
