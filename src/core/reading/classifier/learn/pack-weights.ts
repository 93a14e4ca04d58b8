import { HEADS, MAGIC, type Weights } from '../weights.ts';

/** The bytes that `readWeights` opens. The same weights always give the same bytes. */
export function packWeights({ head, places, rows, words, kinds }: Weights): Uint8Array {
  const pairs = [...kinds.entries()]
    .sort(([one], [other]) => one - other)
    .flatMap(([word, own]) => own.map((kind) => ({ word, kind })));
  const json = new TextEncoder().encode(JSON.stringify(head));
  const size = 8 + json.length + places.size * (4 + HEADS) + words.size * 5 + pairs.length * 5;
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(4, json.length, true);
  bytes.set(json, 8);
  let at = 8 + json.length;
  const put = (number: number) => {
    view.setUint32(at, number, true);
    at += 4;
  };
  for (const key of places.keys()) put(key);
  bytes.set(new Uint8Array(rows.buffer, rows.byteOffset, rows.length), at);
  at += rows.length;
  for (const key of words.keys()) put(key);
  bytes.set([...words.values()], at);
  at += words.size;
  for (const { word } of pairs) put(word);
  bytes.set(
    pairs.map(({ kind }) => kind),
    at,
  );
  return bytes;
}
