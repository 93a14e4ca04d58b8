import { describe, expect, it } from 'vitest';
import { readPage } from './pages.ts';

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** Every key of practice.schema.json, as the reference page writes it: `agenda.sources.*.name`. */
function keysOf(node: Node, path: string): readonly string[] {
  const own = Object.entries(node.properties ?? {}).flatMap(([name, inner]) => {
    const key = path === '' ? name : `${path}.${name}`;
    return [key, ...keysOf(inner, key)];
  });
  const inList = node.items === undefined ? [] : keysOf(node.items, `${path}.*`);
  return [...own, ...inList, ...(node.anyOf ?? []).flatMap((one) => keysOf(one, path))];
}

describe('docs/configuration.md', () => {
  const page = readPage('docs/configuration.md');
  const keys = [...new Set(keysOf(JSON.parse(readPage('practice.schema.json')), ''))];

  it('explains every key that practice.yaml may have', () => {
    expect(keys.length).toBeGreaterThan(200);
    expect(keys.filter((key) => !page.includes(`\`${key}\``) && !page.includes(`\`${key}.`))).toEqual([]);
  });
});
