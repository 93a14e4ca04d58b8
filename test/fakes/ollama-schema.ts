// Constrained decoding: whatever the fake's model means, what it writes obeys the schema, in the order of one of the
// server's two ways to the engine. Keywords that the real engine drops without a word are dropped and noted.

type Schema = Readonly<Record<string, unknown>>;

export interface Constraint {
  /** The native way sends the schema through a sorted map. */
  readonly sorted: boolean;
  /** Keywords that were silently ignored. */
  readonly ignored: string[];
}

/** The value nearest to `meant` that the schema lets through. Throws for a type that the engine does not know. */
export function conform(root: Schema, meant: unknown, constraint: Constraint): unknown {
  return one(root, meant, { root, ...constraint });
}

interface Work extends Constraint {
  readonly root: Schema;
}

function one(written: Schema, meant: unknown, work: Work): unknown {
  const schema = resolved(written, work);
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum)) return schema.enum.includes(meant) ? meant : schema.enum[0];
  const choices = schema.anyOf ?? schema.oneOf;
  if (Array.isArray(choices))
    return one(choices.find((choice) => fits(choice, meant)) ?? choices[0], meant, work);
  const type = Array.isArray(schema.type)
    ? (schema.type.find((name) => isType(name, meant)) ?? schema.type[0])
    : schema.type;
  switch (type) {
    case undefined:
      return meant ?? {};
    case 'object':
      return objectOf(schema, meant, work);
    case 'array':
      return arrayOf(schema, meant, work);
    case 'string':
      return stringOf(schema, meant, work);
    case 'integer':
      return clamp(Number.isInteger(meant) ? Number(meant) : 0, schema);
    case 'number':
      return typeof meant === 'number' ? meant : 0;
    case 'boolean':
      return meant === true;
    case 'null':
      return null;
    default:
      throw new UnknownType(String(type));
  }
}

/** The engine refuses the schema. */
export class UnknownType extends Error {
  override readonly name = 'UnknownType';
}

function resolved(schema: Schema, { root }: Work): Schema {
  if (typeof schema.$ref !== 'string') return schema;
  const path = schema.$ref.replace(/^#\//, '').split('/');
  return path.reduce<unknown>((at, name) => (at as Schema)[name], root) as Schema;
}

function objectOf(schema: Schema, meant: unknown, work: Work): unknown {
  const properties = (schema.properties ?? {}) as Readonly<Record<string, Schema>>;
  const required = (schema.required ?? []) as readonly string[];
  const given = (typeof meant === 'object' && meant !== null ? meant : {}) as Readonly<
    Record<string, unknown>
  >;
  const named = Object.keys(properties);
  const order = work.sorted ? [...named].sort() : [...named];
  const kept = order.filter((name) => required.includes(name) || name in given);
  // What is not required comes after all that is.
  kept.sort((a, b) => Number(required.includes(b)) - Number(required.includes(a)));
  return Object.fromEntries(kept.map((name) => [name, one(properties[name] ?? {}, given[name], work)]));
}

function arrayOf(schema: Schema, meant: unknown, work: Work): unknown {
  if ('uniqueItems' in schema) work.ignored.push('uniqueItems');
  const items = (schema.items ?? {}) as Schema;
  const given: readonly unknown[] = Array.isArray(meant) ? meant : [];
  const most = typeof schema.maxItems === 'number' ? schema.maxItems : given.length;
  const least = typeof schema.minItems === 'number' ? schema.minItems : 0;
  const filled = [...given, ...Array<unknown>(Math.max(0, least - given.length)).fill(undefined)];
  return filled.slice(0, Math.max(most, least)).map((item) => one(items, item, work));
}

function stringOf(schema: Schema, meant: unknown, { ignored }: Work): unknown {
  const text = typeof meant === 'string' ? meant : '';
  if (typeof schema.pattern === 'string' && !/^\^.*\$$/.test(schema.pattern.replace(/\\[dws]/g, '!!'))) {
    // The whole string becomes free, its length too.
    ignored.push('pattern');
    return text;
  }
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : text.length;
  return text.slice(0, most);
}

function clamp(value: number, { minimum, maximum }: Schema): number {
  const least = typeof minimum === 'number' ? minimum : Number.NEGATIVE_INFINITY;
  const most = typeof maximum === 'number' ? maximum : Number.POSITIVE_INFINITY;
  return Math.min(most, Math.max(least, value));
}

function fits(schema: Schema, meant: unknown): boolean {
  return Array.isArray(schema.enum) ? schema.enum.includes(meant) : isType(schema.type, meant);
}

function isType(type: unknown, meant: unknown): boolean {
  switch (type) {
    case 'array':
      return Array.isArray(meant);
    case 'null':
      return meant === null;
    case 'integer':
      return Number.isInteger(meant);
    default:
      return typeof meant === type;
  }
}
