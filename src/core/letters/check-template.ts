import { TEMPLATE_IDS, type Template } from '../../domain/letter.ts';
import { exampleForms, exampleFrameFacts } from './example-facts.ts';
import { type Found, found } from './header.ts';
import { type LiquidFault, render, syntaxFault, variablesOf, wordsWithoutLiquid } from './liquid.ts';
import { nearest } from './nearest.ts';
import { neutralityProblems, type RevealingWords } from './neutral.ts';
import { FRAME_FACTS, factsOf, mustUse } from './template-facts.ts';
import type { WrittenTemplate } from './template-file.ts';
import type { TextFault } from './text-fault.ts';

/**
 * Everything that would keep a text from being a good letter: its id, its Liquid, the facts it uses, its words. In an
 * answer of the FAQ a revealing word is a warning: a human decides whether "exercises" may stand there.
 */
export function checkTemplate(written: WrittenTemplate, words: RevealingWords): readonly Found[] {
  const { template, lines } = written;
  if (factsOf(template.id) === null) {
    const fault = { code: 'unknown-id', id: template.id, near: nearest(template.id, TEMPLATE_IDS) } as const;
    return [found(fault, lines.id, 'id')];
  }
  if (template.body.trim() === '') return [found({ code: 'empty-body' }, lines.body)];
  const broken = syntaxFault(template.body);
  if (broken !== null) return [found(faultOf(broken), lines.body + broken.line - 1)];
  const unknown = unknownFacts(written);
  const unfit = unknown.length > 0 ? unknown : unfilledForms(written);
  return [...unfit, ...unsaid(written), ...listedFacts(written), ...revealing(written, words)];
}

/** Facts that nobody hands to this letter. */
function unknownFacts({ template, lines }: WrittenTemplate): readonly Found[] {
  const known = knownFacts(template);
  return variablesOf(template.body)
    .filter((fact) => !known.includes(fact))
    .map((fact) => {
      const line = lineWhere(template.body, (text) => text.includes('{') && text.includes(fact));
      return found({ code: 'unknown-fact', fact, near: nearest(fact, known), known }, lines.body + line);
    });
}

/** Facts without which the letter would not say what it is for. */
function unsaid({ template, lines }: WrittenTemplate): readonly Found[] {
  const used = variablesOf(template.body);
  return mustUse(template.id).flatMap((group) => {
    const [fact = ''] = group;
    return group.some((one) => used.includes(one)) ? [] : [found({ code: 'must-use', fact }, lines.body)];
  });
}

/** A list of facts that says other than the text. */
function listedFacts({ template, lines }: WrittenTemplate): readonly Found[] {
  const { needs } = template;
  const known = knownFacts(template);
  const used = variablesOf(template.body).filter((fact) => known.includes(fact));
  const missing = used.filter((fact) => !needs.includes(fact));
  const unused = needs.filter((fact) => !used.includes(fact));
  return [
    ...missing.map((fact) => found({ code: 'needs-missing', fact, used }, lines.needs, 'needs')),
    ...unused.map((fact) => found({ code: 'needs-unused', fact, used }, lines.needs, 'needs')),
  ];
}

/** Each form of the letter is filled once with invented facts: what fails here would fail for a patient. */
function unfilledForms({ template, lines }: WrittenTemplate): readonly Found[] {
  const { id, language, body } = template;
  const sometimes = factsOf(id)?.sometimes ?? [];
  const forms = exampleFrameFacts().flatMap((frame) =>
    exampleForms(id, language, 'Europe/Paris').map((form) => render(body, { ...frame, ...form })),
  );
  const failed = forms.find((form) => form.kind === 'fault');
  if (failed?.kind !== 'fault') return [];
  const { word, line } = failed.fault;
  const fault: TextFault = sometimes.includes(word)
    ? { code: 'sometimes-fact', fact: word }
    : { code: 'cannot-fill', word };
  return [found(fault, lines.body + line - 1)];
}

function revealing({ template, lines }: WrittenTemplate, words: RevealingWords): readonly Found[] {
  const { id, language, body } = template;
  const wordsIn = (text: string) => neutralityProblems(wordsWithoutLiquid(text), 'body', language, words);
  return wordsIn(body).map((word) => {
    const line = lineWhere(body, (text) => wordsIn(text).includes(word));
    const weight = id.startsWith('faq:') ? 'warning' : 'error';
    return found({ code: 'revealing', word }, lines.body + line, '', weight);
  });
}

function knownFacts({ id }: Template): readonly string[] {
  const given = factsOf(id);
  return [...(given?.always ?? []), ...(given?.sometimes ?? []), ...FRAME_FACTS];
}

function faultOf({ kind, word }: LiquidFault): TextFault {
  switch (kind) {
    case 'tag':
      return { code: 'forbidden-tag', tag: word };
    case 'filter':
      return { code: 'forbidden-filter', filter: word };
    case 'variable':
    case 'syntax':
      return { code: 'syntax', passage: word };
  }
}

/** Place of the first line that fits, from 0; 0 when none does. */
function lineWhere(body: string, fits: (line: string) => boolean): number {
  return Math.max(0, body.split('\n').findIndex(fits));
}
