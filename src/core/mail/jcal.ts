// iCalendar text as jCal (RFC 7265), parsed by ical.js and checked: nothing of it is believed to have the right shape.

import ICAL from 'ical.js';

const MAX_LENGTH = 256 * 1024;
const MAX_DEPTH = 3;

/** A property in jCal form (RFC 7265 §3.4): lower-case name, parameters, value; '' for a value that is no text. */
export interface JcalProperty {
  readonly name: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly value: string;
}

export interface JcalComponent {
  readonly name: string;
  readonly properties: readonly JcalProperty[];
  readonly components: readonly JcalComponent[];
}

/** The first object of a text; null for what is broken or larger than 256 KB. */
export function jcalOf(text: string): JcalComponent | null {
  if (text.length > MAX_LENGTH) return null;
  try {
    return componentOf(ICAL.parse(text.replace(/^\ufeff/, '').trim()), 0);
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

/** The first of that name (lower case, as jCal has it); null when there is none. */
export function propertyNamed({ properties }: JcalComponent, name: string): JcalProperty | null {
  return properties.find((each) => each.name === name) ?? null;
}

/** All of that name (lower case), in the order of the file. */
export function propertiesNamed({ properties }: JcalComponent, name: string): readonly JcalProperty[] {
  return properties.filter((each) => each.name === name);
}

function componentOf(raw: unknown, depth: number): JcalComponent | null {
  if (!Array.isArray(raw) || typeof raw[0] !== 'string' || depth > MAX_DEPTH) return null;
  const [name, properties, components] = raw as [string, unknown, unknown];
  return {
    name: name.toLowerCase(),
    properties: listOf(properties, propertyOf),
    components: listOf(components, (each) => componentOf(each, depth + 1)),
  };
}

function propertyOf(raw: unknown): JcalProperty | null {
  if (!Array.isArray(raw) || typeof raw[0] !== 'string') return null;
  const [name, parameters, , written] = raw as [string, unknown, unknown, unknown];
  const known =
    typeof parameters === 'object' && parameters !== null ? (parameters as Record<string, unknown>) : {};
  const value = typeof written === 'string' || typeof written === 'number' ? String(written) : '';
  return { name: name.toLowerCase(), parameters: known, value };
}

function listOf<T>(raw: unknown, read: (each: unknown) => T | null): T[] {
  return Array.isArray(raw) ? raw.map(read).filter((each) => each !== null) : [];
}
