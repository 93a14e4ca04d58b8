import { readFile } from 'node:fs/promises';
import type { ProgramLanguage } from '../../domain/language.ts';
import { SHIPPED } from '../shipped-place.ts';

/** A document's text as it ships in data/privacy/, not yet filled. */
export function shippedDocument(name: string, language: ProgramLanguage): Promise<string> {
  return readFile(new URL(`data/privacy/${name}.${language}.md`, SHIPPED), 'utf8');
}
