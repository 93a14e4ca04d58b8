// The numbers and rules of countries that ship with the program, and the numbers that a practice put in their place.

import { readFile } from 'node:fs/promises';
import { type Countries, type CountryRules, parseCountries } from '../../core/letters/countries.ts';
import {
  strangeLifeNumbers,
  strangeNumbersSentence,
  withOwnNumbers,
} from '../../core/letters/own-numbers.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Problem } from '../../domain/problem.ts';
import { SHIPPED } from '../shipped-place.ts';

/** All countries, as their file ships. */
export async function shippedCountries(): Promise<Countries> {
  return parseCountries(await readFile(new URL('data/countries.yaml', SHIPPED), 'utf8'));
}

/** The rules of a practice's country as its letters use them. */
export async function countryRules({
  country,
  emergencyNumbers,
}: Pick<Practice, 'country' | 'emergencyNumbers'>): Promise<CountryRules> {
  return withOwnNumbers((await shippedCountries())[country], emergencyNumbers);
}

/** Warns of numbers for danger to life that nobody knows in this country. */
export async function numberProblems(practice: Practice): Promise<readonly Problem[]> {
  const { country, emergencyNumbers: own, programLanguage } = practice;
  if ((own?.numbers.life ?? null) === null) return [];
  const known = (await shippedCountries())[country];
  return strangeLifeNumbers(known, own).map((number) => ({
    file: 'practice.yaml',
    line: null,
    key: 'emergency-numbers.life',
    sentence: strangeNumbersSentence(number, known, programLanguage),
    weight: 'warning',
  }));
}
