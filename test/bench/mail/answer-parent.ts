/** What a process says of itself, after it has let go of what it no longer needs. */
export interface OwnFigures {
  /** Bytes. */
  readonly rss: number;
  readonly heap: number;
  readonly external: number;
  /** Kinds of what keeps it awake: sockets, timers, watches. */
  readonly resources: readonly string[];
}

/** Answers each message of the parent with the process's own figures. Needs `node --expose-gc` to let go first. */
export function answerParent(): void {
  process.on('message', () => {
    globalThis.gc?.();
    const { rss, heapUsed, external } = process.memoryUsage();
    const resources = process.getActiveResourcesInfo();
    process.send?.({ rss, heap: heapUsed, external, resources } satisfies OwnFigures);
  });
  // A parent that says nothing more must not keep the program from ending.
  process.channel?.unref();
}
