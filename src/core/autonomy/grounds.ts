// What an answer was made of, so that a change of it is seen: the texts by their hash, the model by its
// name, its digest and the hash of its prompt.

import type { Plan } from '../../domain/action.ts';
import type { Grounds } from '../../domain/autonomy.ts';
import { isLanguage } from '../../domain/language.ts';
import type { ModelMark, Reading } from '../../domain/reading.ts';
import type { Texts } from '../../domain/texts.ts';

/** Stand among the texts for the model; no text is called so, for its name ends in a language. */
const MODEL = 'model';
const DIGEST = 'model-digest';
const PROMPT = 'model-prompt';

interface Made {
  readonly plan: Plan;
  readonly reading: Reading | null;
  /** Null when the practice uses none. */
  readonly model: string | null;
}

/** The grounds of an answer: each text of its letters in its language, and the model when it was asked. */
export function groundsOf({ plan, reading, model }: Made): Grounds {
  const letters = plan.flatMap((action) => (action.kind === 'reply' ? [action.letter] : []));
  const texts = letters.flatMap(({ made, language }) =>
    made.map(({ id, hash }) => [`${id}/${language}`, hash] as const),
  );
  const asked = reading?.readers.includes('model') ?? false;
  return Object.fromEntries([...texts, ...(asked ? modelGrounds(reading?.model, model) : [])]);
}

/** A reading of before a model's mark was kept names nothing but the model that is there now. */
function modelGrounds(
  mark: ModelMark | undefined,
  now: string | null,
): readonly (readonly [name: string, is: string])[] {
  if (mark === undefined) return now === null ? [] : [[MODEL, now]];
  const digest = mark.digest === null ? [] : [[DIGEST, mark.digest] as const];
  return [[MODEL, mark.name], ...digest, [PROMPT, mark.prompt]];
}

interface Now {
  readonly texts: Pick<Texts, 'find'>;
  /** Null when the practice uses none. */
  readonly model: string | null;
  /** What its servers run, as far as they tell. */
  readonly marks?: readonly ModelMark[];
}

/** What of the grounds is another now; null when all is as it was. A text that is gone is another one. */
export function changedSince(
  grounds: Grounds,
  { texts, model, marks = [] }: Now,
): 'text-changed' | 'model-changed' | null {
  for (const [name, hash] of Object.entries(grounds)) {
    if (name === MODEL) {
      if (model !== null && model !== hash) return 'model-changed';
    } else if (name === DIGEST) {
      if (marks.some(({ digest }) => digest !== null && digest !== hash)) return 'model-changed';
    } else if (name === PROMPT) {
      if (marks.some(({ prompt }) => prompt !== hash)) return 'model-changed';
    } else if (hashNow(name, texts) !== hash) return 'text-changed';
  }
  return null;
}

/** Grounds that are not among the known ones. */
export function newGrounds(known: Grounds, grounds: Grounds): Grounds {
  return Object.fromEntries(Object.entries(grounds).filter(([name]) => known[name] === undefined));
}

function hashNow(name: string, texts: Pick<Texts, 'find'>): string | null {
  const slash = name.lastIndexOf('/');
  const language = name.slice(slash + 1);
  return isLanguage(language) ? (texts.find(name.slice(0, slash), language)?.hash ?? null) : null;
}
