// Whoever reads a comment finds the rule it names in docs/rules.md.

import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPage, root } from './pages.ts';

const PLACES = [
  'src',
  'test',
  'docs',
  'data',
  'followups',
  'scripts',
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
];

/** Rules: `R-51`, `R-CLOSED`; the name of a calendar's property (`X-WR-CALNAME`) or a folder is none. */
const RULE = /(?<![\w-])R-(?:\d+|[A-Z]{2,})\b/gu;
/** `R-50 … R-53` names what lies between, too. */
const RANGE = /(?<![\w-])R-(\d+) (?:…|to|–) R-(\d+)/gu;
/** What stands behind a page's name: `handbook §1.9, R-10, §3.2`; also over the end of a comment's line. */
const HANDBOOK = /\b(?:handbook|manuel),?(?:[\s*/#,()]+|and |R-\w+|§[\d.]+\d|§\d)+/giu;
const DESIGN = /\bdesign,?(?:[\s*/#,]+|and |§[\d.]+\d|§\d)+/giu;
const SECTION = /§\d+(?:\.\d+)*/gu;

const page = readPage('docs/rules.md');
const rules = [...page.matchAll(/^- \*\*(R-\w+)\*\*/gmu)].map(([, name = '']) => name);
const handbook = [...page.matchAll(/^(?:## |\*\*)(§\d+(?:\.\d+)?) /gmu)].map(([, name = '']) => name);
const design = [...page.matchAll(/^- \*\*design (§\d+)\*\*/gmu)].map(([, name = '']) => name);

const texts = PLACES.flatMap(filesIn)
  .filter((file) => /\.(?:tsx?|js|md|ya?ml)$/u.test(file) && file !== 'docs/rules.md')
  .map((file) => ({ file, text: readFileSync(join(root, file), 'utf8') }));

describe('docs/rules.md', () => {
  it('has every rule that is cited', () => {
    const missing = texts.flatMap(({ file, text }) =>
      [...text.matchAll(RULE), ...text.matchAll(RANGE)]
        .flatMap(([cited, from, to]) =>
          from === undefined || to === undefined ? [cited] : between(from, to),
        )
        .filter((cited) => !rules.includes(cited))
        .map((cited) => `${file}: ${cited}`),
    );
    expect(missing).toEqual([]);
  });

  it('says what every cited section of the handbook is about', () => {
    // A step of a section (§2.2.6) is told within it.
    expect(notIn(handbook, HANDBOOK, /^§\d+(?:\.\d+)?/u)).toEqual([]);
  });

  it('says what every cited section of the design is about', () => {
    // Promises are counted (§1.4).
    expect(notIn(design, DESIGN, /^§\d+/u)).toEqual([]);
  });

  it('keeps the order of the numbers, each once', () => {
    const numbers = rules.filter((name) => /\d/u.test(name)).map((name) => Number(name.slice(2)));
    expect(numbers).toEqual([...new Set(numbers)].sort((one, other) => one - other));
  });
});

function notIn(known: readonly string[], cites: RegExp, part: RegExp): readonly string[] {
  return texts.flatMap(({ file, text }) =>
    [...text.matchAll(cites)]
      .flatMap(([cited]) =>
        [...cited.matchAll(SECTION)].map(([section]) => section.match(part)?.[0] ?? section),
      )
      .filter((section) => !known.includes(section))
      .map((section) => `${file}: ${section}`),
  );
}

function between(from: string, to: string): readonly string[] {
  const first = Number(from);
  return Array.from({ length: Number(to) - first + 1 }, (_, step) => `R-${first + step}`);
}

function filesIn(place: string): readonly string[] {
  if (!statSync(join(root, place)).isDirectory()) return [place];
  return readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
    .map((file) => join(place, file))
    .filter((file) => statSync(join(root, file)).isFile());
}
