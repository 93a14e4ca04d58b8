import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { officeText } from '../../../src/adapters/patients/office-text.ts';

/** Bytes that stand for no character in windows-1252. */
const UNUSED = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

describe('a file of the practice’s own software', () => {
  it('is read in windows-1252, every one of its characters', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte).filter((byte) => !UNUSED.includes(byte));
    expect(officeText(all)).toBe(iconv.decode(Buffer.from(all), 'windows-1252'));
  });

  it('is read in UTF-16 with its mark, and in UTF-8', () => {
    expect(officeText(iconv.encode('Zoé', 'utf-16le', { addBOM: true }))).toBe('Zoé');
    expect(officeText(Buffer.from('Zoé'))).toBe('Zoé');
  });
});
