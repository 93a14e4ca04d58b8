import type { Entry } from './tar.js';

export function debianArchitecture(arch: string): string;
export function deb(wanted: {
  readonly entries: readonly Entry[];
  readonly control: Readonly<Record<string, string | readonly string[]>>;
  readonly seconds: number;
}): Buffer;
