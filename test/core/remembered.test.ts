import { describe, expect, it } from 'vitest';
import { remembered } from '../../src/core/remembered.ts';

function counting() {
  const asked: string[] = [];
  const shout = remembered((text) => {
    asked.push(text);
    return text.toUpperCase();
  });
  return { asked, shout };
}

describe('a function whose answers are kept', () => {
  it('works once for the same text', () => {
    const { asked, shout } = counting();
    expect([shout('jeudi'), shout('jeudi'), shout('vendredi')]).toEqual(['JEUDI', 'JEUDI', 'VENDREDI']);
    expect(asked).toEqual(['jeudi', 'vendredi']);
  });

  it('keeps an empty answer too', () => {
    const { asked, shout } = counting();
    expect([shout(''), shout('')]).toEqual(['', '']);
    expect(asked).toEqual(['']);
  });

  it('keeps no long text, and no more than a thousand short ones', () => {
    const { asked, shout } = counting();
    const long = 'x'.repeat(1001);
    shout(long);
    shout(long);
    expect(asked).toEqual([long, long]);
    for (let nth = 0; nth < 1001; nth += 1) shout(`${nth}`);
    const before = asked.length;
    shout('0');
    shout('1000');
    expect(asked.slice(before)).toEqual(['0']);
  });
});
