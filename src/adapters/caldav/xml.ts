// XML as far as WebDAV uses it (RFC 4918 §8.2): elements, texts and namespaces. A DOCTYPE is refused, so that no entity
// can unfold; texts stay exactly as they were sent.

/** An element; its name begins with the short prefix of a namespace we know, whatever the server calls it. */
export interface XmlElement {
  /** `d:href`, `c:calendar-data`, `cs:getctag`; of an unknown namespace: its address, a space, the name. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All texts directly inside, joined. */
  readonly text: string;
}

const PREFIXES: Readonly<Record<string, string>> = {
  'DAV:': 'd:',
  'urn:ietf:params:xml:ns:caldav': 'c:',
  'http://calendarserver.org/ns/': 'cs:',
};

interface Open {
  readonly tag: string;
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly spaces: Readonly<Record<string, string>>;
  readonly children: XmlElement[];
  readonly texts: string[];
}

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([^\s<>]+)\s*>|<([^\s<>/!?]+)((?:\s+[^\s<>=/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;
const DEEPEST = 60;

/** The root element; null for anything that is not well-formed. */
export function parseXml(text: string): XmlElement | null {
  const top: Open = { tag: '', name: '', attributes: {}, spaces: {}, children: [], texts: [] };
  const stack: Open[] = [top];
  TOKEN.lastIndex = 0;
  const source = text.replace(/^\uFEFF/, '');
  for (let at = 0; at < source.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const found = TOKEN.exec(source);
    if (found === null || !take(found, stack)) return null;
  }
  return stack.length === 1 && top.children.length === 1 ? (top.children[0] ?? null) : null;
}

/** One piece of the text; false for an end without its beginning, or what is nested too deep. */
function take(
  [, cdata, closing, opening, attributes = '', empty, words]: RegExpExecArray,
  stack: Open[],
): boolean {
  const inner = stack.at(-1);
  if (inner === undefined) return false;
  if (cdata !== undefined) inner.texts.push(cdata);
  else if (words !== undefined) inner.texts.push(unescaped(words));
  else if (closing !== undefined) return closing === inner.tag && stack.length > 1 && close(stack);
  else if (opening !== undefined) {
    stack.push(opened(opening, attributes, inner));
    return stack.length <= DEEPEST && (empty !== '/' || close(stack));
  }
  return true;
}

/** The first child with this name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

/** Those of one name (with its namespace), in order; none of no element. */
export function childrenOf(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

/** The trimmed text of the first child with this name; null when there is none, or nothing in it. */
export function textIn(element: XmlElement | undefined, name: string): string | null {
  return child(element, name)?.text.trim() || null;
}

/** A text as it may stand between tags. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function opened(tag: string, written: string, around: Open): Open {
  const attributes: Record<string, string> = {};
  for (const [, name = '', double, single] of written.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    attributes[name] = unescaped(double ?? single ?? '');
  }
  const spaces = { ...around.spaces };
  for (const [name, value] of Object.entries(attributes)) {
    if (name === 'xmlns') spaces[''] = value;
    else if (name.startsWith('xmlns:')) spaces[name.slice(6)] = value;
  }
  const [prefix, local] = tag.includes(':')
    ? [tag.slice(0, tag.indexOf(':')), tag.slice(tag.indexOf(':') + 1)]
    : ['', tag];
  const space = spaces[prefix] ?? '';
  return {
    tag,
    name: `${PREFIXES[space] ?? `${space} `}${local}`,
    attributes,
    spaces,
    children: [],
    texts: [],
  };
}

function close(stack: Open[]): boolean {
  const done = stack.pop();
  if (done === undefined) return false;
  const { name, attributes, children, texts } = done;
  stack.at(-1)?.children.push({ name, attributes, children, text: texts.join('') });
  return true;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w+);/g, (whole, entity: string) => {
    if (!entity.startsWith('#')) return ENTITIES[entity] ?? whole;
    const code = entity[1] === 'x' ? Number.parseInt(entity.slice(2), 16) : Number(entity.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
