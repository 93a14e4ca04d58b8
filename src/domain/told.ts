// How the practitioner hears of what happens.

import type { Address } from './mail.ts';
import type { Weekday } from './time.ts';

/** How a human is told, and how the telling climbs until somebody says that they have seen it (handbook §2.2). */
export interface AlertSettings {
  /** File that alerts are appended to; null when there is none. */
  readonly file: string | null;
  /** A notification on this machine's desktop. */
  readonly desktop: boolean;
  /** Program of the practice's choice; the sentence comes in its environment, never a patient's word. */
  readonly command: string | null;
  readonly mail: Address | null;
  /** Who is told when nobody has seen it. */
  readonly second: {
    readonly mail: Address | null;
    readonly command: string | null;
    /** Minutes after the first. */
    readonly after: number;
  };
  /** Minutes between two times that everybody is told again. */
  readonly repeat: number;
}

/** The mail to the practitioner every morning (handbook §4.7). */
export interface MorningMailSettings {
  readonly to: Address;
  /** Clock time, minutes after midnight. */
  readonly minute: number;
  readonly days: readonly Weekday[];
  /** Also when there is nothing to tell. */
  readonly evenWhenQuiet: boolean;
}
