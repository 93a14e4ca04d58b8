import { describe, expect, it } from 'vitest';
import { compose } from '../../../src/core/letters/compose.ts';
import { exampleForms } from '../../../src/core/letters/example-facts.ts';
import { neutralityProblems } from '../../../src/core/letters/neutral.ts';
import { withReader } from '../../../src/core/letters/read-by.ts';
import type { Action } from '../../../src/domain/action.ts';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { type Letter, TEMPLATE_IDS, type TemplateId } from '../../../src/domain/letter.ts';
import { address, aPractice } from '../../build/builders.ts';
import { aWaitingCase } from '../../contract/store-builders.ts';
import { revealing, someTexts } from './shipped.ts';

const texts = someTexts({ practice: { ...aPractice(), readBy: 'Claire' } });

function letterOf(id: TemplateId, language: Language): Letter {
  const [facts = {}] = exampleForms(id, language, 'Europe/Paris');
  const made = compose({ texts, language, to: address('ana@example.org'), parts: [{ template: id, facts }] });
  if (made.kind === 'problem') throw new Error(JSON.stringify(made));
  return made.letter;
}

const reply = (letter: Letter, unlessAlerted: Letter | null = null): Action => ({
  kind: 'reply',
  letter,
  unlessAlerted,
});

function bodies(actions: readonly Action[]): readonly string[] {
  return actions.flatMap((action) => (action.kind === 'reply' ? [action.letter.body] : []));
}

describe('a letter that waits for a yes', () => {
  it.each(LANGUAGES)(
    'says who reads it, in every text of %s, and still how to reach a person',
    (language) => {
      const { assistantLine, readByLine } = texts.frame(language);
      for (const id of TEMPLATE_IDS) {
        const letter = letterOf(id, language);
        const [body = ''] = bodies(withReader(aWaitingCase({ proposal: [reply(letter)] }), texts).proposal);
        expect.soft(body, id).toBe(letter.body.replace(assistantLine, readByLine));
        expect.soft(body, id).not.toContain(assistantLine);
        expect.soft(body.match(/Claire/gu), id).toHaveLength(1);
      }
      expect(readByLine).toContain(aPractice().phone);
      expect(readByLine).toMatch(/\((?:AI|KI|IA|intelligence artificielle)\)/u);
      expect(neutralityProblems(readByLine, 'body', language, revealing)).toEqual([]);
    },
  );

  it.each([
    ['fr', 'relu par une personne du cabinet.'],
    ['en', 'read by a person at the practice.'],
    ['nl', 'nagelezen door iemand van de praktijk.'],
    ['de', 'gegengelesen von einem Menschen in der Praxis.'],
    ['pl', 'Przed wysłaniem czyta to: osoba z gabinetu.'],
    ['es', 'revisado por una persona de la consulta.'],
    ['it', 'riletto da una persona dello studio.'],
    ['pt', 'revisto por uma pessoa do consultório.'],
  ] as const)('names nobody in %s when the practice names nobody', (language, words) => {
    expect(someTexts().frame(language).readByLine).toContain(words);
  });

  it('is one line, whatever stands in practice.yaml', () => {
    const long = { ...aPractice(), readBy: `Claire\n\nBcc: x ${'a'.repeat(4000)}` };
    const { readByLine } = someTexts({ practice: long }).frame('fr');
    expect(readByLine.split('\n')).toHaveLength(2);
  });

  it('says so in the words for when nobody could be alerted too, and only once', () => {
    const letter = letterOf('emergency-life', 'fr');
    const once = withReader(aWaitingCase({ proposal: [reply(letter, letter)] }), texts);
    const [action] = once.proposal;
    expect(action?.kind === 'reply' && action.unlessAlerted?.body).toContain('relu par Claire');
    expect(withReader(once, texts)).toEqual(once);
  });
});

describe('other letters', () => {
  it('of the plan leave alone and keep the assistant’s line', () => {
    const letter = letterOf('confirmed', 'fr');
    const kase = aWaitingCase({ plan: [reply(letter)], proposal: [] });
    expect(withReader(kase, texts)).toEqual(kase);
  });

  it('that a person wrote anew stay as they are', () => {
    const letter = { ...letterOf('confirmed', 'fr'), editedBy: 'anne' };
    const kase = aWaitingCase({ proposal: [reply(letter)] });
    expect(withReader(kase, texts)).toEqual(kase);
  });
});
