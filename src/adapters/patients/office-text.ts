// The text of files that a practice's own software exports.

/** UTF-8, UTF-16 with its mark, else windows-1252, as French software still exports. */
export function officeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return windows1252(bytes);
    throw error;
  }
}

/** What windows-1252 has between 0x80 and 0x9F (WHATWG Encoding, index-windows-1252); the rest is Latin-1. */
const BETWEEN = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node's own is wrong on some versions (nodejs/node #60888). */
function windows1252(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes).toString('latin1');
  return latin.replace(
    /[\u0080-\u009f]/g,
    (character) => BETWEEN[character.charCodeAt(0) - 0x80] ?? character,
  );
}
