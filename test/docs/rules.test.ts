// docs/flow.md lists the rules in the order in which they are asked.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { RULES } from '../../src/core/policy/decide.ts';
import { root } from './pages.ts';

it('docs/flow.md names every rule, in the order in which they are asked', () => {
  const page = readFileSync(join(root, 'docs/flow.md'), 'utf8');
  const table = page.split('| rule | what it does |')[1]?.split('\n\n')[0] ?? '';
  const named = [...table.matchAll(/^\| `([a-z-]+)`/gmu)].map(([, name]) => name);
  const asked = RULES.map(({ name }) => name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`));
  expect(named).toEqual(asked);
});
