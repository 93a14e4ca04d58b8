import { describe, expect, it } from 'vitest';
import { keyOfAppointment, parseKey } from '../../../src/core/followups/key.ts';
import { readRules } from '../../../src/core/followups/read-rules.ts';
import { switched } from '../../../src/core/followups/switched.ts';
import { parseLocalTime } from '../../../src/domain/time.ts';

const reading = {
  country: 'FR',
  language: 'en',
  practitioners: ['anne', 'leo'],
  slotTypes: ['first', 'follow-up'],
  pathOf: (path: string) => `/practice/${path}`,
} as const;
const read = (text: string) => readRules({ file: 'followups/own.yaml', text }, reading);

const REMINDER = `rules:
  - id: my-reminder
    says: A reminder.
    trigger: { before: { days: 2, at: "18:30" } }
    message: { template: reminder, class: S1, approver: rule, files: [sheets/a.pdf] }
`;

describe('a file of rules', () => {
  it('gives rules that are off, with times in minutes and files named neutrally', () => {
    const { rules, problems } = read(REMINDER);
    expect(problems).toEqual([]);
    expect(rules).toEqual([
      {
        id: 'my-reminder',
        says: 'A reminder.',
        on: false,
        trigger: { kind: 'before', moment: { kind: 'day', days: 2, minute: 1110 } },
        only: {},
        does: {
          kind: 'message',
          template: 'reminder',
          class: 'S1',
          approver: 'rule',
          files: [{ name: 'document.pdf', contentType: 'application/pdf', path: '/practice/sheets/a.pdf' }],
        },
        usefulFor: 1440,
        workingDays: false,
        limit: { count: 3, days: 1 },
      },
    ]);
  });

  it.each([
    ['class: S1', 'class: S6', 5, 'Write for example class: S1, S2, S3, S4, S5, S7.'],
    ['    says: A reminder.\n', '', 2, 'Write for example says: "…".'],
    ['id: my-reminder', 'id: My Reminder', 2, 'Write for example id: my-reminder.'],
  ])('says where "%s" is wrong and what to write', (good, bad, line, sentence) => {
    const { rules, problems } = read(REMINDER.replace(good, bad));
    expect(rules).toEqual([]);
    expect(problems.map((one) => [one.file, one.line, one.sentence])).toEqual([
      ['followups/own.yaml', line, sentence],
    ]);
  });

  it('keeps the human yes that money and drop-outs need', () => {
    for (const kind of ['S5', 'S7'])
      expect(read(REMINDER.replace('class: S1', `class: ${kind}`)).problems).toHaveLength(1);
    const invoice = REMINDER.replace('class: S1, approver: rule', 'class: S5, approver: each');
    const ofList = '{ list: { name: invoices, days: 30, at: "10:00" } }';
    const asked = read(invoice.replace('{ before: { days: 2, at: "18:30" } }', ofList)).rules;
    const one = {
      rule: 'my-reminder',
      on: true,
      minute: null,
      days: null,
      template: null,
      approver: 'rule',
    } as const;
    expect(switched(asked, [one])[0]?.does).toMatchObject({ approver: 'each' });
  });

  it('lets nobody ask for money because of an appointment, missed or not', () => {
    const missed = REMINDER.replace('before: { days: 2, at: "18:30" }', 'missed: { days: 1, at: "10:00" }');
    const { rules, problems } = read(missed.replace('S1, approver: rule', 'S5, approver: each'));
    expect(rules).toEqual([]);
    expect(problems.map(({ line, sentence }) => [line, sentence])).toEqual([
      [
        4,
        'A message of class S5 is about an invoice in a list, never about an appointment: trigger: { list: … }.',
      ],
    ]);
  });

  it('refuses conditions that cannot be asked of what makes the rule due, and names nobody has', () => {
    const only = (trigger: string, condition: string) =>
      read(
        REMINDER.replace('{ before: { days: 2, at: "18:30" } }', `${trigger}\n    only: { ${condition} }`),
      );
    const lastVisit = '{ last-visit: { months: 12, at: "10:00" } }';
    const ofList = '{ list: { name: documents, days: 0, at: "10:00" } }';
    expect(only(ofList, 'practitioners: [anne]').problems).toEqual([
      {
        file: 'followups/own.yaml',
        line: 5,
        key: 'my-reminder.only.practitioners',
        sentence: '"practitioners" means nothing with "list": there is no appointment. Take it out.',
        weight: 'error',
      },
    ]);
    expect(only(lastVisit, 'confirmed: true').rules).toEqual([]);
    expect(only(lastVisit, 'practitioners: [anne], slot-types: [first]').rules).toHaveLength(1);
    expect(
      only(lastVisit, 'practitioners: [ane]').problems.map(({ line, sentence }) => [line, sentence]),
    ).toEqual([[5, '"ane" is not in practice.yaml. Known: anne, leo.']]);
    expect(only(lastVisit, 'slot-types: [frist]').rules).toEqual([]);
  });

  it('leaves out rules of other countries', () => {
    expect(read(REMINDER.replace('    says', '    countries: [DE]\n    says')).rules).toEqual([]);
  });
});

describe('a key', () => {
  it('tells rule, event, date and start again, whatever the UID is made of', () => {
    const recurrenceId = parseLocalTime('2026-11-24T09:00');
    const key = keyOfAppointment('reminder', { uid: 'a|b\n|c', recurrenceId, start: 17 });
    expect(parseKey(key)).toEqual({
      rule: 'reminder',
      about: { kind: 'appointment', uid: 'a|b\n|c', recurrenceId, start: 17 },
    });
  });

  it('is another one at another time', () => {
    const at = (start: number) => keyOfAppointment('reminder', { uid: 'a', recurrenceId: null, start });
    expect(at(1)).not.toBe(at(2));
  });
});
