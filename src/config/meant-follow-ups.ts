import type { FollowUpSwitch } from '../domain/follow-up.ts';
import type { Country, Practice } from '../domain/practice.ts';
import type { Written } from './written.ts';

/** Where a reminder needs a yes first (handbook R-10). */
const OPT_IN: readonly Country[] = ['DE'];
const SETTINGS = ['reminder-consent', 'folder'];

type WrittenFollowUps = Written['follow-ups'];
type Rule = string | Exclude<WrittenFollowUps[string], string | undefined>;

/** The follow-ups that are switched, and what differs from how they are written. */
export function followUpsOf(
  written: WrittenFollowUps,
  country: Country,
  at: (path: string) => string,
): Practice['followUps'] {
  const rules = Object.entries(written).filter(([name]) => !SETTINGS.includes(name));
  return {
    reminderConsent: written['reminder-consent'] ?? (OPT_IN.includes(country) ? 'opt-in' : 'opt-out'),
    folder: at(written.folder),
    switches: rules.flatMap(([name, rule]) => (rule === undefined ? [] : [switchOf(name, rule)])),
  };
}

function switchOf(rule: string, written: Rule): FollowUpSwitch {
  const plain = { rule, minute: null, days: null, template: null, approver: null };
  if (typeof written === 'string') return { ...plain, on: written === 'on' };
  const [hour, minute] = (written.at ?? '').split(':');
  return {
    rule,
    on: written.on,
    minute: minute === undefined ? null : Number(hour) * 60 + Number(minute),
    days: written.days ?? null,
    template: written.template ?? null,
    approver: written.approver ?? null,
  };
}
