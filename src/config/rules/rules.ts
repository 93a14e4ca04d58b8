import type { Found } from '../faults.ts';
import { agendaMakesSense } from './agenda.ts';
import { agendaServersMakeSense } from './agenda-servers.ts';
import { feeAllowed, holdsMakeSense, noticeMakesSense } from './booking.ts';
import { serversMakeSense, signInMakesSense } from './mail-servers.ts';
import { modelStaysHome } from './model.ts';
import { openTimeMakesSense, periodsMakeSense } from './open-time.ts';
import {
  closuresMakeSense,
  hoursMakeSense,
  partsMakeSense,
  practitionersMakeSense,
  slotTypesMakeSense,
} from './people.ts';
import { agendasExist, foldersExist, patientsExist } from './places.ts';
import {
  alertsReach,
  answersFromOwnAddress,
  neutralInvitations,
  neutralReader,
  neutralSender,
  numbersChecked,
  sendersProvable,
  zoneKnown,
} from './practice.ts';
import { termsAllowed } from './retention.ts';
import type { Checked, ConfigRule } from './rule.ts';
import { secretsMakeSense } from './secrets.ts';

const RULES: readonly ConfigRule[] = [
  zoneKnown,
  neutralSender,
  neutralReader,
  neutralInvitations,
  sendersProvable,
  serversMakeSense,
  signInMakesSense,
  secretsMakeSense,
  agendaMakesSense,
  agendaServersMakeSense,
  agendasExist,
  practitionersMakeSense,
  hoursMakeSense,
  partsMakeSense,
  periodsMakeSense,
  slotTypesMakeSense,
  openTimeMakesSense,
  closuresMakeSense,
  holdsMakeSense,
  noticeMakesSense,
  feeAllowed,
  modelStaysHome,
  patientsExist,
  foldersExist,
  alertsReach,
  numbersChecked,
  answersFromOwnAddress,
  termsAllowed,
];

/** Everything the rules have to say, in their order. */
export function ruleFaults(checked: Checked): readonly Found[] {
  return RULES.flatMap((rule) => rule(checked));
}
