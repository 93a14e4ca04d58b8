/** What a promise gives, or null when it takes longer than `limit` milliseconds; then `late` is told. */
export async function within<T>(promise: Promise<T>, limit: number, late?: () => void): Promise<T | null> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<null>((resolve) => {
    timer = setTimeout(() => {
      late?.();
      resolve(null);
    }, limit);
  });
  try {
    return await Promise.race([promise, end]);
  } finally {
    clearTimeout(timer);
  }
}
