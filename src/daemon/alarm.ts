import type { AlertAbout } from '../domain/action.ts';
import type { ProgramLanguage } from '../domain/language.ts';
import type { Practice } from '../domain/practice.ts';
import type { Instant } from '../domain/time.ts';
import type { Alert, Log, World } from '../ports/world.ts';

/** What the daemon itself has to tell. */
export type AlarmAbout =
  | Extract<AlertAbout, 'mailbox' | 'mailbox-again' | 'outbox' | 'outbox-again' | 'settings'>
  | 'backup'
  | 'mail-beside'
  | 'sent-unseen'
  | 'sent-seen-again'
  | 'work-failing';

export type AlarmSentence = (about: AlarmAbout, language: ProgramLanguage) => string;

interface Noted {
  readonly about: AlarmAbout;
  readonly level: Alert['level'];
  readonly at: Instant;
  /** Whether it was tried in vain. */
  readonly tried: boolean;
}

/** Alarms kept that no channel took; the oldest makes room for another one. */
const MOST_KEPT = 20;

export interface Alarm {
  /** To be told as soon as the line comes to it. */
  readonly note: (about: AlarmAbout, level: Alert['level']) => void;
  /** Tells what was noted since; `again`: also what was tried in vain. */
  readonly raise: (world: World, practice: Practice, again: boolean) => Promise<void>;
  /** How many nobody could be told. */
  readonly untold: () => number;
}

/** Tells a human what the daemon meets. An alarm that no channel takes is kept and tried again. */
export function alarm(now: () => Instant, log: Log, sentence: AlarmSentence): Alarm {
  let kept: readonly Noted[] = [];
  const raiseOne = async (
    { alerts }: World,
    { programLanguage }: Practice,
    noted: Noted,
  ): Promise<boolean> => {
    const { about, level, at } = noted;
    const outcome = await alerts.raise({ level, at, case: null, sentence: sentence(about, programLanguage) });
    const taken = outcome.kind === 'done';
    log.write({
      level: taken ? 'info' : 'warn',
      event: taken ? 'AlertRaised' : 'AlertNotTaken',
      detail: about,
    });
    // Where no channel is configured trying again is no use; the status says it all.
    return taken || (outcome.kind === 'failed' && !outcome.retry);
  };
  return {
    note: (about, level) => {
      kept = [...kept, { about, level, at: now(), tried: false }].slice(-MOST_KEPT);
    },
    raise: async (world, practice, again) => {
      for (const noted of kept.filter(({ tried }) => again || !tried)) {
        const told = await raiseOne(world, practice, noted);
        kept = kept.flatMap((one) => (one !== noted ? [one] : told ? [] : [{ ...one, tried: true }]));
      }
    },
    untold: () => kept.filter(({ tried }) => tried).length,
  };
}
