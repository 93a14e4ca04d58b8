import { parseAllDocuments } from 'yaml';

export type Tree = Readonly<Record<string, unknown>>;

/** What stands at a dotted path; fails the test where nothing does. */
export function at(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((part, key) => {
    if (typeof part !== 'object' || part === null || !(key in part)) throw new Error(`no ${key} of ${path}`);
    return (part as Tree)[key];
  }, tree);
}

/** As `at`, where a list stands. */
export function listAt(tree: unknown, path: string): readonly unknown[] {
  const list = at(tree, path);
  if (!Array.isArray(list)) throw new Error(`${path} is no list`);
  return list;
}

/**
 * The objects that a template of the chart makes of values: as much of Helm's language as the chart uses, values and one
 * range. test/servers/chart.test.ts holds it against Go's own.
 */
export function rendered(template: string, values: unknown): readonly unknown[] {
  const whole = template.replaceAll(
    /\{\{- range \.Values\.(\S+) \}\}\n([\s\S]*?)\{\{- end \}\}\n/g,
    (_, path: string, body: string) =>
      listAt(values, path)
        .map((one) =>
          body.replaceAll(/\{\{ \.(?!Values)(\S+) \}\}/g, (__, own: string) => String(at(one, own))),
        )
        .join(''),
  );
  const filled = whole.replaceAll(/\{\{ \$?\.Values\.(\S+) \}\}/g, (_, path: string) =>
    String(at(values, path)),
  );
  if (filled.includes('{{')) throw new Error(`more of Helm’s language than is understood here: ${filled}`);
  return objectsIn(filled);
}

/** The objects of a stream of YAML documents; throws for what is none. */
export function objectsIn(text: string): readonly unknown[] {
  return parseAllDocuments(text).flatMap((one) => {
    if (one.errors.length > 0) throw new Error(String(one.errors[0]));
    const object: unknown = one.toJS();
    return object === null ? [] : [object];
  });
}
