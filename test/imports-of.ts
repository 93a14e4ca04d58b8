/**
 * Module names that a TypeScript text imports: static, type-only, side-effect, re-exported, dynamic `import()` and
 * `import('…')` types. Comments and strings that merely look like imports are skipped by a small scanner, since the
 * native compiler offers no JavaScript scanner of its own.
 */
export function importsOf(text: string): readonly string[] {
  const names = new Set<string>();
  const code = blankComments(text);
  const patterns = [
    /\b(?:import|export)\b[^'"`;()]*?\bfrom\s*(['"])([^'"]+)\1/g,
    /\bimport\s*(['"])([^'"]+)\1/g,
    /\bimport\s*\(\s*(['"`])([^'"`]+)\1/g,
  ];
  for (const pattern of patterns) for (const match of code.matchAll(pattern)) names.add(match[2] ?? '');
  return [...names];
}

/** The text with comments turned into spaces; strings stay, so that a `//` inside one is no comment. */
function blankComments(text: string): string {
  return text.replaceAll(
    /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
    (whole, string: string | undefined) => string ?? ' '.repeat(whole.length),
  );
}
