// What waits for a yes, as a message in the practice's own mailbox that can be moved.

import type { Case } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { Practice } from '../../domain/practice.ts';
import { explain, KINDS } from '../explain.ts';
import { yesWords } from './yes-words.ts';

interface Message {
  readonly subject: string;
  readonly lines: readonly string[];
}

/**
 * The message: why it waits, what yes would do, the words of the mail, the prepared letters. Its subject says what is
 * asked in the words of the office and names nobody: it shows on locked screens.
 */
export function waitingMessage(
  kase: Case,
  { programLanguage, zone }: Pick<Practice, 'programLanguage' | 'zone'>,
): Message {
  const say = (fr: string, en: string) => (programLanguage === 'fr' ? fr : en);
  const { reason, proposal, reading } = kase;
  const letters = proposal.flatMap((action) => (action.kind === 'reply' ? [action.letter] : []));
  return {
    subject: say(`À valider (${kase.id.slice(2, 6)})`, `To approve (${kase.id.slice(2, 6)})`),
    lines: [
      explain(reason, programLanguage),
      yesWords({ proposal, language: programLanguage, zone }),
      say(
        'Déplacez ce message dans Validé pour dire oui, dans Refusé pour dire non.',
        'Move this message to Approved to say yes, to Refused to say no.',
      ),
      ...part(say('Le mail', 'The mail'), askedLines(kase, programLanguage)),
      ...(reading?.sentences ?? []).map(({ text }) => `> ${text}`),
      ...letters.flatMap(({ body, to }) => part(say(`La réponse, à ${to}`, `The reply, to ${to}`), [body])),
    ],
  };
}

function askedLines({ from, reading }: Case, language: ProgramLanguage): readonly string[] {
  const kinds = (reading?.requests ?? []).map(({ kind }) => KINDS[kind][language === 'fr' ? 0 : 1]);
  return [from ?? '?', ...(kinds.length === 0 ? [] : [kinds.join(', ')])];
}

function part(title: string, lines: readonly string[]): readonly string[] {
  return ['', `── ${title} ──`, '', ...lines];
}
