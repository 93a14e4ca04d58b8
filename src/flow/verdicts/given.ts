import type { Case, Verdict, VerdictKind } from '../../domain/case.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';

/** The case a verdict is about, in its world. */
export interface Given {
  readonly world: World;
  readonly practice: Practice;
  readonly kase: Case;
}

export type VerdictOf<K extends VerdictKind> = Extract<Verdict, { readonly kind: K }>;

/** The line of the trail that a verdict leaves once it is met; it ends with who said it. */
export async function writeVerdict(
  { store }: World,
  { kind, case: id, by, at }: Verdict,
  detail: string,
): Promise<void> {
  const words = `${detail} by ${by}`.trim();
  await store.audit({ at, actor: 'human', verb: `Verdict ${kind}`, case: id, detail: words });
}
