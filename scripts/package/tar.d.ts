/** One file, folder or link of an archive. */
export interface Entry {
  readonly path: string;
  readonly mode?: number;
  readonly bytes?: Buffer;
  readonly folder?: boolean;
  readonly link?: string;
}

export function tar(entries: readonly Entry[], seconds: number): Buffer;
export function gzip(bytes: Buffer): Buffer;
