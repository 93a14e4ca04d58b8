/** Hears Ctrl-C (SIGINT, SIGTERM) until `end`. The first one is a wish; the second ends the program at once. */
export function stopWish(): { readonly signal: AbortSignal; readonly end: () => void } {
  const wish = new AbortController();
  const onStop = () => {
    if (wish.signal.aborted) process.exit(130);
    wish.abort();
  };
  const names = ['SIGINT', 'SIGTERM'] as const;
  for (const name of names) process.on(name, onStop);
  return {
    signal: wish.signal,
    end: () => {
      for (const name of names) process.off(name, onStop);
    },
  };
}
