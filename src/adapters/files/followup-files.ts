// Rules of follow-ups on disk: the packs that ship, for everybody and for the practice's profession, and its own.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ReadRules, type RuleFile, readRules } from '../../core/followups/read-rules.ts';
import { type RuleFault, ruleSentence } from '../../core/followups/rule-sentences.ts';
import { switched } from '../../core/followups/switched.ts';
import { tooManyReminders } from '../../core/followups/too-many-reminders.ts';
import { UserError } from '../../domain/errors.ts';
import type { FollowUpRule } from '../../domain/follow-up.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Problem } from '../../domain/problem.ts';
import { SHIPPED } from '../shipped-place.ts';
import { isMissing } from './failure-code.ts';

type ForRules = Pick<
  Practice,
  'folder' | 'profession' | 'country' | 'programLanguage' | 'followUps' | 'practitioners' | 'slotTypes'
>;

/** All rules of a practice, switched; an own rule takes the place of one that ships under the same name. */
export function loadRules(practice: ForRules): ReadRules {
  const shipped = shippedFiles(practice.profession).map((file) => read(file, practice));
  const own = ownFiles(practice).map((file) => ({ file, ...read(file, practice) }));
  const rules = new Map<string, FollowUpRule>();
  for (const rule of shipped.flatMap((one) => one.rules)) rules.set(rule.id, rule);
  const problems: Problem[] = own.flatMap((one) => one.problems);
  const owners = new Map<string, string>();
  for (const { file, rules: found } of own) {
    for (const rule of found) {
      const other = owners.get(rule.id);
      if (other !== undefined) problems.push(twice(file.file, rule.id, other, practice));
      else rules.set(rule.id, rule);
      owners.set(rule.id, other ?? file.file);
    }
  }
  const { switches } = practice.followUps;
  return {
    rules: switched([...rules.values()], switches),
    problems: [...problems, ...unknownSwitches(practice, [...rules.keys()])],
  };
}

/** What is wrong with the practice's own rules, with what practice.yaml switches, and with what is on. */
export function followUpProblems(practice: ForRules): readonly Problem[] {
  const { rules, problems } = loadRules(practice);
  return [...problems, ...missingFiles(practice, rules), ...reminderProblems(practice, rules)];
}

function read(file: RuleFile, practice: ForRules): ReadRules {
  const { country, programLanguage, folder, practitioners, slotTypes } = practice;
  return readRules(file, {
    country,
    language: programLanguage,
    practitioners: practitioners.map(({ id }) => id),
    slotTypes: slotTypes.map(({ id }) => id),
    pathOf: (path) => resolve(folder, path),
  });
}

/** Files that a rule which is on sends with its letters, and that are not there. */
function missingFiles(practice: ForRules, rules: readonly FollowUpRule[]): readonly Problem[] {
  const { folder } = practice;
  return rules.flatMap(({ id: rule, on, does }) => {
    if (!on || does.kind === 'task') return [];
    return does.files
      .filter(({ path }) => !existsSync(path))
      .map(({ path }) =>
        atSwitch(practice, rule, { code: 'no-file', rule, path: relative(folder, path) }, 'error'),
      );
  });
}

function reminderProblems(practice: ForRules, rules: readonly FollowUpRule[]): readonly Problem[] {
  const many = tooManyReminders(rules);
  const [first] = many;
  return first === undefined
    ? []
    : [atSwitch(practice, first, { code: 'reminders', rules: many }, 'warning')];
}

function shippedFiles(profession: Practice['profession']): readonly RuleFile[] {
  const root = fileURLToPath(new URL('followups/', SHIPPED));
  return ['common.yaml', `${profession}.yaml`].flatMap((name) => {
    const path = join(root, name);
    return existsSync(path) ? [{ file: `followups/${name}`, text: readFileSync(path, 'utf8') }] : [];
  });
}

function ownFiles({ folder, followUps }: ForRules): readonly RuleFile[] {
  try {
    return readdirSync(followUps.folder)
      .filter((name) => /\.ya?ml$/i.test(name))
      .sort()
      .map((name) => {
        const path = join(followUps.folder, name);
        return { file: relative(folder, path), text: readFileSync(path, 'utf8') };
      });
  } catch (cause) {
    if (isMissing(cause)) return [];
    throw new UserError(
      `The folder ${followUps.folder} can't be read. Give this account the right to read it.`,
      { cause, fr: `Le dossier ${followUps.folder} ne peut pas être lu. Donnez ce droit à ce compte.` },
    );
  }
}

function twice(file: string, id: string, other: string, { programLanguage }: ForRules): Problem {
  const sentence = ruleSentence({ code: 'twice', other }, programLanguage);
  return { file, line: null, key: id, sentence, weight: 'error' };
}

function unknownSwitches(practice: ForRules, known: readonly string[]): readonly Problem[] {
  return practice.followUps.switches
    .filter(({ rule }) => !known.includes(rule))
    .map(({ rule }) => atSwitch(practice, rule, { code: 'unknown-rule', known }, 'error'));
}

/** A problem of a rule where practice.yaml switches it. */
function atSwitch(
  { folder, programLanguage }: ForRules,
  rule: string,
  fault: RuleFault,
  weight: Problem['weight'],
): Problem {
  return {
    file: 'practice.yaml',
    line: lineOfSwitch(folder, rule),
    key: `follow-ups.${rule}`,
    sentence: ruleSentence(fault, programLanguage),
    weight,
  };
}

function lineOfSwitch(folder: string, rule: string): number | null {
  const path = join(folder, 'practice.yaml');
  if (!existsSync(path)) return null;
  const lines = readFileSync(path, 'utf8').split('\n');
  const section = lines.findIndex((line) => /^follow-ups\s*:/.test(line));
  const place = lines.findIndex((line, index) => index >= section && line.includes(`${rule}:`));
  return section < 0 || place < 0 ? null : place + 1;
}
