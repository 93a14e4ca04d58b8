import type { Problem } from '../../domain/problem.ts';
import { about, broken, good, mend, type Remark, type Say } from './finding.ts';

/** What `agent check` says of the practice's files; `readable` when practice.yaml itself can be relied on. */
export function judgeConfig(problems: readonly Problem[], readable: boolean, say: Say): readonly Remark[] {
  const remarks = problems.map(({ file, line, key, sentence, weight }): Remark => {
    const place = [line === null ? file : `${file}:${line}`, key].filter((part) => part !== '').join('  ');
    const grave = weight === 'error' ? broken : mend;
    return grave(about(place, sentence, say), 'agent check');
  });
  if (!readable)
    return [
      ...remarks,
      broken(
        say('le reste n’a pas pu être examiné', 'the rest could not be looked at'),
        say('corrigez d’abord practice.yaml', 'mend practice.yaml first'),
      ),
    ];
  if (remarks.length > 0) return remarks;
  return [
    good(
      say(
        'practice.yaml et les fichiers du cabinet sont en ordre',
        'practice.yaml and the practice’s files are in order',
      ),
    ),
  ];
}
