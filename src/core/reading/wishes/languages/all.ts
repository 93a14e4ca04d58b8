// The language files by their code.

import type { Language } from '../../../../domain/language.ts';
import type { LanguageData } from '../language-data.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

export const LANGUAGE_DATA = { fr, en } as unknown as Readonly<Record<Language, LanguageData>>;
