// The conversation of `agent init`: one question a line, each with what is taken when nothing is typed.

import { wrap } from '../../core/columns.ts';
import { terminalText } from '../../core/terminal-text.ts';
import type { Context } from '../context.ts';
import type { Conversation, SetupDoors } from './setup-doors.ts';

/** The person left at a question: what was answered before is kept. */
export class Left extends Error {
  override readonly name = 'Left';
  /** Work that nobody waits for any more goes on somewhere. */
  readonly unfinished: boolean;

  constructor({ unfinished = false } = {}) {
    super();
    this.unfinished = unfinished;
  }
}

/** What an answer means, or a sentence that says how to write it. */
export type Understood<T> = { readonly is: T } | { readonly sentence: string };

export interface Talk {
  /** A paragraph, in lines that fit. */
  readonly say: (fr: string, en: string) => void;
  readonly heading: (fr: string, en: string) => void;
  /** Asks until the answer is understood; an empty one is `fallback` when there is any. */
  readonly ask: <T>(question: {
    readonly fr: string;
    readonly en: string;
    readonly fallback?: string;
    readonly read: (text: string) => Understood<T>;
  }) => Promise<T>;
  readonly text: (fr: string, en: string, fallback?: string) => Promise<string>;
  /** '' when nothing is typed. */
  readonly optional: (fr: string, en: string) => Promise<string>;
  readonly yes: (fr: string, en: string, fallback: boolean) => Promise<boolean>;
  /** A numbered list; the number of the one chosen, from 0. */
  readonly choose: (fr: string, en: string, choices: readonly string[], fallback: number) => Promise<number>;
  readonly secret: (fr: string, en: string) => Promise<string>;
  /** Long work; Ctrl-C aborts its signal and leaves. */
  readonly patiently: <T>(work: (left: AbortSignal) => Promise<T>) => Promise<T>;
  /** The same for work that reads what is typed by itself. */
  readonly aside: <T>(work: (left: AbortSignal) => Promise<T>) => Promise<T>;
  readonly close: () => void;
}

/** Columns that a question leaves for what is typed. */
const ROOM_TO_ANSWER = 8;

/** Opens the conversation. */
export function openTalk(context: Context, doors: Pick<SetupDoors, 'conversation'>): Talk {
  const { print, say: pick } = context;
  let open: Conversation | null = null;
  const lines = (): Conversation => {
    open ??= doors.conversation();
    return open;
  };
  const close = (): void => {
    open?.close();
    open = null;
  };
  const heard = async (answer: Promise<string | null>): Promise<string> => {
    const line = await answer;
    if (line === null) throw new Left();
    return line.trim();
  };
  const tell = (text: string): void => {
    if (print.asJson) return;
    const [indent = ''] = /^ */.exec(text) ?? [];
    for (const line of brokenWell(text.trimStart(), print.width - indent.length)) print.line(indent + line);
  };
  // A question that is broken by the terminal breaks words; the answer begins on its last line.
  const fitting = (question: string): string =>
    `${brokenWell(terminalText(question).trimEnd(), print.width - ROOM_TO_ANSWER).join('\n')} `;
  const ask: Talk['ask'] = async ({ fr, en, fallback, read }) => {
    const hint = fallback === undefined || fallback === '' ? '' : ` [${fallback}]`;
    const colon = pick(' : ', ': ');
    const closing = /[?:]$/.test(pick(fr, en)) ? `${hint} ` : `${hint}${colon}`;
    for (;;) {
      const typed = await heard(lines().ask(fitting(`${pick(fr, en)}${closing}`)));
      const understood = read(typed === '' ? (fallback ?? '') : typed);
      if ('is' in understood) return understood.is;
      tell(understood.sentence);
    }
  };
  const text: Talk['text'] = (fr, en, fallback) =>
    ask({
      fr,
      en,
      ...(fallback === undefined ? {} : { fallback }),
      read: (typed) =>
        typed === ''
          ? { sentence: pick('Il faut une réponse ici.', 'An answer is needed here.') }
          : { is: typed },
    });
  return {
    say: (fr, en) => tell(pick(fr, en)),
    heading: (fr, en) => {
      print.line();
      print.line(print.tone('bold', pick(fr, en)));
    },
    ask,
    text,
    optional: (fr, en) => ask({ fr, en, read: (typed) => ({ is: typed }) }),
    yes: (fr, en, fallback) =>
      ask({
        fr: `${fr} (${fallback ? 'O/n' : 'o/N'})`,
        en: `${en} (${fallback ? 'Y/n' : 'y/N'})`,
        read: (typed) => {
          if (typed === '') return { is: fallback };
          if (/^(o|oui|y|yes)$/i.test(typed)) return { is: true };
          if (/^(n|non|no)$/i.test(typed)) return { is: false };
          return { sentence: pick('Répondez o (oui) ou n (non).', 'Answer y (yes) or n (no).') };
        },
      }),
    choose: (fr, en, choices, fallback) => {
      tell(pick(fr, en));
      for (const [place, choice] of choices.entries())
        for (const [n, line] of wrap(choice, print.width - 6).entries())
          print.line(`  ${n === 0 ? String(place + 1).padStart(2) : '  '}  ${line}`);
      return ask({
        fr: 'Votre choix',
        en: 'Your choice',
        fallback: String(fallback + 1),
        read: (typed) => {
          const number = Number(typed);
          if (Number.isInteger(number) && number >= 1 && number <= choices.length) return { is: number - 1 };
          const only = choices.flatMap((choice, place) =>
            choice.toLowerCase().startsWith(typed.toLowerCase()) ? [place] : [],
          );
          const [found] = only;
          if (found !== undefined && only.length === 1) return { is: found };
          return {
            sentence: pick(
              `Répondez par un numéro de 1 à ${choices.length}.`,
              `Answer with a number from 1 to ${choices.length}.`,
            ),
          };
        },
      });
    },
    secret: async (fr, en) => heard(lines().askSecret(`${pick(fr, en)}${pick(' : ', ': ')}`)),
    patiently: (work) => unlessLeft(lines().left, work),
    aside: async (work) => {
      close();
      const wish = context.doors.stopWish();
      try {
        return await unlessLeft(wish.signal, work);
      } finally {
        wish.end();
      }
    },
    close,
  };
}

/** Lines that fit; no sign that French sets off with a space begins a line, and none that opens ends one. */
function brokenWell(text: string, width: number): readonly string[] {
  const held = text.replace(/ (?=[;:?!»])|(?<=«) /g, '\u00a0');
  return wrap(held, width).map((line) => line.replaceAll('\u00a0', ' '));
}

/** The work's result; throws `Left` at once when the person leaves first. */
async function unlessLeft<T>(left: AbortSignal, work: (left: AbortSignal) => Promise<T>): Promise<T> {
  if (left.aborted) throw new Left();
  let leave = (): void => undefined;
  const gone = new Promise<never>((_, reject) => {
    leave = () => reject(new Left({ unfinished: true }));
  });
  left.addEventListener('abort', leave, { once: true });
  try {
    return await Promise.race([work(left), gone]);
  } finally {
    left.removeEventListener('abort', leave);
  }
}
