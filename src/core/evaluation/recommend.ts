// Which model for which machine. Sizes and licences as the publishers tell them (August 2026); what a model is worth in
// this practice's mail is known only from `agent eval` on this machine.

export interface KnownModel {
  readonly name: string;
  /** Gigabytes to fetch. */
  readonly size: number;
  /** Gibibytes of memory that the machine must have in all: nominal 8, 16, 24 less what the firmware keeps. */
  readonly memory: number;
  readonly licence: string;
  /** Keeps what it has read of the rules from mail to mail, whole: the others read some of it again. */
  readonly keepsRules: boolean;
}

/** In the order in which they are tried where nothing was measured: the first that fits is advised. */
const KNOWN_MODELS: readonly KnownModel[] = [
  { name: 'ministral-3:3b', size: 3, memory: 15, licence: 'Apache-2.0', keepsRules: true },
  { name: 'qwen3:4b-instruct', size: 2.5, memory: 15, licence: 'Apache-2.0', keepsRules: true },
  { name: 'granite4:micro', size: 2.1, memory: 11, licence: 'Apache-2.0', keepsRules: true },
  { name: 'qwen3:1.7b', size: 1.4, memory: 7, licence: 'Apache-2.0', keepsRules: true },
  { name: 'gemma4:e4b', size: 9.6, memory: 23, licence: 'Apache-2.0', keepsRules: false },
  { name: 'qwen3.5:4b', size: 2.7, memory: 15, licence: 'Apache-2.0', keepsRules: false },
];

/** What `agent eval --json` wrote of one reader. */
export interface Measured {
  readonly name: string;
  readonly mails: number;
  readonly redAsRoutine: number;
  /** Kinds that may go alone. */
  readonly auto: number;
  /** 0 … 1; null when nothing was there. */
  readonly f1: number | null;
  /** Median; null when no model was asked. */
  readonly seconds: number | null;
}

export interface Advised {
  readonly model: KnownModel;
  readonly fits: boolean;
  readonly measured: Measured | null;
}

/** Seconds a mail above which a model is too slow to be worth its reading. */
const TOO_SLOW = 120;

/** The models that fit this machine, the best first: measured before guessed, safe before quick. Then those too big. */
export function recommend(gibibytes: number, measured: readonly Measured[]): readonly Advised[] {
  return KNOWN_MODELS.map((model): Advised => {
    const own = measured.find(({ name }) => name === model.name) ?? null;
    return { model, fits: model.memory <= gibibytes, measured: own };
  }).toSorted((a, b) => rank(b) - rank(a));
}

/** The one to take: the best that fits and was not measured to be unsafe or too slow; null when there is none. */
export function firstChoice(advised: readonly Advised[]): Advised | null {
  return advised.find((one) => one.fits && !isUnfit(one)) ?? null;
}

function isUnfit({ measured }: Advised): boolean {
  return measured !== null && (measured.redAsRoutine > 0 || (measured.seconds ?? 0) > TOO_SLOW);
}

function rank(advised: Advised): number {
  if (!advised.fits) return -100;
  if (isUnfit(advised)) return -10;
  const { measured } = advised;
  return measured === null ? 0 : 1 + measured.auto + (measured.f1 ?? 0);
}
