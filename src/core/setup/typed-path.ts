// A path as people give it: typed, copied with quotation marks, or dragged into the terminal.

const QUOTED = /^(["'])(.*)\1$/s;
const DRIVE = /^[a-z]:\\|^\\\\/i;

/** The path that was meant: without quotation marks, escapes of a shell and `file://`; `~` is the person's own folder. */
export function typedPath(typed: string, home: string): string {
  const text = typed.trim();
  const [, , quoted] = QUOTED.exec(text) ?? [];
  const plain = quoted ?? (DRIVE.test(text) ? text : text.replaceAll(/\\(.)/gu, '$1'));
  return fromUrl(plain).replace(/^~(?=$|[/\\])/u, () => home);
}

function fromUrl(text: string): string {
  if (!/^file:\/\//i.test(text)) return text;
  try {
    return decodeURIComponent(new URL(text).pathname);
  } catch {
    // What is no address is a name that begins like one.
    return text;
  }
}
