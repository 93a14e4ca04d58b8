/** Exit codes of every command, documented in `agent help` and docs/commands.md. */
export const EXIT = {
  ok: 0,
  /** The command ran and what it looked at is not in order. */
  problems: 1,
  /** The command line itself is wrong. */
  usage: 2,
  /** The practice's files have errors: nothing was run. */
  practice: 3,
  /** A file, the agenda or the memory can't be read. */
  unreadable: 4,
  /** A defect of the program. */
  defect: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
