// What can be wrong in practice.yaml, as data; `sentences-fr.ts` and `sentences-en.ts` have the words.

import type { Problem } from '../domain/problem.ts';
import type { Path } from './keys.ts';

export type YamlMistake =
  | 'tab'
  | 'indent'
  | 'quote'
  | 'colon'
  | 'two-colons'
  | 'reserved'
  | 'two-documents'
  | 'bracket'
  | 'alias'
  | 'tag'
  | 'complex-key'
  | 'other';

/** What should have stood there instead of another type of value. */
export type Wanted = 'text' | 'number' | 'yes-no' | 'section' | 'list' | 'map';

/** What a written value should have looked like. */
export type Form = 'time-span' | 'duration' | 'date' | 'zone' | 'address' | 'phone' | 'web-address' | 'key';

export type Fault =
  | { readonly code: 'no-file' }
  | { readonly code: 'unreadable-file' }
  | { readonly code: 'no-yaml'; readonly mistake: YamlMistake; readonly read: string }
  | { readonly code: 'duplicate-key'; readonly first: number }
  | { readonly code: 'unknown-key'; readonly near: string | null; readonly known: readonly string[] }
  | { readonly code: 'missing'; readonly write: string }
  | { readonly code: 'wrong-type'; readonly read: string; readonly wanted: Wanted; readonly write: string }
  | {
      readonly code: 'not-a-choice';
      readonly read: string;
      readonly near: string | null;
      readonly choices: readonly string[];
    }
  | { readonly code: 'person-only'; readonly read: string; readonly choices: readonly string[] }
  | { readonly code: 'out-of-range'; readonly read: string; readonly from: number; readonly to: number }
  | { readonly code: 'bad-form'; readonly form: Form; readonly read: string; readonly write: string }
  | { readonly code: 'empty' }
  | { readonly code: 'inverted-span'; readonly read: string; readonly write: string }
  | { readonly code: 'overlap'; readonly one: string; readonly other: string; readonly write: string }
  | { readonly code: 'no-hours' }
  | { readonly code: 'same-id'; readonly read: string; readonly first: number | null }
  | { readonly code: 'zero-length'; readonly read: string }
  | { readonly code: 'inverted-days'; readonly from: string; readonly to: string }
  | { readonly code: 'unknown-practitioner'; readonly read: string; readonly near: string | null }
  | { readonly code: 'unknown-agenda'; readonly read: string; readonly near: string | null }
  | { readonly code: 'no-agenda'; readonly practitioner: string }
  | { readonly code: 'file-and-sources' }
  | { readonly code: 'file-missing'; readonly read: string; readonly near: string | null }
  | { readonly code: 'folder-missing'; readonly read: string; readonly near: string | null }
  | { readonly code: 'not-a-file'; readonly read: string }
  | { readonly code: 'not-a-folder'; readonly read: string }
  | { readonly code: 'online-agenda'; readonly read: string }
  | { readonly code: 'no-patients'; readonly read: string }
  | { readonly code: 'remote-model'; readonly read: string }
  | { readonly code: 'cloud-model'; readonly read: string }
  | { readonly code: 'model-allowed-away'; readonly read: string }
  | { readonly code: 'fee-forbidden' }
  | { readonly code: 'hold-long'; readonly read: string; readonly most: string; readonly write: string }
  | { readonly code: 'hold-near-longer'; readonly read: string; readonly hold: string }
  | { readonly code: 'notice-beyond'; readonly read: string; readonly horizon: string }
  | { readonly code: 'nothing-open' }
  | { readonly code: 'longer-than-hours'; readonly read: string; readonly longest: string }
  | { readonly code: 'name-reveals'; readonly read: string; readonly word: string }
  | { readonly code: 'domain-reveals'; readonly read: string; readonly word: string }
  | { readonly code: 'no-authserv' }
  | { readonly code: 'no-alert' };

export type FaultCode = Fault['code'];
export type Say<C extends FaultCode> = (fault: Extract<Fault, { code: C }>) => string;
export type Sentences = { readonly [C in FaultCode]: Say<C> };

/** A fault with where it stands. */
export interface Found {
  readonly path: Path;
  readonly fault: Fault;
  readonly weight: Problem['weight'];
  /** Where the path has no line of its own. */
  readonly line?: number | null;
}

export function error(path: Path, fault: Fault): Found {
  return { path, fault, weight: 'error' };
}

export function warning(path: Path, fault: Fault): Found {
  return { path, fault, weight: 'warning' };
}
