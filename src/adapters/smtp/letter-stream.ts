import { Readable } from 'node:stream';

const CHUNK = 16 * 1024;

/** A letter as a stream that knows how much of it has left: the final dot can't have left before `all`. */
export interface LetterStream {
  readonly stream: Readable;
  /** Whether the server has asked for the letter. */
  readonly asked: () => boolean;
  readonly handed: () => 'nothing' | 'part' | 'all';
  /** What `handing` failed with; then nothing was handed over. */
  readonly failure: () => unknown;
}

interface LetterInput {
  readonly bytes: Uint8Array;
  /** Whether the server has truly invited the letter; asked once. */
  readonly invited: () => boolean;
  /** Awaited after the invitation and before the first byte. */
  readonly handing: () => Promise<void>;
}

/** Nothing is read from the letter before somebody asks for it, and nothing without an invitation. */
export function letterStream({ bytes, invited, handing }: LetterInput): LetterStream {
  let asked = false;
  let place = 0;
  let ended = false;
  let failure: unknown = null;
  const stream: Readable = new Readable({
    read() {
      if (asked) next();
      else begin();
    },
  });
  const next = () => {
    stream.push(place < bytes.length ? bytes.subarray(place, place + CHUNK) : null);
    place += CHUNK;
  };
  const begin = () => {
    asked = true;
    if (!invited()) {
      stream.destroy(new Error('The server did not ask for the letter.'));
      return;
    }
    handing().then(
      // What the server has said beside its invitation is heard first: it can't be the answer to the letter.
      () => setImmediate(() => (stream.destroyed ? undefined : next())),
      (cause: unknown) => {
        failure = cause;
        stream.destroy(new Error('The letter was not handed over.', { cause }));
      },
    );
  };
  stream.once('end', () => {
    ended = true;
  });
  return {
    stream,
    asked: () => asked,
    handed: () => (ended ? 'all' : place > 0 ? 'part' : 'nothing'),
    failure: () => failure,
  };
}
