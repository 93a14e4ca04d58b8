import { MESSAGE_CLASSES } from '../../domain/contact.ts';
import type { MessageClass } from '../../domain/letter.ts';
import type { ListedConsent } from '../../domain/patient.ts';
import { fold } from './name-words.ts';

/** What a practice may write beside the names S1 to S7. */
const NAMES: ReadonlyMap<string, readonly MessageClass[]> = new Map(
  Object.entries({
    rappel: ['S1'],
    rappels: ['S1'],
    reminder: ['S1'],
    reminders: ['S1'],
    suivi: ['S2'],
    'follow-up': ['S2'],
    relance: ['S3'],
    relances: ['S3'],
    recall: ['S3'],
    recalls: ['S3'],
    enquete: ['S4'],
    enquetes: ['S4'],
    survey: ['S4'],
    surveys: ['S4'],
    paiement: ['S5'],
    payment: ['S5'],
    reprise: ['S7'],
    resume: ['S7'],
    tout: MESSAGE_CLASSES,
    tous: MESSAGE_CLASSES,
    all: MESSAGE_CLASSES,
  } as const),
);

interface Listed {
  readonly said: readonly ListedConsent[];
  /** Entries that are no class. */
  readonly unread: readonly string[];
}

/** The classes of a cell of the patients' file: `S1 S3`, `rappels, enquêtes`, `tout`. */
export function listedConsents(cell: string, state: ListedConsent['state']): Listed {
  const entries = cell.split(/[|,;\s]+/).filter((entry) => entry !== '');
  const read = entries.map((entry) => ({ entry, classes: classesNamed(entry) }));
  return {
    said: read.flatMap(({ classes }) => (classes ?? []).map((kind) => ({ class: kind, state }))),
    unread: read.filter(({ classes }) => classes === null).map(({ entry }) => entry),
  };
}

/** The classes that a word names, "S3" or "enquêtes"; null for a word that names none. */
export function classesNamed(word: string): readonly MessageClass[] | null {
  const kind = MESSAGE_CLASSES.find((one) => one === word.trim().toUpperCase());
  return kind === undefined ? (NAMES.get(fold(word.trim())) ?? null) : [kind];
}
