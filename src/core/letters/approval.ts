import { createHash } from 'node:crypto';
import type { Template } from '../../domain/letter.ts';
import type { Approval } from '../../domain/texts.ts';

/** What the practice approved: hash by `id/language` (`Store.approvals`). */
export type Approvals = Readonly<Record<string, string>>;

/** SHA-256 over a file's text, in hex. What no reader of the text could see does not count: line ends, spaces at their end. */
export function hashOf(text: string): string {
  return createHash('sha256').update(normalised(text), 'utf8').digest('hex');
}

/** The key under which the approval of a text is kept: `offer/fr`, `faq:parking/fr`. */
export function approvalKey({ id, language }: Pick<Template, 'id' | 'language'>): string {
  return `${id}/${language}`;
}

/** How a text stands with the practice. One changed word ends an approval. */
export function approvalOf(
  template: Pick<Template, 'id' | 'language' | 'hash'>,
  approvals: Approvals,
): Approval {
  const approved = new Map(Object.entries(approvals)).get(approvalKey(template));
  if (approved === undefined) return 'never-approved';
  return approved === template.hash ? 'approved' : 'edited-since';
}

function normalised(text: string): string {
  return text
    .replace(/^\uFEFF/u, '')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/[ \t]+$/gmu, '')
    .trim()
    .normalize('NFC');
}
