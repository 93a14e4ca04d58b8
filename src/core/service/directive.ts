import type { Said } from './serving.ts';

/** A line of a systemd unit and why it stands there. */
export interface Directive {
  readonly key: string;
  readonly value: string;
  readonly why: Said;
}

/** `why`, in French and English, becomes the comment above the line. */
export function directive(key: string, value: string, ...why: Said): Directive {
  return { key, value, why };
}
