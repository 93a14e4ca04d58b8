// The bodies of the questions we ask (RFC 4918, 4791, 6578).

import { escaped } from './xml.ts';

const NAMES =
  'xmlns:d="DAV:" xmlns:c="urn:ietf:params:xml:ns:caldav" xmlns:cs="http://calendarserver.org/ns/"';
const HEAD = '<?xml version="1.0" encoding="utf-8"?>\n';

/** Short names of properties, as `xml.ts` gives them back. */
export function propfindBody(props: readonly string[]): string {
  return `${HEAD}<d:propfind ${NAMES}>${propOf(props)}</d:propfind>`;
}

/** What changed since a token; everything when it is empty (RFC 6578 §3.4). */
export function syncBody(token: string): string {
  return `${HEAD}<d:sync-collection ${NAMES}><d:sync-token>${escaped(token)}</d:sync-token><d:sync-level>1</d:sync-level>${propOf(['d:getetag'])}</d:sync-collection>`;
}

/** Several calendar objects at once (RFC 4791 §7.9). */
export function multigetBody(paths: readonly string[]): string {
  const hrefs = paths.map((path) => `<d:href>${escaped(path)}</d:href>`).join('');
  return `${HEAD}<c:calendar-multiget ${NAMES}>${propOf(['d:getetag', 'c:calendar-data'])}${hrefs}</c:calendar-multiget>`;
}

function propOf(props: readonly string[]): string {
  return `<d:prop>${props.map((name) => `<${name}/>`).join('')}</d:prop>`;
}
