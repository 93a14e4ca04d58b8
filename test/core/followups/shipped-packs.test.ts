import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadRules } from '../../../src/adapters/files/followup-files.ts';
import { readRules } from '../../../src/core/followups/read-rules.ts';
import { feeSentences } from '../../../src/core/letters/fees.ts';
import { neutralityProblems } from '../../../src/core/letters/neutral.ts';
import type { FollowUpRule } from '../../../src/domain/follow-up.ts';
import type { Template } from '../../../src/domain/letter.ts';
import { COUNTRIES, PROFESSIONS } from '../../../src/domain/practice.ts';
import { aPractice } from '../../build/builders.ts';
import { fees, revealing, shipped } from '../letters/shipped.ts';

const FOLDER = fileURLToPath(new URL('../../../followups/', import.meta.url));
const FILES = readdirSync(FOLDER).sort();

type Message = Extract<FollowUpRule['does'], { kind: 'message' }>;

function rulesIn(file: string, language: 'fr' | 'en' = 'fr') {
  const text = readFileSync(FOLDER + file, 'utf8');
  return readRules(
    { file, text },
    {
      country: 'FR',
      language,
      practitioners: [],
      slotTypes: [],
      pathOf: (path) => path,
    },
  );
}

/** Every rule that ships, with its file. */
const RULES = FILES.flatMap((file) => rulesIn(file).rules.map((rule) => ({ file, rule })));

const MESSAGES = RULES.flatMap(({ file, rule }) =>
  rule.does.kind === 'message' ? [{ file, rule, does: rule.does }] : [],
);

/** Names of the rules that a condition finds. */
function named(found: readonly { readonly file: string; readonly rule: FollowUpRule }[]): readonly string[] {
  return found.map(({ file, rule }) => `${file}: ${rule.id}`);
}

function lettersOf({ template }: Message): readonly Template[] {
  return shipped.filter(({ id }) => id === template);
}

describe('the follow-ups that ship', () => {
  it('are one file for everybody and one for each profession', () => {
    expect(FILES).toEqual(['common.yaml', ...PROFESSIONS.map((profession) => `${profession}.yaml`)].sort());
  });

  it('can all be read, and say in French and in English what they do', () => {
    for (const file of FILES) {
      const [french, english] = [rulesIn(file, 'fr'), rulesIn(file, 'en')];
      expect([...french.problems, ...english.problems]).toEqual([]);
      const same = french.rules.filter(({ says }, place) => says === english.rules[place]?.says);
      expect(
        same.map(({ id }) => id),
        file,
      ).toEqual([]);
    }
  });

  it('are all off in a practice that has switched nothing on', () => {
    for (const country of COUNTRIES) {
      for (const profession of PROFESSIONS) {
        const { rules, problems } = loadRules(aPractice({ country, profession }));
        expect(problems).toEqual([]);
        expect(rules.filter(({ on }) => on)).toEqual([]);
      }
    }
  });

  it('have each a name of their own within a profession', () => {
    const common = rulesIn('common.yaml').rules.map(({ id }) => id);
    for (const profession of PROFESSIONS) {
      const ids = [...common, ...rulesIn(`${profession}.yaml`).rules.map(({ id }) => id)];
      expect(new Set(ids).size, profession).toBe(ids.length);
    }
  });

  it('write letters that exist in eight languages and are of the same class', () => {
    const wrong = MESSAGES.filter(({ does }) => {
      const letters = lettersOf(does);
      return letters.length !== 8 || letters.some((letter) => letter.class !== does.class);
    });
    expect(named(wrong)).toEqual([]);
  });

  it('ask a human each time for money and for who stopped coming (handbook §1.9)', () => {
    const careless = MESSAGES.filter(
      ({ does }) => (does.class === 'S5' || does.class === 'S7') && does.approver !== 'each',
    );
    expect(named(careless)).toEqual([]);
  });

  it('send care follow-up only where a human chose the patient, said yes for them, or put them on a list', () => {
    const free = MESSAGES.filter(
      ({ rule, does }) =>
        does.class === 'S2' &&
        does.approver === 'rule' &&
        rule.only.chosen !== true &&
        rule.trigger.kind !== 'list',
    );
    expect(named(free)).toEqual([]);
  });

  it('recall at most once and once more a year, and nobody who has an appointment', () => {
    const recalls = MESSAGES.filter(({ does }) => does.class === 'S3');
    expect(recalls.length).toBeGreaterThan(0);
    for (const file of new Set(recalls.map((each) => each.file))) {
      const own = recalls.filter((each) => each.file === file);
      expect(own.length, file).toBeLessThanOrEqual(2);
      for (const { rule } of own) {
        expect(rule.only.noFurtherAppointment, rule.id).toBe(true);
        expect(rule.limit.count, rule.id).toBe(1);
        expect(rule.limit.days, rule.id).toBeGreaterThanOrEqual(300);
      }
    }
  });

  it('never write of their own to a psychologist’s patients but in the letters of every practice', () => {
    expect(rulesIn('psychologist.yaml').rules.filter(({ does }) => does.kind === 'message')).toEqual([]);
  });

  it('send two notices of an invoice at most, then hand it to a person', () => {
    const money = RULES.filter(
      ({ rule: { trigger } }) => trigger.kind === 'list' && trigger.list === 'invoices',
    );
    expect(
      money.map(({ rule }) => (rule.does.kind === 'message' ? rule.does.template : rule.does.kind)),
    ).toEqual(['payment', 'payment-again', 'task']);
  });

  it('attach a document under a neutral name only', () => {
    const files = MESSAGES.flatMap(({ does }) => does.files.map(({ name }) => name));
    expect(files.length).toBeGreaterThan(0);
    expect(new Set(files)).toEqual(new Set(['document.pdf']));
    expect(neutralityProblems('document.pdf', 'file-name', 'fr', revealing)).toEqual([]);
  });
});

describe('a fee for a missed appointment', () => {
  it('comes out of no rule: what follows an absence is never about money', () => {
    const after = RULES.filter(({ rule }) => rule.trigger.kind === 'missed');
    expect(after.length).toBeGreaterThan(0);
    for (const { rule } of after) {
      expect(rule.does.kind === 'message' ? rule.does.class : 'task', rule.id).not.toBe('S5');
    }
    const money = MESSAGES.filter(({ does }) => does.class === 'S5');
    expect(new Set(money.map(({ rule }) => rule.trigger.kind))).toEqual(new Set(['list']));
  });

  it('stands in no sentence of a pack', () => {
    for (const { rule } of RULES.filter(({ rule }) => rule.does.kind === 'message')) {
      expect(feeSentences(rule.says, 'fr', fees), rule.id).toEqual([]);
    }
  });

  it('can’t be read in a letter to a French physiotherapist’s patient: only invoices hold an amount', () => {
    const { rules } = loadRules(aPractice({ country: 'FR', profession: 'physiotherapist' }));
    const templates = new Set(rules.flatMap(({ does }) => (does.kind === 'message' ? [does.template] : [])));
    const letters = shipped.filter(({ id }) => templates.has(id) && !id.startsWith('payment'));
    expect(letters.length).toBeGreaterThan(50);
    const money =
      /[€£$]|\bamount\b|frais|honoraire|indemnit|pénalit|acompte|arrhes|\bfees?\b|Gebühr|Honorar|opłat|\bkosten\b/iu;
    expect(letters.filter(({ body }) => money.test(body)).map(({ file }) => file)).toEqual([]);
  });
});
