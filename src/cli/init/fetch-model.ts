// A model that the model server fetches while somebody looks on.

import { sentenceIn, UserError } from '../../domain/errors.ts';
import { modelAtHome } from '../model-at-home.ts';
import { fetchedLine } from '../show/progress-line.ts';
import type { Setup } from './setup.ts';

/** Fetches a model, again and again as long as the person wants; false when it is not there. */
export async function fetchedPatiently(setup: Setup, name: string, server: string): Promise<boolean> {
  const { talk } = setup;
  talk.say(
    'Téléchargement ; cela peut durer. Ctrl-C arrête, et la prochaine fois il reprend où il en était.',
    'Fetching it; this may take a while. Ctrl-C stops, and the next time it goes on where it was.',
  );
  while (!(await talk.patiently((left) => fetched(setup, name, server, left))))
    if (!(await talk.yes('Essayer encore', 'Try again', true))) return false;
  return true;
}

/** Lets a model server fetch a model and shows how far it is; false, with a sentence, when it can't. */
export async function fetched(
  { context, talk }: Pick<Setup, 'context' | 'talk'>,
  name: string,
  server: string,
  left?: AbortSignal,
): Promise<boolean> {
  const { doors, print, say } = context;
  const model = { ...modelAtHome({ model: null }), servers: [server], name };
  try {
    for await (const step of doors.pullModel(model, left)) {
      const line = fetchedLine(step, { name, unit: say('Mo', 'MB'), width: print.width });
      if (line !== null) print.progress(line);
    }
    return true;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    if (left?.aborted !== true) talk.say(sentenceIn(error, 'fr'), error.message);
    return false;
  } finally {
    print.progress('');
  }
}
