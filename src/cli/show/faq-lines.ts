import type { FaqVerdict } from '../../core/faq/ask-faq.ts';
import { type FaqGap, faqSkeleton } from '../../core/faq/faq-gaps.ts';
import type { Candidate } from '../../core/reading/faq/faq-search.ts';
import type { Language } from '../../domain/language.ts';
import type { Texts } from '../../domain/texts.ts';
import type { Context } from '../context.ts';

interface Tested {
  readonly question: string;
  readonly language: Language;
  readonly verdict: FaqVerdict;
  readonly texts: Texts;
}

/** Which approved answer a question gets, with the score, the runner-up, and why. */
export function verdictLines({ language, verdict, texts }: Tested, context: Context): readonly string[] {
  const { given, candidates } = verdict;
  const { print, say } = context;
  const head =
    given.length === 0
      ? print.tone('warn', say('Aucune réponse : une personne répond.', 'No answer: a person answers.'))
      : print.tone('good', say(`Réponse : ${given.join(' + ')}`, `Answer: ${given.join(' + ')}`));
  const files = given.flatMap((id) => fileLines(id, language, texts, context));
  const shown = candidates.slice(0, Math.max(2, given.length + 1));
  return [
    head,
    ...files,
    ` ${whyText(verdict, context)}`,
    ...shown.map((candidate) => `   ${candidateText(candidate, context)}`),
  ];
}

function fileLines(id: string, language: Language, texts: Texts, { say }: Context): readonly string[] {
  const template = texts.find(`faq:${id}`, language);
  if (template === null) return [];
  const approved = texts.approval(template) === 'approved';
  const state = approved
    ? say('approuvée', 'approved')
    : say('pas encore approuvée : agent templates approve', 'not approved yet: agent templates approve');
  return [` ${template.file} (${template.language}), ${state}`];
}

function whyText({ why }: FaqVerdict, { say }: Context): string {
  switch (why.code) {
    case 'given':
      return say(
        'Tous ses mots sont ceux de la question approuvée ou de toute question.',
        'All its words are those of the approved question, or of any question.',
      );
    case 'nothing-alike':
      return say(
        'Aucune question approuvée n’y ressemble, ou il s’agit d’autre chose que d’un renseignement.',
        'No approved question is like it, or it asks for something else than information.',
      );
    case 'other-question': {
      const words = why.words.join(', ');
      return say(
        `Une autre question : aucune question approuvée n’a « ${words} ».`,
        `Another question: no approved question has “${words}”.`,
      );
    }
    case 'too-unlike':
      return say(
        `Trop peu semblable : il faut ${why.least.toFixed(2)}.`,
        `Too unlike: ${why.least.toFixed(2)} is needed.`,
      );
    case 'two-alike':
      return say(
        `Deux réponses conviennent presque autant (moins de ${why.margin.toFixed(2)} d’écart).`,
        `Two answers fit almost equally (less than ${why.margin.toFixed(2)} apart).`,
      );
  }
}

function candidateText({ id, score, nearest, strange }: Candidate, { say }: Context): string {
  const without = strange.join(', ');
  const words = strange.length === 0 ? '' : say(`  sans : ${without}`, `  without: ${without}`);
  return `${score.toFixed(2)}  ${id.padEnd(16)} « ${nearest} »${words}`;
}

/** The missing answers, most wanted first, each with the file to write. */
export function gapLines(gaps: readonly FaqGap[], { say, print }: Context): readonly string[] {
  if (gaps.length === 0)
    return [say('Aucune question sans réponse approuvée.', 'No question without an approved answer.')];
  return gaps.flatMap((gap) => [
    print.tone('bold', `${gap.count} ×  faq/${gap.id}.md  (${gap.language})`),
    ...faqSkeleton(gap)
      .trimEnd()
      .split('\n')
      .map((line) => `   ${line}`),
    say(
      `   Pour le créer : agent faq gaps --write ${gap.id}`,
      `   To create it: agent faq gaps --write ${gap.id}`,
    ),
    '',
  ]);
}
