// One model server: asked one mail at a time, tested before it sees the first, left alone while it fails.

import { parseModelAnswer } from '../../core/reading/model/model-answer.ts';
import { PROMPT_MARK } from '../../core/reading/model/prompt.ts';
import type { ModelMark } from '../../domain/reading.ts';
import { HOUR, type Instant } from '../../domain/time.ts';
import type { ModelAnswer, ModelRequest, ServerState, Tokens } from '../../ports/model.ts';
import type { Log } from '../../ports/world.ts';
import { breaker as newBreaker } from './breaker.ts';
import { cacheWatch } from './cache-watch.ts';
import { type AwayWhy, type ChatResult, chat } from './chat.ts';
import { inspect, type Run, runOf } from './inspect.ts';
import { chatRequest, RUNNER } from './runner.ts';
import { TEST_MAIL } from './test-mail.ts';
import type { Timing } from './timing.ts';
import { adviceOn, awaySentence, type Condition, type Say } from './words.ts';

/** Milliseconds that loading the model and reading the rules for the first time may take on a small machine. */
const LOADING = 10 * 60_000;
/** Milliseconds for a question about the server itself. */
const LOOK = 10_000;

export interface OneServer {
  /** Mails it has in hand. */
  readonly load: () => number;
  /** A mail may be given to it now. */
  readonly ready: () => boolean;
  readonly ask: (request: ModelRequest) => Promise<ModelAnswer>;
  /** It was left alone for long enough: it is time for a test. */
  readonly due: () => boolean;
  /** Tests it and lets it read the rules, at the start and when that is due; else ends at once. Never rejects. */
  readonly prime: (faq: ModelRequest['faq']) => Promise<void>;
  readonly state: () => ServerState;
  /** What runs there, as far as it was told. */
  readonly mark: () => ModelMark;
}

export interface ServerInput {
  readonly server: URL;
  readonly model: string;
  readonly allowRemote: boolean;
  /** Milliseconds that one answer may take. */
  readonly timeout: number;
  readonly say: Say;
  readonly now: () => Instant;
  readonly log: Log;
}

