/** A number with its noun: French takes the singular for 0 and 1, English for 1 alone. */
export function counted(
  count: number,
  language: 'fr' | 'en',
  [one, many]: readonly [one: string, many: string],
): string {
  return `${count} ${(language === 'fr' ? count < 2 : count === 1) ? one : many}`;
}
