import type { Practice } from '../domain/practice.ts';
import type { Store } from '../ports/store.ts';
import type { Context } from './context.ts';

/** Does something with the practice's memory, made when there is none yet, and closes it whatever happens. */
export async function withStore<T>(
  { doors }: Pick<Context, 'doors'>,
  practice: Practice,
  work: (store: Store) => Promise<T>,
): Promise<T> {
  const store = await doors.store(practice, { create: true });
  if (store === null) throw new Error('the memory was to be made');
  return closing(store, work);
}

/** The same for a look, which makes no memory: where there is none yet, it looks at an empty one. */
export async function withStoreToLookAt<T>(
  { doors }: Pick<Context, 'doors'>,
  practice: Practice,
  look: (store: Store) => Promise<T>,
): Promise<T> {
  return closing((await doors.store(practice, { create: false })) ?? (await doors.emptyStore()), look);
}

/** The same with a memory that is there already; null when there is none. */
export async function withOldStore<T>(
  { doors }: Pick<Context, 'doors'>,
  practice: Practice,
  work: (store: Store) => Promise<T>,
): Promise<T | null> {
  const store = await doors.store(practice, { create: false });
  return store === null ? null : closing(store, work);
}

async function closing<T>(store: Store, work: (store: Store) => Promise<T>): Promise<T> {
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
