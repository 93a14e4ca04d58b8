import { describe, expect, it } from 'vitest';
import { escaped, LOADS_NOTHING } from '../../../src/cli/show/escaped.ts';

describe('a page that holds words of others', () => {
  it('shows a script as text, between quotes too', () => {
    expect(escaped(`<script>"&`)).toBe('&lt;script&gt;&quot;&amp;');
  });

  it('forbids the browser to run or fetch anything, should one come in all the same', () => {
    expect(LOADS_NOTHING).toContain("default-src 'none'");
    expect(LOADS_NOTHING).not.toMatch(/script-src|unsafe-eval|\*/);
  });
});
