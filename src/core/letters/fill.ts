import { Liquid, LiquidError } from 'liquidjs';
import type { ApprovedText, Facts, Template } from '../../domain/letter.ts';

export type Filled =
  | { readonly kind: 'text'; readonly text: ApprovedText }
  | { readonly kind: 'problem'; readonly sentence: string };

// Limits against a template that never ends; a fact that a text needs and nobody gave is an error, never a gap.
const liquid = new Liquid({
  strictVariables: true,
  strictFilters: true,
  ownPropertyOnly: true,
  lenientIf: true,
  parseLimit: 20_000,
  renderLimit: 200,
  memoryLimit: 200_000,
});

/**
 * Puts facts into a text that the practice approved. The only place that makes `ApprovedText` (style.md rule 5);
 * whoever calls it has checked the approval (`approval.ts`).
 */
export function fill(template: Template, facts: Facts): Filled {
  try {
    const text: string = liquid.parseAndRenderSync(template.body, { ...facts });
    return { kind: 'text', text: tidy(text) as ApprovedText };
  } catch (error) {
    if (error instanceof LiquidError)
      return { kind: 'problem', sentence: `${template.file}: ${error.message}` };
    throw error;
  }
}

/** Names of the facts a text uses, for the check of `needs`. */
export function factsUsed(body: string): readonly string[] {
  return [...new Set(liquid.fullVariablesSync(body).map((name) => name.split(/[.[]/)[0] ?? name))].sort();
}

/** Joins texts that were made here; nothing else can be joined to them. */
export function join(texts: readonly ApprovedText[], between: '\n' | '\n\n' | ' '): ApprovedText {
  return texts.join(between) as ApprovedText;
}

function tidy(text: string): string {
  return text
    .replaceAll(/[ \t]+$/gmu, '')
    .replaceAll(/\n{3,}/gu, '\n\n')
    .trim();
}
