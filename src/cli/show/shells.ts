export const SHELLS = ['bash', 'zsh', 'fish'] as const;
export type Shell = (typeof SHELLS)[number];

/** A shell that completion can be written for. */
export function isShell(word: string): word is Shell {
  return SHELLS.some((shell) => shell === word);
}
