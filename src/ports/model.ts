// What the program needs of a model server.

import type { Language } from '../domain/language.ts';
import type { ModelMark, Opinion, Sentence } from '../domain/reading.ts';
import type { Instant } from '../domain/time.ts';

/** The language model on the practice's machine. It labels sentences; it never writes to anybody. */
export interface Model {
  readonly name: string;
  readonly label: (request: ModelRequest) => Promise<ModelAnswer>;
  /**
   * Tests the servers that are due for it and lets them read what is the same for every mail. Ends at once when none
   * is due. Never rejects. Left out by a model that needs no such thing.
   */
  readonly prime?: (faq: ModelRequest['faq']) => Promise<void>;
  readonly state?: () => readonly ServerState[];
  /** What is known of what its servers run now. Left out by a model that can't tell. */
  readonly marks?: () => readonly ModelMark[];
}

/** How one server of the model stands, for `agent status`. */
export interface ServerState {
  /** Host and port. */
  readonly at: string;
  readonly state: 'new' | 'loading' | 'ready' | 'away';
  /** One sentence of what is wrong; empty when nothing is. */
  readonly trouble: string;
  readonly since: Instant;
  /** When it is tested again; null while it works. */
  readonly nextTry: Instant | null;
  /** What makes it slower or poorer than it could be, and what to do: one sentence each. */
  readonly advice: readonly string[];
}

export interface ModelRequest {
  readonly language: Language;
  readonly sentences: readonly Sentence[];
  /** Ids and first questions of the approved answers, the closed list to choose from. */
  readonly faq: readonly { readonly id: string; readonly question: string }[];
}

export type ModelAnswer =
  | { readonly kind: 'opinion'; readonly opinion: Opinion; readonly spent?: Tokens; readonly by?: ModelMark }
  | { readonly kind: 'away'; readonly sentence: string }
  | { readonly kind: 'unusable'; readonly sentence: string; readonly spent?: Tokens };

/** What an answer cost the server, its retry included. */
export interface Tokens {
  /** Of the whole prompt. */
  readonly prompt: number;
  /** Of these, those that the server had to read anew; null when it does not tell. */
  readonly anew: number | null;
  /** Of the answer. */
  readonly written: number;
  /** Milliseconds that the server worked; left out when it does not tell. */
  readonly took?: number;
}
