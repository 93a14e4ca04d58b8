// What the real server refuses in a request, in its words (routes.go, types.go).

export interface Refusal {
  readonly status: number;
  readonly error: string;
}

export type Body = Readonly<Record<string, unknown>>;

const INTEGERS = [
  'num_ctx',
  'num_batch',
  'num_gpu',
  'num_thread',
  'num_predict',
  'num_keep',
  'seed',
  'top_k',
  'repeat_last_n',
];
const FLOATS = [
  'top_p',
  'min_p',
  'typical_p',
  'temperature',
  'repeat_penalty',
  'presence_penalty',
  'frequency_penalty',
];

/** What is wrong with a request to generate; null when nothing is. */
export function refusalOf(
  body: Body,
  model: { readonly thinks: boolean; readonly embeds: boolean },
): Refusal | null {
  const name = String(body.model);
  if (model.embeds) return { status: 400, error: `"${name}" does not support chat` };
  if (body.think && !model.thinks) return { status: 400, error: `"${name}" does not support thinking` };
  const most = Number(body.top_logprobs ?? 0);
  if (most < 0 || most > 20) return { status: 400, error: 'top_logprobs must be between 0 and 20' };
  return formatFault(body.format) ?? optionFault(body.options) ?? keepAliveFault(body.keep_alive);
}

function formatFault(format: unknown): Refusal | null {
  if (
    format === undefined ||
    format === null ||
    format === '' ||
    format === 'json' ||
    typeof format === 'object'
  )
    return null;
  const shown = JSON.stringify(JSON.stringify(format));
  return { status: 500, error: `invalid format: ${shown}; expected "json" or a valid JSON Schema object` };
}

/** A wrong type of an option is an error of the server, not of the request; names it does not know are only logged. */
function optionFault(options: unknown): Refusal | null {
  const given = (options ?? {}) as Body;
  const wrong = INTEGERS.find((name) => name in given && !Number.isInteger(given[name]));
  if (wrong !== undefined) return { status: 500, error: `option "${wrong}" must be of type integer` };
  const text = FLOATS.find((name) => name in given && typeof given[name] !== 'number');
  return text === undefined ? null : { status: 500, error: `option "${text}" must be of type float32` };
}

function keepAliveFault(written: unknown): Refusal | null {
  if (written === undefined || typeof written === 'number') return null;
  if (typeof written !== 'string') return { status: 400, error: `Unsupported type: '${typeof written}'` };
  return /^-?\d+(?:ms|s|m|h)$/.test(written)
    ? null
    : { status: 400, error: `time: invalid duration "${written}"` };
}

/** Milliseconds that a model stays loaded: five minutes when nothing was said, for ever when negative. */
export function keepAliveOf(written: unknown): number {
  const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
  const [, count = '300', unit = 's'] = /^(-?\d+)(ms|s|m|h)?$/.exec(String(written ?? 300)) ?? [];
  const length = Number(count) * (units[unit] ?? 1000);
  return length < 0 ? Number.POSITIVE_INFINITY : length;
}
