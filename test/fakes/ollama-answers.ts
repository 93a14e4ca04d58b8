import { shippedReader } from '../../src/adapters/reader/shipped-reader.ts';
import { aMail } from '../build/builders.ts';

/** What the fake's model means to say to a prompt, before the schema has its say: a value for JSON, or bare text. */
export type Answers = (user: string) => unknown;

/** The sentences of a mail as they stand in a prompt. */
export function sentencesIn(user: string): readonly { readonly entry: string; readonly text: string }[] {
  return [...user.matchAll(/^\[(s\d+)\] (.*)$/gm)].map(([, entry = '', text = '']) => ({ entry, text }));
}

/** The words of a mail as they stand in a prompt, without the numbers. */
export function wordsIn(user: string): string {
  return sentencesIn(user)
    .map(({ text }) => text)
    .join('\n');
}

/** Says what the embedded reader makes of each sentence by itself, and `unknown` where that one is silent. */
export async function embeddedAnswers(): Promise<Answers> {
  const reader = await shippedReader();
  return (user) =>
    Object.fromEntries(
      sentencesIn(user).map(({ entry, text }) => {
        const { opinion, guesses = [] } = reader.read(aMail({ subject: '', ownWords: text }), [], 'fr');
        const labels = [...opinion.voices, ...guesses].flatMap((voice) => voice.labels);
        return [entry, labels.length === 0 ? ['unknown'] : [...new Set(labels)].slice(0, 4)];
      }),
    );
}

/** Answers from a script: a mail's words, or a part of them, and what is said to it; others are asked of `rest`. */
export function scripted(script: Readonly<Record<string, unknown>>, rest: Answers): Answers {
  return (user) => {
    const words = wordsIn(user);
    const found = script[words] ?? Object.entries(script).find(([part]) => words.includes(part))?.[1];
    return found ?? rest(user);
  };
}
