import type { FollowUpRule, FollowUpSwitch, Moment, Trigger } from '../../domain/follow-up.ts';

/** The rules as practice.yaml switches them; what it does not name stays as it is written, off. */
export function switched(
  rules: readonly FollowUpRule[],
  switches: readonly FollowUpSwitch[],
): readonly FollowUpRule[] {
  return rules.map((rule) => {
    const one = switches.find((each) => each.rule === rule.id);
    return one === undefined ? rule : turned(rule, one);
  });
}

function turned(rule: FollowUpRule, { on, minute, days, template, approver }: FollowUpSwitch): FollowUpRule {
  const { does } = rule;
  const trigger = at(rule.trigger, minute, days);
  if (does.kind === 'task') return { ...rule, on, trigger };
  return {
    ...rule,
    on,
    trigger,
    does: {
      ...does,
      template: template ?? does.template,
      approver: approver === null ? does.approver : allowed(does.class, approver, does.approver),
    },
  };
}

type Message = Extract<FollowUpRule['does'], { kind: 'message' }>;

/** Nobody can switch off the human's yes that money and drop-outs need (handbook §1.9). */
function allowed(kind: Message['class'], wanted: Message['approver'], written: Message['approver']) {
  if (kind === 'S5') return 'each';
  return kind === 'S7' && wanted === 'rule' ? written : wanted;
}

function at(trigger: Trigger, minute: number | null, days: number | null): Trigger {
  switch (trigger.kind) {
    case 'before':
    case 'after':
    case 'booked':
    case 'missed':
    case 'closure':
    case 'list':
      return { ...trigger, moment: momentAt(trigger.moment, minute, days) };
    case 'without-date':
      return { ...trigger, days: days ?? trigger.days, minute: minute ?? trigger.minute };
    case 'last-visit':
    case 'series-left':
      return { ...trigger, minute: minute ?? trigger.minute };
  }
}

/** A length becomes a day when a clock time or a number of days is named. */
function momentAt(moment: Moment, minute: number | null, days: number | null): Moment {
  if (minute === null && days === null) return moment;
  if (moment.kind === 'day')
    return { kind: 'day', days: days ?? moment.days, minute: minute ?? moment.minute };
  return { kind: 'day', days: days ?? Math.round(moment.minutes / 1440), minute: minute ?? 600 };
}
