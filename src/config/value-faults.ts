// What is wrong with one written value, and what its writer most probably meant.

import type { Fault, Form, Wanted } from './faults.ts';
import { FRENCH_WORDS } from './french-words.ts';
import { badHost } from './host-faults.ts';
import type { KeyNode, Path } from './keys.ts';
import { nearest } from './nearest.ts';
import { SECRET_KEY } from './secret-keys.ts';
import { lengthMeant, spanMeant, termMeant } from './times.ts';

/** Says what is wrong with a value that the schema refused at this key. */
export function badValue(value: unknown, path: Path, node: KeyNode): Fault {
  if (value === null || value === '' || isEmptyList(value)) return { code: 'empty' };
  switch (node.as ?? 'text') {
    case 'text':
    case 'path':
    case 'zone':
      return wrongType(value, 'text', typeof value === 'object' ? exampleOf(node) : `'${shown(value)}'`);
    case 'choice':
      return notAChoice(shown(value), path, node);
    case 'number':
      return typeof value === 'number'
        ? { code: 'out-of-range', read: shown(value), from: node.minimum ?? 0, to: node.maximum ?? 0 }
        : wrongType(value, 'number', exampleOf(node));
    case 'yes-no':
      return wrongType(value, 'yes-no', /^(n|non?|off|faux|0)$/i.test(shown(value)) ? 'false' : 'true');
    case 'section':
      return wrongType(value, 'section', firstLine(node, value));
    case 'list':
      return wrongType(value, 'list', `- ${firstLine(node.items ?? {}, value)}`);
    case 'map':
      return wrongType(value, 'map', 'usual:');
    case 'duration':
      return form('duration', value, lengthMeant(shown(value)) ?? exampleOf(node));
    case 'term':
      return form('term', value, termMeant(shown(value)) ?? exampleOf(node));
    case 'time-span':
    case 'time-spans':
      return form('time-span', value, spanMeant(shown(value)) ?? spanExample(node));
    case 'clock':
      return form('clock-time', value, exampleOf(node));
    case 'date':
      return form('date', value, dateMeant(shown(value)) ?? exampleOf(node));
    case 'address':
      return form('address', value, 'cabinet@example.org');
    case 'phone':
      if (typeof value === 'number') return { code: 'phone-unquoted', read: shown(value) };
      return form('phone', value, exampleOf(node));
    case 'url':
      return form('web-address', value, webAddressMeant(shown(value)));
    case 'key':
      return form('key', value, keyMeant(shown(value)));
    case 'host':
      return badHost(shown(value), path);
    case 'secret':
      return { code: 'secret-plain', key: String(path.at(-1)) };
    case 'secret-text':
      return { code: 'secret-not-text' };
  }
}

/** A value that may stand at a key: its example, its default, or the first of its choices. */
export function exampleOf(node: KeyNode): string {
  const value = node.examples?.[0] ?? node.default ?? node.enum?.[0];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '…';
}

function spanExample(node: KeyNode): string {
  return typeof node.default === 'string' ? node.default : '09:00-12:00';
}

/** A short name out of any text: lower case, no accents, hyphens. */
export function keyMeant(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'usual';
}

/** `24/12/2026` as `2026-12-24`: day first, as everywhere in Europe. */
export function dateMeant(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[./\s-](\d{1,2})[./\s-](\d{4})$/.exec(text.trim()) ?? [];
  if (day === undefined || month === undefined) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** A value as it is quoted back: one line, not long, nothing of what stands under a secret's key. */
export function shown(value: unknown): string {
  const text = typeof value === 'object' ? JSON.stringify(value, withoutSecrets) : String(value);
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}

function withoutSecrets(key: string, value: unknown): unknown {
  return SECRET_KEY.test(key) ? '…' : value;
}

function notAChoice(read: string, path: Path, node: KeyNode): Fault {
  const choices = node.enum ?? [];
  const lessThanAsked = path[0] === 'autonomy' && (read === 'auto' || read === 'suggest');
  if (lessThanAsked) return { code: 'person-only', read, choices };
  const meant = FRENCH_WORDS.get(keyMeant(read));
  const near = meant !== undefined && choices.includes(meant) ? meant : nearest(read, choices);
  return { code: 'not-a-choice', read, near, choices };
}

function wrongType(value: unknown, wanted: Wanted, write: string): Fault {
  return { code: 'wrong-type', read: shown(value), wanted, write };
}

function form(name: Form, value: unknown, write: string): Fault {
  return { code: 'bad-form', form: name, read: shown(value), write };
}

/** The first key of a section with what was read as its value: `agenda: x.ics` was meant as `file: x.ics`. */
function firstLine(node: KeyNode, value: unknown): string {
  const [name = 'name', child = {}] = Object.entries(node.properties ?? {})[0] ?? [];
  const fits = child.as === 'path' || child.as === 'text' || child.as === 'host';
  return `${name}: ${fits && typeof value !== 'object' ? shown(value) : exampleOf(child)}`;
}

function webAddressMeant(read: string): string {
  const bare = /^([\w.-]+(:\d+)?)\/?$/.exec(read)?.[1];
  return bare === undefined ? 'http://127.0.0.1:11434' : `http://${bare}`;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}
