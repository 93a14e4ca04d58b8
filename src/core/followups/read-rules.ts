// One file of follow-up rules: what it means, or what is wrong with it and on which line.

import { LineCounter, type ParsedNode, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Conditions, FollowUpRule, Moment, Trigger } from '../../domain/follow-up.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Country } from '../../domain/practice.ts';
import type { Problem } from '../../domain/problem.ts';
import { senseless } from './conditions.ts';
import { type RuleFault, ruleSentence } from './rule-sentences.ts';
import { minuteOf, minutesIn, type WrittenRule, writtenRule } from './written-rule.ts';

export interface RuleFile {
  /** Path relative to the practice, or of a pack that ships. */
  readonly file: string;
  readonly text: string;
}

export interface ReadRules {
  readonly rules: readonly FollowUpRule[];
  readonly problems: readonly Problem[];
}

interface Reading {
  readonly country: Country;
  readonly language: ProgramLanguage;
  /** Ids in practice.yaml. */
  readonly practitioners: readonly string[];
  readonly slotTypes: readonly string[];
  /** Makes an absolute path of one that is written from the practice's folder. */
  readonly pathOf: (path: string) => string;
}

/** Reads a file of rules; all are off. A rule that is wrong is a problem and left out; the others stand. */
export function readRules({ file, text }: RuleFile, reading: Reading): ReadRules {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const lineAt = (offset: number) => counter.linePos(offset).line;
  const say = (line: number | null, key: string, sentence: string): Problem => ({
    file,
    line,
    key,
    sentence,
    weight: 'error',
  });
  const [broken] = document.errors;
  if (broken !== undefined) {
    const sentence = ruleSentence({ code: 'yaml' }, reading.language);
    return { rules: [], problems: [say(lineAt(broken.pos[0]), '', sentence)] };
  }
  const raw: unknown = document.toJS();
  const items = isHolder(raw) && Array.isArray(raw.rules) ? (raw.rules as readonly unknown[]) : null;
  if (items === null)
    return { rules: [], problems: [say(1, 'rules', ruleSentence({ code: 'no-list' }, reading.language))] };
  const lineOf = (path: readonly PropertyKey[]) => {
    for (let end = path.length; end > 0; end -= 1) {
      const node = document.getIn(path.slice(0, end), true) as ParsedNode | undefined;
      if (node?.range) return lineAt(node.range[0]);
    }
    return 1;
  };
  const read = items.map((item, index) => oneRule(item, index, { reading, say, lineOf }));
  return { rules: read.flatMap(({ rules }) => rules), problems: read.flatMap(({ problems }) => problems) };
}

