// Accounting for a sentence in its mail: by itself, beside its neighbours, and with plain words for the services it names.

import type { Language } from '../../../domain/language.ts';
import type { Label } from '../../../domain/reading.ts';
import { isProtected } from '../labels.ts';
import type { InItsMail } from '../neighbours/beside-neighbours.ts';
import { accountFor, saysMoreThan } from './account.ts';
import type { Classified, Classify } from './classified.ts';

interface Asked {
  readonly language: Language;
  readonly classify: Classify;
  readonly inMail: InItsMail | null;
  /** A text with a plain word for every service that it names; null when it names none. */
  readonly withPlainServices?: (text: string) => string | null;
}

/** What is this unlikely beside its neighbours is not said, where something else is. */
const UNLIKELY = 0.15;
/** Obeyed and heeded whoever heard it. */
const ALWAYS_HEARD: ReadonlySet<Label> = new Set<Label>(['stop', 'human']);

/** The labels of a sentence in its mail: "Chargée de paie" under a name pays nothing. */
export function accountInMail(text: string, asked: Asked): Classified {
  const { inMail, language } = asked;
  const account = accountOfServices(text, asked);
  if (inMail === null || !account.explained) return account;
  const likely = account.labels.filter(
    (label) => ALWAYS_HEARD.has(label) || isProtected(label) || (inMail.p[label] ?? 0) >= UNLIKELY,
  );
  const unsaid = likely.length === 0 || saysMoreThan(likely, text, language);
  return unsaid ? account : { ...account, labels: likely };
}

/** Health alone is what the name of a service may sound like. */
const MILD: ReadonlySet<Label> = new Set<Label>(['health', 'clinical']);

/** "Un détartrage vendredi": the name of what is asked for says nothing of anybody's health (data/eval, rule 3). */
function accountOfServices(
  text: string,
  { language, classify, withPlainServices, inMail }: Asked,
): Classified {
  const account = accountFor(text, language, classify, inMail);
  const plain = account.explained ? null : (withPlainServices?.(text) ?? null);
  if (plain === null || account.labels.some((label) => isProtected(label) && !MILD.has(label)))
    return account;
  const named = accountFor(plain, language, classify);
  return named.explained && !named.labels.some(isProtected) ? named : account;
}
