import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { approvalKey } from '../../../src/core/letters/approval.ts';
import { parseCountries } from '../../../src/core/letters/countries.ts';
import { parseFeeWords } from '../../../src/core/letters/fees.ts';
import { parseFrames } from '../../../src/core/letters/frame.ts';
import { parseRevealingWords } from '../../../src/core/letters/neutral.ts';
import { readTemplate, type WrittenTemplate } from '../../../src/core/letters/template-file.ts';
import { type TextsInput, textsOf } from '../../../src/core/letters/texts.ts';
import type { Texts } from '../../../src/domain/texts.ts';
import { aPractice } from '../../build/builders.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export const countries = parseCountries(readFileSync(`${root}data/countries.yaml`, 'utf8'));
export const frames = parseFrames(readFileSync(`${root}data/frames.yaml`, 'utf8'));
export const revealing = parseRevealingWords(readFileSync(`${root}data/revealing-words.yaml`, 'utf8'));
export const fees = parseFeeWords(readFileSync(`${root}data/fee-words.yaml`, 'utf8'));

/** The letters that ship, as their files say them. */
export const written: readonly WrittenTemplate[] = readdirSync(`${root}templates`, {
  recursive: true,
  encoding: 'utf8',
})
  .filter((name) => name.endsWith('.md'))
  .map((name) => `templates/${name}`)
  .map((file) => {
    const { value, faults } = readTemplate({ file, text: readFileSync(root + file, 'utf8') });
    if (value === null) throw new Error(`${file}: ${JSON.stringify(faults)}`);
    return value;
  });

export const shipped = written.map(({ template }) => template);

/** Every shipped letter approved as it is. */
export const allApproved = Object.fromEntries(
  shipped.map((template) => [approvalKey(template), template.hash]),
);

/** The texts of a practice in France that approved everything and has none of its own. */
export function someTexts(different: Partial<TextsInput> = {}): Texts {
  return textsOf({
    practice: aPractice(),
    shipped,
    own: [],
    broken: [],
    faq: [],
    countries,
    frames,
    words: revealing,
    fees,
    approvals: allApproved,
    assumeApproved: false,
    ...different,
  });
}
