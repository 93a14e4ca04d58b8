import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';

/** Amber wording: no automatic answer, a human soon, on a channel that is noticed (handbook §2.2.6, §2.4). */
export const distress: Rule = ({ reading }) =>
  reading.urgency === 'amber'
    ? toHuman({ code: 'distress' }, [
        { kind: 'alert', level: 'amber', about: 'distress' },
        { kind: 'label', keyword: 'read-me-now' },
      ])
    : null;
