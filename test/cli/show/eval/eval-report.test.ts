import { describe, expect, it } from 'vitest';
import { reportText } from '../../../../src/cli/show/eval/eval-report.ts';
import { verdictSentences } from '../../../../src/cli/show/eval/eval-sentences.ts';
import { evalTables, type Run } from '../../../../src/cli/show/eval/eval-tables.ts';
import { figuresByLanguage, figuresOf } from '../../../../src/core/evaluation/figures.ts';
import type { Marked } from '../../../../src/core/evaluation/marks.ts';
import { aMarked } from '../../../core/evaluation/marked.ts';

function aRun(name: string, mails: readonly Marked[]): Run {
  return { name, all: figuresOf(mails), byLanguage: figuresByLanguage(mails) };
}

const forty = Array.from({ length: 40 }, () => aMarked());
const slow = Array.from({ length: 40 }, () =>
  aMarked({ cost: { seconds: 90, prompt: null, read: null, written: null } }),
);
const red = aMarked({ truth: { urgency: 'red', release: false }, got: { urgency: 'red', closed: false } });

const report = (file: string) =>
  reportText(file, {
    title: 'How <well>',
    facts: ['2026-11-22'],
    verdict: ['lexical: good'],
    tables: [{ title: 'T', columns: ['', 'a|b'], rows: [['x & y', '1']], note: '' }],
    language: 'en',
  });

describe('the report', () => {
  it('is a page that fetches nothing when its name ends in .html', () => {
    const page = report('r.HTML');
    expect(page).toMatch(/^<!doctype html>/);
    expect(page).toContain('<h1>How &lt;well&gt;</h1>');
    expect(page).toContain('<th scope="row">x &amp; y</th><td>1</td>');
    expect(page).not.toMatch(/<script|src=|href=|url\(/);
  });

  it('is Markdown otherwise', () => {
    expect(report('r.md')).toBe(
      '# How <well>\n\n- 2026-11-22\n\nlexical: good\n\n## T\n\n|  | a\\|b |\n| --- | ---: |\n| x & y | 1 |\n',
    );
  });
});

describe('the last sentence', () => {
  it('names what may go alone and how sure that is', () => {
    expect(verdictSentences([aRun('lexical', [...forty, red])], 'en')[0]).toBe(
      'embedded reader: good enough to let go alone: cancel. None of 1 emergencies went as routine (at worst 79.3 %).',
    );
  });

  it('warns of an emergency that went as routine', () => {
    const missed = aMarked({ truth: { urgency: 'red', release: false } });
    expect(verdictSentences([aRun('little:3b', [...forty, missed])], 'fr')[0]).toBe(
      'little:3b : 1 urgence(s) partie(s) en routine : ne laissez rien partir seul, seulement des brouillons à valider.',
    );
  });

  it('says how many mails an hour a model reads on this machine', () => {
    expect(verdictSentences([aRun('little:3b', slow)], 'en')[0]).toMatch(
      / On this machine: about 40 mails an hour, which is slow\.$/,
    );
  });

  it('says when a model had no answer', () => {
    const away = Array.from({ length: 40 }, () =>
      aMarked({ cost: { seconds: 1, prompt: null, read: null, written: null }, got: { modelAway: true } }),
    );
    expect(verdictSentences([aRun('little:3b', away)], 'en')[0]).toMatch(
      / The model had no usable answer for 40 of 40 mails\.$/,
    );
  });
});

describe('several readers', () => {
  it('stand side by side, then each by itself', () => {
    const tables = evalTables([aRun('lexical', forty), aRun('little:3b', slow)], 'en');
    expect(tables[0]?.columns).toEqual(['', 'embedded reader', 'little:3b']);
    expect(tables[0]?.rows).toContainEqual(['seconds, median and 90 %', '–', '90.0; 90.0']);
    expect(tables.map(({ title }) => title).slice(1)).toEqual(
      ['embedded reader', 'little:3b'].flatMap((name) => [
        `What would go unread, and at what risk · ${name}`,
        `By language · ${name}`,
        ...(name === 'little:3b' ? ['What the model costs, a mail · little:3b'] : []),
        `By request · ${name}`,
      ]),
    );
  });
});