/** Opens the door to one server; nothing is sent yet. */
export function oneServer(input: ServerInput): OneServer {
  const { server, model, allowRemote, say, log } = input;
  const breaker = newBreaker(input.now);
  const watch = cacheWatch();
  let line: Promise<unknown> = Promise.resolve();
  let load = 0;
  /** Until when it is known that the model is computed there. */
  let home = Number.NEGATIVE_INFINITY;
  let priming = false;
  let why: AwayWhy = '';
  let state: ServerState['state'] = 'new';
  let since = input.now();
  let digest: string | null = null;
  let condition: Omit<Condition, 'reloaded' | 'cold'> = { version: null, context: null, understood: true };

  const call = (limit: number) => ({ server, allowRemote, signal: AbortSignal.timeout(limit) });
  const advice = () => adviceOn({ ...condition, ...watch.recent() }, { context: RUNNER.num_ctx }, say);
  const mark = (): ModelMark => ({ name: model, digest, prompt: PROMPT_MARK });
  const away = (): ModelAnswer => ({
    kind: 'away',
    sentence: awaySentence(priming ? 'loading' : why, model, say),
  });

  function turn(next: ServerState['state'], reason: AwayWhy): void {
    if (next !== state || reason !== why) {
      if (next === 'away')
        log.write({ level: 'warn', event: 'ModelLost', detail: `${server.host} ${reason}` });
      if (next === 'ready') log.write({ level: 'info', event: 'ModelReady', detail: server.host });
      since = input.now();
    }
    [state, why] = [next, reason];
  }

  function failed(reason: AwayWhy): void {
    breaker.failed(isCertain(reason));
    home = Number.NEGATIVE_INFINITY;
    turn('away', reason);
  }

  /** Looks first, when the server comes back and once an hour, whether the mail would stay in the house. */
  async function atHome(): Promise<boolean> {
    if (input.now() < home) return true;
    const found = await inspect(call(Math.min(LOOK, input.timeout)), model);
    if (found.kind === 'away') {
      failed(found.why);
      return false;
    }
    condition = { ...condition, version: found.version };
    home = input.now() + HOUR;
    return true;
  }

  /** What ran there a moment ago; what it tells of itself is kept until it tells something else. */
  async function look(): Promise<Run | null> {
    const run = await runOf(call(LOOK), model);
    digest = run?.digest ?? digest;
    return run;
  }

  async function chatOnce(request: ModelRequest, words: string | null, limit: number): Promise<ChatResult> {
    const result = await chat(call(limit), chatRequest(model, request, words));
    if (result.kind === 'away') failed(result.why);
    return result;
  }

  /** One retry with the checker's words behind the mail; then a human. */
  async function askTwice(request: ModelRequest): Promise<ModelAnswer> {
    let words: string | null = null;
    const whole: Timing[] = [];
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const result: ChatResult = await chatOnce(request, words, input.timeout);
      if (result.kind === 'away') return away();
      if (result.kind === 'declined') break;
      if (result.kind === 'whole') {
        noteSlowness(result);
        whole.push(result.timing);
      }
      const parsed = parsedFrom(result, request);
      breaker.worked();
      turn('ready', '');
      if (parsed.kind === 'opinion') {
        await look();
        return { ...parsed, ...spentIn(whole), by: mark() };
      }
      words = parsed.words;
    }
    return {
      kind: 'unusable',
      sentence: say('La réponse du modèle n’était pas utilisable.', 'The model’s answer was not usable.'),
      ...spentIn(whole),
    };
  }

  function noteSlowness({ timing }: Extract<ChatResult, { kind: 'whole' }>): void {
    const before = advice().length;
    const slow = watch.note(timing);
    if (slow === null) return;
    const event = slow === 'reloaded' ? 'ModelReloaded' : 'ModelReadRulesAgain';
    log.write({ level: 'info', event, took: Math.round(timing.load + timing.reading), detail: server.host });
    const told = advice();
    if (told.length > before) log.write({ level: 'warn', event: 'ModelSlow', detail: told.at(-1) ?? '' });
  }

  async function test(faq: ModelRequest['faq']): Promise<void> {
    if (!(await atHome())) return;
    const request = { ...TEST_MAIL, faq };
    const result = await chatOnce(request, null, LOADING);
    if (result.kind === 'away') return;
    const parsed = parsedFrom(result, request);
    if (result.kind !== 'whole' || parsed.kind !== 'opinion') return failed('unfit');
    watch.primed(result.timing);
    const understood = parsed.opinion.voices.some(({ labels }) => labels.includes('cancel'));
    condition = { ...condition, understood, context: (await look())?.context ?? null };
    breaker.worked();
    turn('ready', '');
    const took = Math.round(result.timing.load + result.timing.reading + result.timing.writing);
    log.write({ level: 'info', event: 'ModelTested', took, detail: server.host });
    for (const sentence of advice()) log.write({ level: 'warn', event: 'ModelSlow', detail: sentence });
  }

  /** One after another; the server itself would only let them wait, and their time would run. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    load += 1;
    const done = line.then(work).finally(() => {
      load -= 1;
    });
    line = done.catch(() => undefined);
    return done;
  }

  const due = () => (breaker.nextTry() ?? Number.POSITIVE_INFINITY) <= input.now();

  return {
    load: () => load,
    due,
    ready: () => !priming && !breaker.open(),
    ask: (request) =>
      inTurn(async () => (priming || breaker.open() || !(await atHome()) ? away() : askTwice(request))),
    prime: async (faq) => {
      if (priming || !(state === 'new' || due())) return;
      priming = true;
      if (state === 'new') turn('loading', '');
      await inTurn(() => test(faq)).finally(() => {
        priming = false;
      });
    },
    mark,
    state: () => ({
      at: server.host,
      state: priming ? 'loading' : state,
      trouble: state === 'away' ? awaySentence(why, model, say) : '',
      since,
      nextTry: breaker.nextTry(),
      advice: advice(),
    }),
  };
}

function parsedFrom(result: ChatResult, request: ModelRequest): ReturnType<typeof parseModelAnswer> {
  return result.kind === 'whole'
    ? parseModelAnswer(result.content, request)
    : { kind: 'unusable', words: 'It was cut off: be shorter.' };
}

/** What all attempts cost together; nothing when none came to its end. */
function spentIn(attempts: readonly Timing[]): { readonly spent?: Tokens } {
  if (attempts.length === 0) return {};
  const sum = (of: (timing: Timing) => number) => attempts.reduce((all, timing) => all + of(timing), 0);
  const tells = attempts.every(({ known }) => known !== null);
  return {
    spent: {
      prompt: sum(({ prompt }) => prompt),
      anew: tells ? sum(({ prompt, known }) => prompt - (known ?? 0)) : null,
      written: sum(({ answer }) => answer),
      took: Math.round(sum(({ load, reading, writing }) => load + reading + writing)),
    },
  };
}

/** Faults that the next mail would meet, too: nobody is there, or not what we look for. */
function isCertain(why: AwayWhy): boolean {
  return /^(?:missing|memory|elsewhere|stranger|unfit|outside the practice|E[A-Z]+)$/.test(why);
}
