// What an answer was made of, so that a change of it is seen: the texts by their hash, the model by its name.

import type { Plan } from '../../domain/action.ts';
import type { Grounds } from '../../domain/autonomy.ts';
import { isLanguage } from '../../domain/language.ts';
import type { Reading } from '../../domain/reading.ts';
import type { Texts } from '../../domain/texts.ts';

/** Stands among the texts for the model; no text is called so. */
const MODEL = 'model';

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
  const asked = model !== null && (reading?.readers.includes('model') ?? false);
  return Object.fromEntries([...texts, ...(asked ? [[MODEL, model] as const] : [])]);
}

/** What of the grounds is another now; null when all is as it was. A text that is gone is another one. */
export function changedSince(
  grounds: Grounds,
  { texts, model }: { readonly texts: Pick<Texts, 'find'>; readonly model: string | null },
): 'text-changed' | 'model-changed' | null {
  for (const [name, hash] of Object.entries(grounds)) {
    if (name === MODEL) {
      if (model !== null && model !== hash) return 'model-changed';
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
