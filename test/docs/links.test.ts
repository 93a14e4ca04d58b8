import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PAGES, readPage, root } from './pages.ts';

/** A heading as GitHub names it in an address. */
function anchor(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-');
}

function anchorsOf(path: string): readonly string[] {
  return [...readFileSync(path, 'utf8').matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) => anchor(heading));
}

describe.each(PAGES)('%s', (path) => {
  it('links to pages, headings and pictures that are there', () => {
    const page = readPage(path);
    for (const [, target = ''] of page.matchAll(/\]\(([^)\s]+)\)/gu)) {
      if (/^https?:/u.test(target)) continue;
      const [file = '', heading = ''] = target.split('#');
      const found = file === '' ? root + path : join(root, dirname(path), file);
      expect.soft(existsSync(found), target).toBe(true);
      if (heading !== '' && existsSync(found)) expect.soft(anchorsOf(found), target).toContain(heading);
    }
  });
});

it('every page stands in the index', () => {
  const index = readPage('docs/README.md');
  for (const path of PAGES.filter((one) => one.startsWith('docs/') && one !== 'docs/README.md'))
    expect.soft(index, path).toContain(`](${path.slice('docs/'.length)})`);
});

describe('docs/flow.md', () => {
  const sources = readdirSync(`${root}src`, { recursive: true, encoding: 'utf8' });
  const named = [...readPage('docs/flow.md').matchAll(/`([\w/-]+\.tsx?)`/gu)].map(([, file = '']) => file);

  it.each([...new Set(named)])('walks through files that are there: %s', (file) => {
    const isOfTests = existsSync(root + file);
    expect(isOfTests || sources.some((source) => `/${source}`.endsWith(`/${file}`))).toBe(true);
  });
});

describe('the pictures', () => {
  const pictures = readdirSync(`${root}docs/pictures`);

  it.each(pictures)('%s comes from the script, fetches nothing and runs nothing', (name) => {
    const text = readFileSync(`${root}docs/pictures/${name}`, 'utf8');
    expect(text).toContain('Made by scripts/picture.js');
    expect(text.replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|<script|<image|<foreignObject|@import/u,
    );
  });

  it('say what they show to who can’t see them', () => {
    for (const name of pictures)
      expect(readFileSync(`${root}docs/pictures/${name}`, 'utf8')).toMatch(/<title>[^<]{20,}<\/title>/u);
  });
});
