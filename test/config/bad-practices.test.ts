import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { numberProblems } from '../../src/adapters/files/country-file.ts';
import { practiceFolder } from '../../src/adapters/files/practice-folder.ts';
import { patientProblems } from '../../src/adapters/patients/patients-file.ts';
import { type Loaded, loadFolder } from '../../src/config/load.ts';
import { problemLines } from '../../src/config/print-problems.ts';
import type { ProgramLanguage } from '../../src/domain/language.ts';
import type { PracticeFiles } from '../../src/domain/practice-files.ts';

const root = fileURLToPath(new URL('../bad-practices', import.meta.url));
const names = readdirSync(root).sort();

// What a checkout can't keep: rights that are too wide, and rights that are not.
chmodSync(join(root, 'secret-readable-by-others/secrets/mail'), 0o644);
chmodSync(join(root, 'secret-missing/secrets/mail'), 0o600);
chmodSync(join(root, 'secret-places/secrets/mail'), 0o600);

/** The folder as it is, but speaking the other language. */
function speaking(files: PracticeFiles, language: ProgramLanguage): PracticeFiles {
  if (files.file.kind !== 'text') return files;
  const text = files.file.text.replace('program-language: fr', `program-language: ${language}`);
  return { ...files, file: { kind: 'text', text } };
}

async function checked(name: string, language: ProgramLanguage): Promise<string> {
  const files = speaking(practiceFolder(join(root, name)), language);
  const loaded = await loadFolder(files, [patientProblems, numberProblems], language);
  return `${problemLines(problemsOf(loaded), loaded.language).join('\n')}\n`;
}

function problemsOf(loaded: Loaded) {
  return loaded.kind === 'practice' ? loaded.warnings : loaded.problems;
}

/** The exact text that `agent check` prints. UPDATE_EXPECTED=1 writes it anew, to be read over before it is kept. */
async function expected(name: string, language: ProgramLanguage): Promise<string> {
  const file = join(root, name, `expected.${language}.txt`);
  if (process.env.UPDATE_EXPECTED === '1') writeFileSync(file, await checked(name, language));
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

describe('agent check, on practices with something wrong', () => {
  it('has at least eighteen of them', () => {
    expect(names.length).toBeGreaterThanOrEqual(18);
  });

  it('never says a secret, wherever it was written', async () => {
    const said = await Promise.all(names.flatMap((name) => [checked(name, 'fr'), checked(name, 'en')]));
    expect(said.filter((text) => text.includes('s3cret'))).toEqual([]);
  });

  for (const name of names) {
    for (const language of ['fr', 'en'] as const) {
      it(`says in ${language} what is wrong with ${name}`, async () => {
        expect(await checked(name, language)).toBe(await expected(name, language));
      });
    }
  }
});
