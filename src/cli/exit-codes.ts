/** Exit codes of every command, documented in `agent help` and docs/operations.md. */
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
  /** No secretary runs for this practice. */
  notRunning: 5,
  /** Another program works this practice already. */
  alreadyRunning: 6,
  /** A defect of the program. */
  defect: 70,
  /** Another version of the program was installed while it ran: to be started again (EX_TEMPFAIL of sysexits.h). */
  replaced: 75,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