interface Saying {
  readonly reading: Reading;
  readonly say: (line: number | null, key: string, sentence: string) => Problem;
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

function oneRule(item: unknown, index: number, { reading, say, lineOf }: Saying): ReadRules {
  const parsed = writtenRule.safeParse(item);
  const name = isHolder(item) && typeof item.id === 'string' ? item.id : String(index + 1);
  if (!parsed.success) {
    const problems = flat(parsed.error.issues).map(({ path, key }) =>
      say(
        lineOf(['rules', index, ...path]),
        [name, ...path.map(String), ...(key === '' ? [] : [key])].join('.'),
        ruleSentence(
          { code: 'form', path: [...path.map(String), ...(key === '' ? [] : [key])] },
          reading.language,
        ),
      ),
    );
    return { rules: [], problems };
  }
  const written = parsed.data;
  if (written.countries !== undefined && !written.countries.includes(reading.country))
    return { rules: [], problems: [] };
  if ((written.message === undefined) === (written.task === undefined)) {
    const sentence = ruleSentence({ code: 'message-or-task' }, reading.language);
    return { rules: [], problems: [say(lineOf(['rules', index]), name, sentence)] };
  }
  if (written.message !== undefined && isTooFree(written.message)) {
    const sentence = ruleSentence({ code: 'approver', class: written.message.class }, reading.language);
    const place = lineOf(['rules', index, 'message']);
    return { rules: [], problems: [say(place, `${name}.message.approver`, sentence)] };
  }
  if (written.message?.class === 'S5' && !('list' in written.trigger)) {
    const sentence = ruleSentence({ code: 'money' }, reading.language);
    return { rules: [], problems: [say(lineOf(['rules', index, 'trigger']), `${name}.trigger`, sentence)] };
  }
  const meant = meantRule(written, reading);
  const wrong = conditionFaults(written, meant, reading).map(({ condition, fault }) =>
    say(
      lineOf(['rules', index, 'only', condition]),
      `${name}.only.${condition}`,
      ruleSentence(fault, reading.language),
    ),
  );
  return { rules: wrong.length === 0 ? [meant] : [], problems: wrong };
}

interface ConditionFault {
  readonly condition: string;
  readonly fault: RuleFault;
}

/** Conditions that can't be asked of what makes the rule due, and names that practice.yaml does not have. */
function conditionFaults(
  { only, trigger: written }: WrittenRule,
  { trigger }: FollowUpRule,
  { practitioners, slotTypes }: Reading,
): readonly ConditionFault[] {
  const unknown = (condition: 'practitioners' | 'slot-types', known: readonly string[]) =>
    (only[condition] ?? [])
      .filter((name) => !known.includes(name))
      .map((name): ConditionFault => ({ condition, fault: { code: 'unknown-name', name, known } }));
  const [name = ''] = Object.keys(written);
  const noSense = senseless(trigger.kind)
    .map((condition) => WRITTEN[condition])
    .filter((condition) => only[condition] !== undefined)
    .map(
      (condition): ConditionFault => ({
        condition,
        fault: { code: 'no-condition', condition, trigger: name },
      }),
    );
  return [...noSense, ...unknown('practitioners', practitioners), ...unknown('slot-types', slotTypes)];
}

/** How each condition is written. */
const WRITTEN: Readonly<Record<keyof Conditions, keyof WrittenRule['only']>> = {
  slotTypes: 'slot-types',
  practitioners: 'practitioners',
  languages: 'languages',
  firstVisit: 'first-visit',
  confirmed: 'confirmed',
  noFurtherAppointment: 'no-further-appointment',
  beginsBefore: 'begins-before',
  chosen: 'chosen',
};

/** Money and drop-outs have a human's yes for each message or patient (handbook §1.9). */
function isTooFree({ class: kind, approver }: NonNullable<WrittenRule['message']>): boolean {
  return (kind === 'S7' && approver === 'rule') || (kind === 'S5' && approver !== 'each');
}

function meantRule(written: WrittenRule, { language, pathOf }: Reading): FollowUpRule {
  const { only, message, task } = written;
  const says = typeof written.says === 'string' ? written.says : written.says[language];
  return {
    id: written.id,
    says,
    on: false,
    trigger: triggerOf(written.trigger),
    only: {
      ...(only['slot-types'] === undefined ? {} : { slotTypes: only['slot-types'] }),
      ...(only.practitioners === undefined ? {} : { practitioners: only.practitioners }),
      ...(only.languages === undefined ? {} : { languages: only.languages }),
      ...(only['first-visit'] === undefined ? {} : { firstVisit: only['first-visit'] }),
      ...(only.confirmed === undefined ? {} : { confirmed: only.confirmed }),
      ...(only['no-further-appointment'] === undefined
        ? {}
        : { noFurtherAppointment: only['no-further-appointment'] }),
      ...(only['begins-before'] === undefined ? {} : { beginsBefore: minuteOf(only['begins-before']) }),
      ...(only.chosen === undefined ? {} : { chosen: only.chosen }),
    },
    does:
      message === undefined
        ? { kind: 'task', task: task ?? 'other' }
        : {
            kind: 'message',
            template: message.template,
            class: message.class,
            approver: message.approver,
            files: message.files.map((path) => fileOf(path, pathOf)),
          },
    usefulFor: minutesIn(written['useful-for']),
    workingDays: written['working-days'],
    limit: written.limit,
  };
}

/** What a patient gets is named neutrally; the kind of file follows from its name. */
function fileOf(path: string, pathOf: Reading['pathOf']) {
  const ending = /\.([a-z0-9]{1,5})$/i.exec(path)?.[1]?.toLowerCase() ?? 'pdf';
  const contentType = ending === 'pdf' ? 'application/pdf' : 'application/octet-stream';
  return { name: `document.${ending}`, contentType, path: pathOf(path) };
}

function triggerOf(written: WrittenRule['trigger']): Trigger {
  if ('before' in written) return { kind: 'before', moment: momentOf(written.before) };
  if ('after' in written) return { kind: 'after', moment: momentOf(written.after) };
  if ('booked' in written) return { kind: 'booked', moment: momentOf(written.booked) };
  if ('missed' in written) {
    const { times, 'in-a-row': inARow, ...day } = written.missed;
    return { kind: 'missed', times, ...(inARow ? { inARow } : {}), moment: momentOf(day) };
  }
  if ('without-date' in written) {
    const { days, at } = written['without-date'];
    return { kind: 'without-date', days, minute: minuteOf(at) };
  }
  if ('last-visit' in written) {
    const { months, at } = written['last-visit'];
    return { kind: 'last-visit', months, minute: minuteOf(at) };
  }
  if ('series-left' in written) {
    const { sessions, at } = written['series-left'];
    return { kind: 'series-left', sessions, minute: minuteOf(at) };
  }
  if ('closure' in written) return { kind: 'closure', moment: momentOf(written.closure) };
  const { name, ...day } = written.list;
  return { kind: 'list', list: name, moment: momentOf(day) };
}

function momentOf(
  written: { readonly days: number; readonly at: string } | { readonly time: string },
): Moment {
  return 'time' in written
    ? { kind: 'minutes', minutes: minutesIn(written.time) }
    : { kind: 'day', days: written.days, minute: minuteOf(written.at) };
}

interface Fault {
  readonly path: readonly PropertyKey[];
  /** A key that nobody knows; empty for another fault. */
  readonly key: string;
}

/** What is wrong, where; of the forms that a key may have, the one that fits best is told. */
function flat(issues: readonly z.core.$ZodIssue[]): readonly Fault[] {
  return issues.flatMap((issue): readonly Fault[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => ({ path: issue.path, key }));
    return [{ path: issue.path, key: '' }];
  });
}

function isHolder(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
