import { describe, expect, it } from 'vitest';
// @ts-expect-error: a script without types.
import { terminalSvg } from '../../scripts/terminal-svg.js';

const draw = (screen: string): string =>
  terminalSvg(screen, { columns: 40, title: 'Ce qui attend votre oui' });
const texts = (svg: string) => [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)];

describe('a picture of the terminal', () => {
  it('sets each piece at its column, whatever the font', () => {
    const [first, second] = texts(draw('abc\u001b[1mdef\u001b[0m'));
    expect(first?.[1]).toContain('x="14" ');
    expect(second?.[1]).toContain(`x="${14 + 3 * 8.4}"`);
    expect(second?.[1]).toContain('font-weight="bold"');
    expect(second?.[1]).toContain(`textLength="${Math.round(3 * 8.4 * 100) / 100}"`);
  });

  it('keeps colours from one line to the next, as a terminal does', () => {
    const [first, second, third] = texts(draw('\u001b[33mun\ndeux\u001b[39m trois'));
    expect(first?.[1]).toContain('#e5c07b');
    expect(second?.[1]).toContain('#e5c07b');
    expect(third?.[1]).not.toContain('#e5c07b');
  });

  it('draws a bar behind white on red, and swaps both when inverse', () => {
    expect(draw('\u001b[37;41mURGENCE\u001b[0m')).toContain('fill="#e06c75"/><text');
    expect(draw('\u001b[7mchoisi\u001b[0m')).toContain('fill="#d8dee9"/><text');
  });

  it('lets no text of the screen become part of the picture’s own code', () => {
    const svg = draw('<script>&amp;</script>');
    expect(svg).not.toContain('<script>');
    expect(svg).toContain('&lt;script&gt;&amp;amp;');
  });

  it('says its title', () => {
    expect(draw('x')).toContain('<title>Ce qui attend votre oui</title>');
  });
});
