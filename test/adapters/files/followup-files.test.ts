import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followUpProblems } from '../../../src/adapters/files/followup-files.ts';
import { aPractice } from '../../build/builders.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'follow-ups-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A physiotherapist who switched these on. */
function practiceWith(...on: string[]) {
  const written = ['name: A', 'follow-ups:', ...on.map((rule) => `  ${rule}: on`)];
  writeFileSync(join(folder, 'practice.yaml'), written.join('\n'));
  const base = aPractice({ profession: 'physiotherapist', folder, programLanguage: 'en' });
  const switches = on.map((rule) => ({
    rule,
    on: true,
    minute: null,
    days: null,
    template: null,
    approver: null,
  }));
  return { ...base, followUps: { ...base.followUps, folder: join(folder, 'followups'), switches } };
}

describe('what agent check says of follow-ups that are on', () => {
  it('names the file that a rule sends and that is not there', () => {
    expect(followUpProblems(practiceWith('reminder', 'sheet'))).toEqual([
      {
        file: 'practice.yaml',
        line: 4,
        key: 'follow-ups.sheet',
        sentence:
          'sheet sends documents/document.pdf, which does not exist. Put this file there, or switch this follow-up off.',
        weight: 'error',
      },
    ]);
    mkdirSync(join(folder, 'documents'));
    writeFileSync(join(folder, 'documents', 'document.pdf'), '');
    expect(followUpProblems(practiceWith('reminder', 'sheet'))).toEqual([]);
  });

  it('warns of a third reminder of the same appointment', () => {
    const problems = followUpProblems(practiceWith('reminder-two-days', 'reminder', 'reminder-morning'));
    expect(problems.map(({ weight, line, sentence }) => [weight, line, sentence])).toEqual([
      [
        'warning',
        3,
        'Three reminders of the same appointment are on (reminder-two-days, reminder, reminder-morning): a patient gets two at most.',
      ],
    ]);
  });
});
