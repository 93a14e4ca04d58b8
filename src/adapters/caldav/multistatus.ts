import { child, childrenOf, parseXml, textIn, type XmlElement } from './xml.ts';

/** What a server says of one resource (RFC 4918 §14.24). */
export interface DavResponse {
  /** Absolute address. */
  readonly url: string;
  /** Status of the resource itself; 200 when it only tells properties. */
  readonly status: number;
  /** Properties it has, by their short names: those it lacks or denies are left out. */
  readonly props: ReadonlyMap<string, XmlElement>;
}

export interface Multistatus {
  readonly responses: readonly DavResponse[];
  /** Of a sync report (RFC 6578 §6.4). */
  readonly syncToken: string | null;
}

/** An object that is there, with the ETag it has now. */
export interface Listed {
  readonly url: string;
  readonly etag: string | null;
}

/** A 207 answer; null when it is none. `base` is where it came from. */
export function multistatusOf(text: string, base: string): Multistatus | null {
  const root = parseXml(text);
  if (root?.name !== 'd:multistatus') return null;
  return {
    responses: childrenOf(root, 'd:response').flatMap((response) => responseOf(response, base)),
    syncToken: textIn(root, 'd:sync-token'),
  };
}

function responseOf(response: XmlElement, base: string): readonly DavResponse[] {
  const href = textIn(response, 'd:href');
  if (href === null || !URL.canParse(href, base)) return [];
  const props = new Map<string, XmlElement>();
  for (const part of childrenOf(response, 'd:propstat')) {
    if (statusIn(part) >= 300) continue;
    for (const prop of child(part, 'd:prop')?.children ?? []) props.set(prop.name, prop);
  }
  return [{ url: new URL(href, base).href, status: statusIn(response), props }];
}

/** `HTTP/1.1 404 Not Found`; none means that all is well. */
function statusIn(element: XmlElement): number {
  const [, code] = /^HTTP\/\S+\s+(\d{3})/.exec(textIn(element, 'd:status') ?? '') ?? [];
  return code === undefined ? 200 : Number(code);
}

/** The same address, however a server writes its signs: `%40` and `@`, an absolute address and a bare path. */
export function resourceKey(url: string): string {
  const { pathname } = new URL(url);
  return pathname
    .split('/')
    .map((part) => decoded(part))
    .join('/');
}

/** Percent signs undone (RFC 3986 §2.1); as it was where they are broken. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch (error) {
    if (error instanceof URIError) return part;
    throw error;
  }
}

/** An ETag as If-Match takes it: some relays make it weak (`W/`) on the way, and a weak one never matches. */
export function strongEtag(etag: string | null): string | null {
  return etag === null ? null : etag.trim().replace(/^W\//, '') || null;
}
