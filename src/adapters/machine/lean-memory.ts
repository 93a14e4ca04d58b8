// Keeps a program small that runs for months and mostly waits; measured in docs/benchmarks.md.

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Milliseconds after which what only the start needed is let go: of a program that runs on, and of a screen. */
const STARTED = { program: 10_000, screen: 1_000 } as const;

/** V8's space for young objects would grow to tens of megabytes with the start and never shrink again. First of all. */
export function keepYoungSpaceSmall(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}

/** While nothing happens V8 collects nothing: once, what only the start needed is collected. */
export function letGoAfterStart(what: keyof typeof STARTED): void {
  setTimeout(collect, STARTED[what]).unref();
}

/** Work on thousands of mails, one after another, makes much that is let go at once: it is collected sooner. */
export function keepWorkSmall(): void {
  setFlagsFromString('--optimize-for-size');
}

/** A screen works for milliseconds a key: what V8's optimiser would keep of it costs more than it gains. */
export function keepScreenSmall(): void {
  setFlagsFromString('--no-opt');
  setFlagsFromString('--optimize-for-size');
}

function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc === 'function') gc();
}
