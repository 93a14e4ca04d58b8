// The practice's list of patients as vCards (RFC 6350, RFC 2426), several in one file.

import ICAL from 'ical.js';
import type { ListRow } from '../../core/patients/patient-list.ts';
import type { Cells } from '../../core/patients/patient-row.ts';

export type CardRows = {
  readonly rows: readonly ListRow[];
  /** Lines of BEGIN:VCARD of cards that can't be read, with the reason. */
  readonly unread: readonly { readonly line: number; readonly why: 'version' | 'broken' }[];
};

/** One row a card. A card that can't be read is named and left out; the others still count. */
export function cardRows(text: string): CardRows {
  const rows: ListRow[] = [];
  const unread: { line: number; why: 'version' | 'broken' }[] = [];
  for (const { line, card } of cardsIn(text)) {
    if (/^VERSION:2/im.test(card)) unread.push({ line, why: 'version' });
    else {
      const cells = cellsOf(card);
      if (cells === null) unread.push({ line, why: 'broken' });
      else rows.push({ line, cells });
    }
  }
  return { rows, unread };
}

/** Cut one by one: a broken line of one card must not cost all the others (docs: ical.js gives up on the whole text). */
function cardsIn(text: string): { line: number; card: string }[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const cards: { line: number; card: string }[] = [];
  lines.forEach((content, index) => {
    if (/^BEGIN:VCARD/i.test(content)) cards.push({ line: index + 1, card: '' });
    const current = cards.at(-1);
    if (current !== undefined) current.card += `${content}\r\n`;
  });
  return cards;
}

function cellsOf(card: string): Cells | null {
  const component = parsed(card);
  if (component === null) return null;
  const all = (name: string): string[] =>
    component.getAllProperties(name).flatMap((property) => property.getValues().flat().map(String));
  const [family = '', given = ''] = structuredName(component);
  return {
    id: all('uid')[0]?.replace(/^urn:uuid:/i, '') ?? '',
    givenName: given.trim(),
    familyName: family.trim(),
    birthDate: all('bday')[0] ?? '',
    emails: all('email')
      .map((email) => email.replace(/^mailto:/i, ''))
      .join('|'),
    phones: all('tel')
      .map((phone) => phone.replace(/^tel:/i, ''))
      .join('|'),
    language: (all('lang')[0] ?? '').slice(0, 2),
    practitioner: all('x-practitioner')[0] ?? '',
    relation: all('x-relation')[0] ?? '',
    flags: all('x-flags').join('|'),
    sharesWith: all('x-shares-with').join('|'),
    invitations: all('x-invitations')[0] ?? '',
    consents: all('x-consents').join('|'),
    refuses: all('x-refuses').join('|'),
  };
}

function structuredName(component: ICAL.Component): readonly string[] {
  const value: unknown = component.getFirstProperty('n')?.getFirstValue();
  return Array.isArray(value) ? value.map((part) => String(part)) : [];
}

function parsed(card: string): ICAL.Component | null {
  try {
    const read: unknown = ICAL.parse(card);
    const [name] = Array.isArray(read) ? read : [];
    return name === 'vcard'
      ? new ICAL.Component(read as ConstructorParameters<typeof ICAL.Component>[0])
      : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}
