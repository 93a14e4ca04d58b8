// What the machine's owner tells a running program: stop, read your files again.

export interface SignalWishes {
  /** SIGTERM or SIGINT (or a closed console on Windows), the first time. */
  readonly stop: () => void;
  /** SIGHUP. */
  readonly reload: () => void;
}

/** Milliseconds that what still hangs (a call to the model, say) has before it is cut off. */
const CUT_OFF = 300;

/** Hears signals until `end`. A second wish to stop ends the program at once: nothing more is finished. */
export function hearSignals({ stop, reload }: SignalWishes): {
  readonly end: (finished: boolean) => void;
} {
  let told = false;
  const onStop = () => {
    if (told) process.exit(130);
    told = true;
    stop();
  };
  const stops =
    process.platform === 'win32' ? (['SIGINT', 'SIGBREAK'] as const) : (['SIGINT', 'SIGTERM'] as const);
  for (const name of stops) process.on(name, onStop);
  process.on('SIGHUP', reload);
  return {
    end: (finished) => {
      for (const name of stops) process.off(name, onStop);
      process.off('SIGHUP', reload);
      if (!finished) process.exit(0);
      setTimeout(() => process.exit(), CUT_OFF).unref();
    },
  };
}
