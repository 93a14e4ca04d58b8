import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';

/** Patients for whom a human switched automatic messages off (handbook §3.4, §4.2, R-16, R-20). */
export const humanOnly: Rule = ({ writer }) => {
  if (writer.kind !== 'patient') return null;
  const { flags } = writer.patient;
  const flag = flags[0];
  if (flag === undefined || (flag === 'confidential' && writer.as === 'self')) return null;
  return toHuman({ code: 'patient-flag', flag });
};
