import { error, type Found } from '../faults.ts';
import type { Path } from '../keys.ts';
import { nearest } from '../nearest.ts';
import type { ConfigRule } from './rule.ts';
import { sameNames } from './same-names.ts';

/** Agendas have names of their own and belong to practitioners who exist. */
export const agendaMakesSense: ConfigRule = ({ written, practice, lineOf, sound }) => {
  const { sources = [] } = written.agenda;
  const both = lineOf(['agenda', 'file']) !== null && lineOf(['agenda', 'sources']) !== null;
  const names = sources.map(({ name }) => name);
  const same = sameNames(names, (index) => ['agenda', 'sources', index, 'name'], lineOf);
  const ids = practice.practitioners.map(({ id }) => id);
  const strangers = sources.flatMap(({ practitioner }, index): Found[] => {
    if (practitioner === undefined || ids.includes(practitioner) || !sound(['practitioners'])) return [];
    const path: Path = ['agenda', 'sources', index, 'practitioner'];
    const near = nearest(practitioner, ids);
    return [error(path, { code: 'unknown-practitioner', read: practitioner, near })];
  });
  const doubled = both ? [error(['agenda', 'file'], { code: 'file-and-sources' })] : [];
  return [...doubled, ...same, ...strangers];
};
