/** The one of `names` that `read` most probably was meant to be; null when none is near. */
export function nearest(read: string, names: readonly string[]): string | null {
  const wanted = plain(read);
  const limit = wanted.length <= 4 ? 1 : Math.ceil(wanted.length / 4);
  const ranked = names
    .map((name) => ({ name, away: distance(wanted, plain(name)) }))
    .sort((a, b) => a.away - b.away);
  const [first] = ranked;
  return first !== undefined && first.away <= limit ? first.name : null;
}

/** Letters added, lost, changed or exchanged with a neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
  let twoBack: number[] = [];
  let oneBack = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const now = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1] ? 0 : 1;
      let least = Math.min(
        (oneBack[column] ?? 0) + 1,
        (now[column - 1] ?? 0) + 1,
        (oneBack[column - 1] ?? 0) + same,
      );
      const swapped = a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1];
      if (row > 1 && column > 1 && swapped) least = Math.min(least, (twoBack[column - 2] ?? 0) + 1);
      now.push(least);
    }
    [twoBack, oneBack] = [oneBack, now];
  }
  return oneBack[b.length] ?? a.length;
}

function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[_\s]+/g, '-');
}
