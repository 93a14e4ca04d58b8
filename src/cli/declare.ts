import type { Command } from 'commander';
import type { Context } from './context.ts';
import type { ExitCode } from './exit-codes.ts';

/** A command declares itself on the program and ends with an exit code. */
export type Declare = (program: Command, context: Context, end: (code: ExitCode) => void) => void;
