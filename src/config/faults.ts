// What can be wrong in practice.yaml, as data; `sentences-fr.ts` and `sentences-en.ts` have the words.

import type { Term } from '../domain/privacy.ts';
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
export type Form =
  | 'time-span'
  | 'clock-time'
  | 'duration'
  | 'term'
  | 'date'
  | 'zone'
  | 'address'
  | 'phone'
  | 'web-address'
  | 'key';

/** What was taken for the name of a server. */
export type HostMistake = 'web-address' | 'space' | 'mail-address' | 'port' | 'other';

export type Fault =
  | { readonly code: 'no-file' }
  | { readonly code: 'unreadable-file' }
  | { readonly code: 'not-utf8' }
  | { readonly code: 'no-settings' }
  | { readonly code: 'newer-format'; readonly read: number }
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
  | { readonly code: 'phone-unquoted'; readonly read: string }
  | { readonly code: 'empty' }
  | { readonly code: 'inverted-span'; readonly read: string; readonly write: string }
  | { readonly code: 'overlap'; readonly one: string; readonly other: string; readonly write: string }
  | { readonly code: 'no-hours' }
  | { readonly code: 'same-id'; readonly read: string; readonly first: number | null }
  | { readonly code: 'zero-length'; readonly read: string }
  | { readonly code: 'term-zero'; readonly read: string }
  | { readonly code: 'term-most'; readonly read: string; readonly most: Term }
  | { readonly code: 'term-reason'; readonly read: string; readonly usual: Term }
  | {
      readonly code: 'term-order';
      readonly read: string;
      readonly longer: string;
      readonly at: string;
    }
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
  | { readonly code: 'source-not-one'; readonly count: number }
  | { readonly code: 'agenda-address'; readonly kind: 'caldav' | 'feed' }
  | { readonly code: 'agenda-clear'; readonly read: string }
  | { readonly code: 'agenda-password' }
  | { readonly code: 'agenda-no-password' }
  | { readonly code: 'feed-written' }
  | { readonly code: 'renewed-without-file' }
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
  | { readonly code: 'no-alert' }
  | { readonly code: 'own-address'; readonly read: string }
  | {
      readonly code: 'bad-host';
      readonly mistake: HostMistake;
      readonly read: string;
      readonly write: string;
    }
  | { readonly code: 'port-security'; readonly read: number; readonly security: 'tls' | 'starttls' }
  | { readonly code: 'pop-port'; readonly read: number }
  | { readonly code: 'clear-network'; readonly read: string }
  | { readonly code: 'secret-plain'; readonly key: string }
  | { readonly code: 'secret-place' }
  | { readonly code: 'secret-not-one'; readonly count: number }
  | { readonly code: 'secret-not-text' }
  | { readonly code: 'secret-name'; readonly place: 'env' | 'credential' }
  | { readonly code: 'secret-clear' }
  | { readonly code: 'secret-missing'; readonly read: string; readonly near: string | null }
  | { readonly code: 'secret-open'; readonly read: string; readonly mode: string; readonly write: string }
  | { readonly code: 'password-and-oauth' }
  | { readonly code: 'no-password' }
  | { readonly code: 'password-refused' }
  | { readonly code: 'oauth-elsewhere'; readonly read: string; readonly provider: string }
  | { readonly code: 'oauth-unused' }
  | { readonly code: 'no-way-out'; readonly folder: string }
  | { readonly code: 'no-client-secret' };

/** Faults of the live mailbox and its secrets. */
export type ServerFaultCode =
  | 'bad-host'
  | 'port-security'
  | 'pop-port'
  | 'clear-network'
  | `secret-${'plain' | 'place' | 'not-one' | 'not-text' | 'name' | 'clear' | 'missing' | 'open'}`
  | 'password-and-oauth'
  | 'no-password'
  | 'password-refused'
  | 'oauth-elsewhere'
  | 'oauth-unused'
  | 'no-way-out'
  | 'no-client-secret'
  | 'source-not-one'
  | `agenda-${'address' | 'clear' | 'password' | 'no-password'}`
  | 'feed-written'
  | 'renewed-without-file';

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

/** The practice can't be read with it. */
export function error(path: Path, fault: Fault): Found {
  return { path, fault, weight: 'error' };
}

/** The practice can be read; somebody should look. */
export function warning(path: Path, fault: Fault): Found {
  return { path, fault, weight: 'warning' };
}
