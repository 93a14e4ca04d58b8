/** The members of a list by a key, keys in the order in which they come first. */
export function grouped<T, K>(list: Iterable<T>, keyOf: (member: T) => K): ReadonlyMap<K, readonly T[]> {
  const found = new Map<K, T[]>();
  for (const member of list) {
    const key = keyOf(member);
    const same = found.get(key);
    if (same === undefined) found.set(key, [member]);
    else same.push(member);
  }
  return found;
}
