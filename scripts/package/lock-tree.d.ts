export interface LockedPackage {
  readonly version: string;
  readonly license?: string;
  readonly dependencies?: Readonly<Record<string, string>>;
}

export type LockedPackages = Readonly<Record<string, LockedPackage>> & { readonly '': LockedPackage };

export function lockedPackages(root: string): LockedPackages;
export function neededBy(packages: LockedPackages, names: readonly string[]): readonly string[];
