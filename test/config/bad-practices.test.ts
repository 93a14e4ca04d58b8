import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { patientProblems } from '../../src/adapters/patients-file.ts';
import { practiceFolder } from '../../src/adapters/practice-folder.ts';
import { type Loaded, loadPractice } from '../../src/config/load.ts';
import { problemLines } from '../../src/config/print-problems.ts';
import type { ProgramLanguage } from '../../src/domain/language.ts';
import type { PracticeFiles } from '../../src/domain/practice-files.ts';

const root = fileURLToPath(new URL('../bad-practices', import.meta.url));
const names = readdirSync(root).sort();

/** The folder as it is, but speaking the other language. */
function speaking(files: PracticeFiles, language: ProgramLanguage): PracticeFiles {
  if (files.file.kind !== 'text') return files;
  const text = files.file.text.replace('program-language: fr', `program-language: ${language}`);
  return { ...files, file: { kind: 'text', text } };
}

function checked(name: string, language: ProgramLanguage): string {
  const files = speaking(practiceFolder(join(root, name)), language);
  const loaded = loadPractice(files, [patientProblems], language);
  return `${problemLines(problemsOf(loaded), loaded.language).join('\n')}\n`;
}

function problemsOf(loaded: Loaded) {
  return loaded.kind === 'practice' ? loaded.warnings : loaded.problems;
}

/** The exact text that `agent check` prints. UPDATE_EXPECTED=1 writes it anew, to be read over before it is kept. */
function expected(name: string, language: ProgramLanguage): string {
  const file = join(root, name, `expected.${language}.txt`);
  if (process.env.UPDATE_EXPECTED === '1') writeFileSync(file, checked(name, language));
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

describe('agent check, on practices with something wrong', () => {
  it('has at least eighteen of them', () => {
    expect(names.length).toBeGreaterThanOrEqual(18);
  });

  for (const name of names) {
    for (const language of ['fr', 'en'] as const) {
      it(`says in ${language} what is wrong with ${name}`, () => {
        expect(checked(name, language)).toBe(expected(name, language));
      });
    }
  }
});
