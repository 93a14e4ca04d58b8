// Values as they stand in a YAML file of settings, and the places in it.

/** One value: text, number, yes or no, a list, or keys under a key. */
export type Setting = string | number | boolean | null | readonly Setting[] | Section;
export interface Section {
  readonly [key: string]: Setting;
}

/** A value to be written at a place; null takes away what stands there. */
export interface Change {
  readonly path: readonly string[];
  readonly value: Setting;
}

/** Keys under a key; a list is none. */
export function isSection(value: unknown): value is Section {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a place; undefined when nothing does. */
export function settingAt(section: Setting, path: readonly string[]): Setting | undefined {
  let here: Setting | undefined = section;
  for (const key of path) here = isSection(here) ? here[key] : undefined;
  return here;
}

/** A number as it is read, '' for what is missing or no text. */
export function textAt(section: Setting, path: readonly string[]): string {
  const found = settingAt(section, path);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : '';
}

/** Keys that are written whole: a day left out of the hours is closed, a secret lies in one place only. */
const WHOLE = ['hours', 'password', 'client-secret'];
/** Of these keys only one may stand. */
const EITHER: readonly (readonly string[])[] = [['agenda.file', 'agenda.sources']];

/** What must change in a file that says `now` for it to say all that is `wanted`. What else stands there stays. */
export function changesTo(now: Section, wanted: Section): readonly Change[] {
  const changes = leavesOf(wanted, []).filter(({ path, value }) => !same(settingAt(now, path), value));
  return [...displaced(now, wanted), ...changes];
}

function leavesOf(section: Section, path: readonly string[]): readonly Change[] {
  return Object.entries(section).flatMap(([key, value]): readonly Change[] => {
    const here = [...path, key];
    if (!isSection(value) || WHOLE.includes(key) || Object.keys(value).length === 0)
      return [{ path: here, value }];
    return leavesOf(value, here);
  });
}

function displaced(now: Section, wanted: Section): readonly Change[] {
  return EITHER.flatMap((keys) => {
    const written = keys.filter((key) => settingAt(wanted, key.split('.')) !== undefined);
    return keys
      .filter((key) => written.length > 0 && !written.includes(key))
      .filter((key) => settingAt(now, key.split('.')) !== undefined)
      .map((key) => ({ path: key.split('.'), value: null }));
  });
}

/** Equal as values; the order of keys does not count. */
export function same(a: Setting | undefined, b: Setting | undefined): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((one, place) => same(one, b[place]));
  if (!isSection(a) || !isSection(b)) return a === b;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => same(a[key], b[key]));
}
