// The language files by their code.

import type { Language } from '../../../../domain/language.ts';
import type { LanguageData } from '../language-data.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { es } from './es.ts';
import { fr } from './fr.ts';
import { it } from './it.ts';
import { nl } from './nl.ts';
import { pl } from './pl.ts';
import { pt } from './pt.ts';

export const LANGUAGE_DATA: Readonly<Record<Language, LanguageData>> = { fr, en, nl, de, pl, es, it, pt };
