import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AuditLine,
  chain,
  firstBroken,
  GENESIS,
  pseudonym,
  type SealedLine,
  withoutAddresses,
} from '../../src/core/audit.ts';

const KEY = 'ab'.repeat(32);

function aLine(difference: Partial<AuditLine> = {}): AuditLine {
  return { at: 1, actor: 'agent', verb: 'CaseOpened', case: 'c-1', detail: 'act understood', ...difference };
}

function sealed(lines: readonly AuditLine[]): SealedLine[] {
  let previous = GENESIS;
  return lines.map((line, index) => {
    previous = chain(previous, line, KEY);
    return { ...line, number: index + 1, hash: previous };
  });
}

const anyLine: fc.Arbitrary<AuditLine> = fc.record({
  at: fc.integer(),
  actor: fc.constantFrom('agent', 'human', 'clock'),
  verb: fc.string(),
  case: fc.option(fc.string()),
  detail: fc.string(),
});

describe('the trail', () => {
  it('is whole when nobody touched it', () => {
    fc.assert(fc.property(fc.array(anyLine), (lines) => firstBroken(sealed(lines), KEY) === null));
  });

  it('breaks exactly where an entry was changed', () => {
    const trails = fc.array(anyLine, { minLength: 1 });
    fc.assert(
      fc.property(trails, fc.nat(), anyLine, (lines, place, other) => {
        const entries = sealed(lines);
        const index = place % entries.length;
        const victim = entries[index];
        fc.pre(victim !== undefined && chain('', victim, KEY) !== chain('', other, KEY));
        entries.splice(index, 1, { ...(victim as SealedLine), ...other });
        expect(firstBroken(entries, KEY)).toBe(index + 1);
      }),
    );
  });

  it('breaks where an entry was taken out of its middle, or two were swapped', () => {
    const [one, two, three] = sealed([aLine(), aLine({ at: 2 }), aLine({ at: 3 })]) as [
      SealedLine,
      SealedLine,
      SealedLine,
    ];
    expect(firstBroken([one, three], KEY)).toBe(2);
    expect(firstBroken([one, three, two], KEY)).toBe(2);
    expect(firstBroken([one, { ...three, number: 2 }], KEY)).toBe(2);
    expect(firstBroken([two, three], KEY)).toBe(1);
  });

  it('cannot be made to fit by somebody without the key', () => {
    expect(firstBroken(sealed([aLine()]), 'cd'.repeat(32))).toBe(1);
  });

  it('does not take words moved from one field to the next for the same', () => {
    const one = chain(GENESIS, aLine({ verb: 'ab', detail: 'c' }), KEY);
    expect(chain(GENESIS, aLine({ verb: 'a', detail: 'bc' }), KEY)).not.toBe(one);
  });
});

describe('what an entry may say', () => {
  it('names a person by a pseudonym that is the same for the same address and key', () => {
    expect(pseudonym('lea@example.org', KEY)).toBe(pseudonym(' Lea@Example.ORG ', KEY));
    expect(pseudonym('lea@example.org', KEY)).not.toBe(pseudonym('lea@example.org', 'cd'.repeat(32)));
    expect(pseudonym('lea@example.org', KEY)).not.toBe(pseudonym('paul@example.org', KEY));
  });

  it('puts the pseudonym where an address stood', () => {
    const { detail } = withoutAddresses(
      aLine({ detail: 'sent to <lea@example.org>, mailto:lea@example.org' }),
      KEY,
    );
    const name = `address:${pseudonym('lea@example.org', KEY)}`;
    expect(detail).toBe(`sent to <${name}>, mailto:${name}`);
  });

  it('never holds an address, wherever it stands', () => {
    const text = fc.array(fc.oneof(fc.string(), fc.emailAddress(), fc.constant(' <"a b"@example.org> ')));
    fc.assert(
      fc.property(text, fc.emailAddress(), (parts, address) => {
        const { detail } = withoutAddresses(aLine({ detail: [...parts, address].join(' ') }), KEY);
        expect(detail).not.toContain(address);
      }),
    );
  });

  it('is cut to 500 characters and takes no time over a long one', () => {
    const { detail } = withoutAddresses(aLine({ detail: 'x'.repeat(5_000_000) }), KEY);
    expect(detail).toBe('x'.repeat(500));
  });
});
