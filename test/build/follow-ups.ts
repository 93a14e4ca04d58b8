// A practice that reminds, for tests of follow-ups.

import type { MemoryInput, MemoryWorld } from '../../src/adapters/store/memory/world.ts';
import type { FollowUpRule } from '../../src/domain/follow-up.ts';
import type { MessageClass } from '../../src/domain/letter.ts';
import type { Approval, Texts } from '../../src/domain/texts.ts';
import { someTexts } from './builders.ts';
import { agendaOf, type Booked, patientNumber } from './waiting.ts';
import { aWorld } from './world.ts';

/** The reminder of the day before, at ten. */
export function aRule(different: Partial<FollowUpRule> = {}): FollowUpRule {
  return {
    id: 'reminder',
    says: 'A reminder the day before.',
    on: true,
    trigger: { kind: 'before', moment: { kind: 'day', days: 1, minute: 600 } },
    only: {},
    does: { kind: 'message', template: 'reminder', class: 'S1', files: [], approver: 'rule' },
    usefulFor: 600,
    workingDays: false,
    limit: { count: 3, days: 1 },
    ...different,
  };
}

const CLASSES: Readonly<Record<string, MessageClass>> = {
  reminder: 'S1',
  'booked-notice': 'S1',
  sheet: 'S2',
  recall: 'S3',
  survey: 'S4',
  payment: 'S5',
  'without-date': 'S7',
};

/** Approved texts that name the appointments they are about. */
export function remindingTexts(approval: Approval = 'approved'): Texts {
  const texts = someTexts(() => approval);
  const body = '{% for one in appointments %}\n{{ one }}{% endfor %}\n.';
  return {
    ...texts,
    find: (id, language) => {
      const kind = CLASSES[id];
      const found = texts.find(kind === undefined ? id : 'appointments', language);
      return kind === undefined || found === null
        ? found
        : { ...found, id, class: kind, body: `[${id}] ${body}` };
    },
  };
}

/** The same, and their reminder offers to answer with a number. */
export function numberedTexts(): Texts {
  const texts = remindingTexts();
  return {
    ...texts,
    find: (id, language) => {
      const found = texts.find(id, language);
      if (found === null || id !== 'reminder') return found;
      return { ...found, body: `${found.body}\n\n  1 confirm\n  2 move\n  3 cancel` };
    },
  };
}

/** A rule that writes a message of another class or approver. */
export function aMessage(
  different: Partial<Extract<FollowUpRule['does'], { kind: 'message' }>> = {},
): FollowUpRule['does'] {
  return {
    kind: 'message',
    template: 'reminder',
    class: 'S1',
    files: [],
    approver: 'rule',
    ...different,
  };
}

/** A world with patients n1 … and these appointments, in which the rules are on. */
export function aRemindingWorld(
  booked: readonly Booked[],
  rules: readonly FollowUpRule[] = [aRule()],
  different: Partial<MemoryInput> = {},
): MemoryWorld {
  const patients = Array.from({ length: 9 }, (_, index) => patientNumber(index + 1));
  return aWorld({ patients, calendars: [agendaOf(booked)], rules, texts: remindingTexts(), ...different });
}
