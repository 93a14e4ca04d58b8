import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/core/letters/compose.ts';
import { exampleForms } from '../../../src/core/letters/example-facts.ts';
import { factMaker } from '../../../src/core/letters/facts.ts';
import { fill } from '../../../src/core/letters/fill.ts';
import { outgoingOf } from '../../../src/core/letters/outgoing.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { type ApprovedText, type Facts, type Outgoing, TEMPLATE_IDS } from '../../../src/domain/letter.ts';
import { address, aMail, aPractice, NOW } from '../../build/builders.ts';
import { someTexts } from './shipped.ts';

const src = fileURLToPath(new URL('../../../src/', import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({
    file,
    code: readFileSync(src + file, 'utf8').replaceAll(/\/\*[\s\S]*?\*\/|\/\/.*$/gmu, ''),
  }));

function filesWith(pattern: RegExp): readonly string[] {
  return sources
    .filter(({ code }) => pattern.test(code))
    .map(({ file }) => file)
    .sort();
}

describe('the promise that only approved words leave', () => {
  it('is a type: a plain string is neither approved text nor a fact', () => {
    const words: string = aMail().ownWords;
    // @ts-expect-error words of a mail are no approved text
    const body: ApprovedText = words;
    // @ts-expect-error words of a mail are no fact
    const facts: Facts = { old: words };
    // @ts-expect-error a letter can't be given a body of plain words
    const outgoing: Pick<Outgoing, 'body'> = { body: `Bonjour ${words}` };
    // @ts-expect-error a moment is made from the agenda, never from words
    const moment = () => factMaker('fr', 'Europe/Paris').moment(words);
    expect([body, facts, outgoing, moment]).toHaveLength(4);
  });

  it('is kept in one place: only fill.ts makes approved text, only facts.ts makes facts', () => {
    expect(filesWith(/\bas (?:unknown as )?ApprovedText\b|<ApprovedText>/u)).toEqual([
      'core/letters/fill.ts',
    ]);
    expect(filesWith(/\bas (?:unknown as )?Fact\b|<Fact>/u)).toEqual(['core/letters/facts.ts']);
  });

  it('lets a person’s own words through in review alone, and the program’s own to the practice’s people alone', () => {
    expect(filesWith(/\btypedByHuman\b/u)).toEqual(['core/letters/fill.ts', 'core/review/edited-text.ts']);
    expect(filesWith(/\bforOwnPeople\b/u)).toEqual(['core/letters/fill.ts', 'core/letters/notice.ts']);
  });

  it('lets texts of the practice’s files become facts in the frame, and the name of who stands in', () => {
    expect(filesWith(/\bpracticeFact\b/u)).toEqual([
      'core/letters/example-facts.ts',
      'core/letters/facts.ts',
      'core/letters/frame.ts',
      'core/policy/replacement.ts',
    ]);
  });

  it('keeps every word of the sender out of the letter, whatever the mail says', () => {
    const to = address('ana@example.org');
    const strange = fc.string({ minLength: 12, maxLength: 80, unit: 'binary' });
    const anyLetter = fc.record({
      id: fc.constantFrom(...TEMPLATE_IDS),
      language: fc.constantFrom(...LANGUAGES),
      words: strange,
    });
    fc.assert(
      fc.property(anyLetter, ({ id, language, words }) => {
        const facts = exampleForms(id, language, 'Europe/Paris')[0] ?? {};
        const composed = compose({ texts: someTexts(), language, to, parts: [{ template: id, facts }] });
        if (composed.kind === 'problem') throw new Error(id);
        const mail = aMail({
          subject: words,
          text: words,
          ownWords: words,
          fromName: words,
          messageId: words,
        });
        const leaving = outgoingOf({
          letter: composed.letter,
          kase: { messageId: mail.messageId, thread: [words] },
          practice: aPractice(),
          messageId: '<c-1.ab@example.org>',
          now: NOW,
        });
        expect(leaving).toMatchObject({ body: composed.letter.body, subject: composed.letter.subject });
        expect(JSON.stringify(leaving)).not.toContain(JSON.stringify(words).slice(1, -1));
      }),
      { numRuns: 150 },
    );
  });

  it('fills nothing when a fact is missing, and takes neither functions nor nothing for one', () => {
    const template = { body: 'Le {{ old }}.', file: 'templates/x.md' };
    expect(fill(template, {})).toEqual({
      kind: 'problem',
      sentence: 'templates/x.md:1: variable "old" can\'t be filled in.',
    });
    for (const old of [null, () => 'x', 3, { a: 1 }]) {
      expect(fill(template, { old } as unknown as Facts).kind).toBe('problem');
    }
  });

  it('reads no file, tells no time and draws no lots while it fills', () => {
    for (const body of [
      "{% include 'package.json' %}",
      "{% render 'package.json' %}",
      "{% layout 'package.json' %}",
      "{{ 'now' | date: '%Y' }}",
      '{{ slots | sample }}',
    ]) {
      expect(fill({ body, file: 'x.md' }, { slots: [] })).toMatchObject({ kind: 'problem' });
    }
  });

  it('takes the empty text for no', () => {
    expect(
      fill({ body: '{% if alerted %}oui{% else %}non{% endif %}', file: 'x.md' }, { alerted: '' } as never),
    ).toEqual({
      kind: 'text',
      text: 'non',
    });
  });
});
