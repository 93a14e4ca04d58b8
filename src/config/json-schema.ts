import { type KeyNode, keyTree } from './keys.ts';

/** practice.schema.json: for editors that complete and check while one types. Both languages in each description. */
export function practiceJsonSchema(): string {
  const { $schema, ...rest } = forEditors(keyTree()) as Record<string, unknown>;
  return `${JSON.stringify({ $schema, title: 'practice.yaml', ...rest }, null, 2)}\n`;
}

/** Our own words are taken out; what stands in French joins the description. */
function forEditors(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(forEditors);
  if (typeof node !== 'object' || node === null) return node;
  const { fr, as: _as, unit: _unit, description, ...rest } = node as KeyNode & Record<string, unknown>;
  const inner = Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, inside(name, value)]));
  return description === undefined ? inner : { description: `${description}\n${fr ?? ''}`, ...inner };
}

/** `default` and `examples` hold values, not schemas. */
function inside(name: string, value: unknown): unknown {
  if (name === 'default' || name === 'examples' || name === 'enum') return value;
  if (name === 'properties') return mapValues(value as Record<string, unknown>);
  return forEditors(value);
}

function mapValues(properties: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(properties).map(([name, node]) => [name, forEditors(node)]));
}
