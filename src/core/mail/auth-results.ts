// Authentication-Results fields (RFC 8601 §2.2).

/** One `method=result` of an Authentication-Results field with its properties. */
export interface AuthResult {
  readonly method: string;
  readonly result: string;
  readonly properties: Readonly<Record<string, string>>;
}

export interface AuthResults {
  /** Lower case; empty when the field names none. */
  readonly authservId: string;
  readonly results: readonly AuthResult[];
}

const MAX_LENGTH = 8_000;

/**
 * Parses one field value (RFC 8601 §2.2); null when it is malformed. `none` gives no results. Microsoft leaves out the
 * authserv-id: then it is empty.
 */
export function parseAuthResults(value: string): AuthResults | null {
  const tokens = tokensOf(value.slice(0, MAX_LENGTH));
  if (tokens === null) return null;
  const [head = [], ...statements] = splitAt(tokens, ';');
  const [id, version] = head;
  if (version === '=') {
    const nameless = [head, ...statements].map(resultOf).filter((result) => result !== null);
    return { authservId: '', results: nameless };
  }
  if (id === undefined || head.length > 2 || (version !== undefined && version !== '1')) return null;
  const results = statements.map(resultOf).filter((result) => result !== null);
  return { authservId: serverName(id), results };
}

/** As names of servers are compared: without case, quotes and the dot of the root. */
export function serverName(id: string): string {
  return id.trim().toLowerCase().replace(/\.$/, '');
}

/** `dkim/1 = pass reason="…" header.d = example.org` */
function resultOf(tokens: readonly string[]): AuthResult | null {
  const pairs = pairsOf(tokens);
  const [first, ...rest] = pairs;
  if (first === undefined) return null;
  const [method, result] = first;
  const properties: Record<string, string> = {};
  // The first mention counts, so that a value smuggled in behind cannot replace it.
  for (const [name, value] of rest) properties[name] ??= value.toLowerCase();
  return { method: method.split('/')[0] ?? '', result: result.toLowerCase(), properties };
}

/** Words, quoted strings and the signs `;` `=`; comments dropped, nested ones too. Null when quotes do not close. */
function tokensOf(value: string): string[] | null {
  const tokens: string[] = [];
  let depth = 0;
  for (const [token] of value.matchAll(/"(?:[^"\\]|\\.)*"|\\.|[()]|[;=]|[^\s"\\();=]+|["\\]/gs)) {
    if (token === '(') depth++;
    else if (token === ')') depth--;
    else if (depth > 0) continue;
    else if (token === '"' || depth < 0) return null;
    else tokens.push(token.startsWith('"') ? ` ${token.slice(1, -1).replace(/\\(.)/gs, '$1')}` : token);
  }
  return depth === 0 ? tokens : null;
}

function splitAt(tokens: readonly string[], sign: string): string[][] {
  const groups: string[][] = [[]];
  for (const token of tokens) {
    if (token === sign) groups.push([]);
    else groups.at(-1)?.push(token);
  }
  return groups;
}

/** `name = value` pairs. `smtp.mailfrom="a b"@example.org` comes in pieces and is put together again. */
function pairsOf(tokens: readonly string[]): [string, string][] {
  const pairs: [string, string][] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i + 1] !== '=') {
      const last = pairs.at(-1);
      if (last !== undefined && (tokens[i] ?? '').startsWith('@')) last[1] += tokens[i] ?? '';
      continue;
    }
    pairs.push([(tokens[i] ?? '').toLowerCase(), (tokens[i + 2] ?? '').trim()]);
    i += 2;
  }
  return pairs;
}
