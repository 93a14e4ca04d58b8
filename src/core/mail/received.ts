/** The host that wrote a Received field (RFC 5321 §4.4), lower case; null when it does not say. */
export function receivedBy(value: string): string | null {
  const bare = value.slice(0, 4000).replace(/\([^()]*\)/g, ' ');
  return /(?:^|\s)by\s+([^\s;]+)/i.exec(bare)?.[1]?.toLowerCase().replace(/\.$/, '') ?? null;
}
