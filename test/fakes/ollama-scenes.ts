/** What the next request to generate meets; the last one stays. */
export type Scene =
  /** An ordinary answer, as the script or the embedded reader means it. */
  | { readonly kind: 'answer' }
  /** Says exactly this, schema or not. */
  | { readonly kind: 'ok'; readonly content: string }
  /** Generation hit `num_predict`. */
  | { readonly kind: 'length'; readonly content: string }
  /** The repeat guard: status 200, partial content, no line with `done`. */
  | { readonly kind: 'whitespace' }
  | { readonly kind: 'fenced'; readonly content: string }
  /** All text went to `thinking`: content stays empty. */
  | { readonly kind: 'thinking' }
  /** The schema is broken in one way (#8063). */
  | { readonly kind: 'spoilt'; readonly how: Spoilt }
  /** The schema is ignored and prose comes. */
  | { readonly kind: 'prose' }
  /** The engine dies: before the first token, or in the middle of the answer. */
  | { readonly kind: 'error-line' }
  | { readonly kind: 'error-in-the-middle' }
  /** A web page with status 200, as a proxy answers. */
  | { readonly kind: 'not-json' }
  | { readonly kind: 'html'; readonly status: number }
  /** Two good lines, then rubbish. */
  | { readonly kind: 'garbage' }
  /** No byte, ever. */
  | { readonly kind: 'hang' }
  /** A few tokens, then silence. */
  | { readonly kind: 'stall' }
  /** The socket is closed in the middle of the stream. */
  | { readonly kind: 'reset' }
  /** Tokens without end. */
  | { readonly kind: 'huge' }
  | { readonly kind: 'redirect'; readonly to: string }
  /** Passed on to another host, as the lines tell. */
  | { readonly kind: 'remote'; readonly content: string }
  | { readonly kind: 'status'; readonly status: number; readonly error: string }
  /** Headers only after so many milliseconds, then an ordinary answer. */
  | { readonly kind: 'slow-headers'; readonly ms: number; readonly content: string };

export const SPOILT = ['missing', 'extra', 'label', 'empty', 'many', 'shape', 'twice', 'answer'] as const;
export type Spoilt = (typeof SPOILT)[number];

/** An answer that broke out of its schema. */
export function spoil(answer: Readonly<Record<string, unknown>>, how: Spoilt): string {
  const [first = 's01'] = Object.keys(answer);
  const { [first]: _, ...rest } = answer;
  switch (how) {
    case 'missing':
      return JSON.stringify(rest);
    case 'extra':
      return JSON.stringify({ ...answer, s99: ['none'] });
    case 'label':
      return JSON.stringify({ ...answer, [first]: ['urgent'] });
    case 'empty':
      return JSON.stringify({ ...answer, [first]: [] });
    case 'many':
      return JSON.stringify({ ...answer, [first]: ['none', 'thanks', 'name', 'closing', 'greeting'] });
    case 'shape':
      return JSON.stringify({ sentences: [answer] });
    case 'twice':
      return `{"${first}":["health"],${JSON.stringify(answer).slice(1)}`;
    case 'answer':
      return JSON.stringify({ ...answer, [first]: ['question', 'faq:never-approved'] });
  }
}

/** Error bodies in the words of the real server. */
export const ERRORS = {
  busy: { status: 503, error: 'server busy, please try again.  maximum pending requests exceeded' },
  memory: {
    status: 500,
    error: 'llama-server reported out-of-memory during startup: failed to allocate buffer',
  },
  crash: { status: 500, error: 'llama-server process has terminated: exit status 1: signal 9' },
  stopped:
    'model runner has unexpectedly stopped, this may be due to resource limitations or an internal error, check ollama server logs for details',
} as const;

const PLAIN: Readonly<Record<string, Scene>> = {
  answer: { kind: 'answer' },
  length: { kind: 'length', content: '{"s01":["no' },
  whitespace: { kind: 'whitespace' },
  thinking: { kind: 'thinking' },
  prose: { kind: 'prose' },
  'error-line': { kind: 'error-line' },
  'error-in-the-middle': { kind: 'error-in-the-middle' },
  html: { kind: 'not-json' },
  'bad-gateway': { kind: 'html', status: 502 },
  garbage: { kind: 'garbage' },
  hang: { kind: 'hang' },
  stall: { kind: 'stall' },
  reset: { kind: 'reset' },
  huge: { kind: 'huge' },
  redirect: { kind: 'redirect', to: 'http://127.0.0.1:9/' },
  remote: { kind: 'remote', content: '{}' },
  busy: { kind: 'status', ...ERRORS.busy },
  memory: { kind: 'status', ...ERRORS.memory },
  crash: { kind: 'status', ...ERRORS.crash },
};

/** Names by which a scene is chosen on a command line. */
export const KNOBS: readonly string[] = [...Object.keys(PLAIN), ...SPOILT.map((how) => `spoilt-${how}`)];

/** The scene of that name; null for none. */
export function sceneOf(name: string): Scene | null {
  const how = SPOILT.find((one) => name === `spoilt-${one}`);
  return PLAIN[name] ?? (how === undefined ? null : { kind: 'spoilt', how });
}
