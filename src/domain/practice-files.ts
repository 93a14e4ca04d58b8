/** What stands at a path that the practice names, without opening it. */
export interface PlaceSeen {
  readonly kind: 'file' | 'folder' | null;
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
    | { readonly kind: 'unreadable' };
  /** Looks at a path of practice.yaml, absolute or from the folder. */
  readonly look: (path: string) => PlaceSeen;
}
