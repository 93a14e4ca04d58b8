import { factMaker } from '../../core/letters/facts.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';
import type { Lock } from '../doors.ts';

type Owner = Extract<Lock, { kind: 'held' }>['owner'];

/** Says which program works this practice already, and since when. */
export function heldLine(owner: Owner, { zone }: Practice, { say, language }: Context): string {
  if (owner === null)
    return say(
      'Un autre programme travaille déjà pour ce cabinet.',
      'Another program works this practice already.',
    );
  const since = factMaker(language, zone).moment(owner.since);
  return say(
    `Le secrétariat de ce cabinet est déjà au travail (processus ${owner.pid}, depuis ${since}). Voyez : agent status`,
    `This practice’s secretary is at work already (process ${owner.pid}, since ${since}). See: agent status`,
  );
}
