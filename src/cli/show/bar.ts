interface Bar {
  /** 0 … 1. */
  readonly share: number;
  /** Columns. */
  readonly width: number;
}

/** A bar of that many columns, filled by its share; something that is not nothing shows at least a little. */
export function bar({ share, width }: Bar): string {
  const full = share <= 0 ? 0 : Math.max(1, Math.round(Math.min(1, share) * width));
  return '█'.repeat(full) + '·'.repeat(width - full);
}
