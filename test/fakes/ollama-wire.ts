import type { IncomingMessage, ServerResponse } from 'node:http';

/** Writes the lines of a stream; headers go out with the first. */
export interface Lines {
  readonly write: (line: Readonly<Record<string, unknown>>) => void;
  readonly raw: (text: string) => void;
  readonly end: (line?: Readonly<Record<string, unknown>>) => void;
}

export function linesTo(response: ServerResponse): Lines {
  const head = () => {
    if (!response.headersSent) response.writeHead(200, { 'content-type': 'application/x-ndjson' });
  };
  const write = (line: Readonly<Record<string, unknown>>) => {
    head();
    response.write(`${JSON.stringify(line)}\n`);
  };
  return {
    write,
    raw: (text) => {
      head();
      response.write(text);
    },
    end: (line) => {
      if (line !== undefined) write(line);
      head();
      response.end();
    },
  };
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}

export function plain(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain' });
  response.end(text);
}

export const PROXY_PAGE = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>\n';

/** The JSON object of a request: null when the body is empty, undefined when it is no JSON. */
export async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | null | undefined> {
  let text = '';
  for await (const bytes of request) text += String(bytes);
  if (text === '') return null;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
