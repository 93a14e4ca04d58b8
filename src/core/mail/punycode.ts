const [BASE, T_MIN, T_MAX, SKEW, DAMP] = [36, 1, 26, 38, 700];
const MAX_LABEL = 63;

/** A domain as a person sees it: its `xn--` labels decoded (RFC 5890, RFC 3492); what can't be decoded stays. */
export function shownDomain(domain: string): string {
  return domain
    .split('.')
    .map((label) => (label.startsWith('xn--') ? (decoded(label.slice(4)) ?? label) : label))
    .join('.');
}

/** RFC 3492 §6.2; null for what is no such encoding. */
function decoded(label: string): string | null {
  if (label.length > MAX_LABEL) return null;
  const cut = label.lastIndexOf('-');
  const points = [...label.slice(0, Math.max(cut, 0))].map((letter) => letter.charCodeAt(0));
  const digits = [...label.slice(cut + 1)].map(digitOf);
  let [point, place, bias] = [128, 0, 72];
  for (let at = 0; at < digits.length; ) {
    const before = place;
    for (let weight = 1, step = BASE; ; step += BASE) {
      const digit = digits[at++];
      if (digit === undefined || digit < 0) return null;
      place += digit * weight;
      const threshold = Math.min(Math.max(step - bias, T_MIN), T_MAX);
      if (digit < threshold) break;
      weight *= BASE - threshold;
    }
    bias = adapted(place - before, points.length + 1, before === 0);
    point += Math.floor(place / (points.length + 1));
    if (point > 0x10ffff) return null;
    place %= points.length + 1;
    points.splice(place++, 0, point);
  }
  return String.fromCodePoint(...points);
}

function digitOf(letter: string): number {
  return 'abcdefghijklmnopqrstuvwxyz0123456789'.indexOf(letter);
}

/** RFC 3492 §6.1. */
function adapted(delta: number, count: number, first: boolean): number {
  let rest = Math.floor(delta / (first ? DAMP : 2));
  rest += Math.floor(rest / count);
  let steps = 0;
  for (; rest > ((BASE - T_MIN) * T_MAX) / 2; steps += BASE) rest = Math.floor(rest / (BASE - T_MIN));
  return steps + Math.floor(((BASE - T_MIN + 1) * rest) / (rest + SKEW));
}
