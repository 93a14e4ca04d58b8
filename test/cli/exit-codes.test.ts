import { describe, expect, it } from 'vitest';
import { EXIT, exitCodes } from '../../src/cli/exit-codes.ts';

describe('the exit codes in agent help', () => {
  it('are all there, in both languages', () => {
    for (const language of ['fr', 'en'] as const) {
      const told = [...exitCodes(language).matchAll(/(\d+)\s/gu)].map(([, code]) => Number(code));
      expect(told).toEqual(Object.values(EXIT));
    }
    expect(exitCodes('en').replaceAll('\n', ' ')).toContain('75 another version of the program was');
  });
});
