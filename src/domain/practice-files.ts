/**
 * The format of practice.yaml that this program writes, and the newest one that it reads. A key that is renamed or taken
 * away makes a new one, and a way there from the old one (docs/decisions/0044). A file that names none is of the first.
 */
export const PRACTICE_FORMAT = 1;

/** What stands at a path that the practice names, without opening it. */
export interface PlaceSeen {
  readonly kind: 'file' | 'folder' | null;
  /** Permission bits (`0o600`), where the system has them. */
  readonly mode?: number;
  /** Names of the same folder, for the nearest one. */
  readonly neighbours: readonly string[];
}

/** A practice's folder as far as its configuration is checked against it. */
export interface PracticeFiles {
  /** Absolute. */
  readonly folder: string;
  /** practice.yaml itself. */
  readonly file:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'missing' }
    | { readonly kind: 'not-utf8' }
    | { readonly kind: 'unreadable' };
  /** Looks at a path of practice.yaml, absolute or from the folder. */
  readonly look: (path: string) => PlaceSeen;
}
