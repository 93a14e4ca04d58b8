// What a practice of a profession starts with, as data/packs says it.

import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { LANGUAGES, type Language, type ProgramLanguage } from '../../domain/language.ts';
import { PROFESSIONS, type Profession } from '../../domain/practice.ts';
import type { Section } from './settings.ts';
import { weekOfLine } from './week-line.ts';

const Words = z.strictObject({ fr: z.string().min(1), en: z.string().min(1) });
const Professions = z.record(
  z.enum(PROFESSIONS),
  z.strictObject({
    usual: z.int().min(5),
    first: z.int().min(5),
    week: z.string().min(1),
    faq: z.array(z.string()).length(8),
  }),
);
const Topics = z.record(
  z.string(),
  z.strictObject({
    audience: z.enum(['anyone', 'patients']),
    ask: Words,
    like: Words,
    questions: z.record(z.enum(LANGUAGES), z.array(z.string().min(1)).min(1)),
  }),
);

/** A question that patients ask every practice. */
export type FaqTopic = z.infer<typeof Topics>[string] & { readonly id: string };

export interface Pack {
  /** Minutes. */
  readonly usual: number;
  readonly first: number;
  /** As it may be typed (week-line.ts). */
  readonly week: string;
  readonly faq: readonly FaqTopic[];
}
export type Packs = Readonly<Record<Profession, Pack>>;

/** Reads data/packs/professions.yaml and faq.yaml; throws when a pack is not whole, which a test forbids. */
export function parsePacks(professions: string, faq: string): Packs {
  const topics = Topics.parse(parse(faq));
  const topicOf = (id: string): FaqTopic => {
    const topic = topics[id];
    if (topic === undefined) throw new Error(`data/packs: no topic ${id}`);
    return { id, ...topic };
  };
  const packs = Object.entries(Professions.parse(parse(professions))).map(([name, pack]) => [
    name,
    { ...pack, faq: pack.faq.map(topicOf) },
  ]);
  return Object.fromEntries(packs);
}

/** The hours that most practices of the profession keep. */
export function packHours({ week }: Pack): Section {
  const read = weekOfLine(week);
  if ('unread' in read) throw new Error(`data/packs: no week: ${week}`);
  return read.hours;
}

/** The kinds of appointments to begin with: a usual one, and a longer first one that a person gives. */
export function packAppointments({ usual, first }: Pack, language: ProgramLanguage): Section {
  const [ordinary, firstTime] = NAMES[language];
  return {
    [ordinary]: { duration: `${usual} min` },
    [firstTime]: { duration: `${first} min`, 'first-visit': true },
  };
}

/** The file of one answered question, `faq/parking.md`. The answer is the practitioner's own words. */
export function faqText(topic: FaqTopic, language: Language, answer: string): string {
  const { id, audience, questions } = topic;
  const front = stringify({ id, language, audience, questions: questions[language] }, { lineWidth: 0 });
  return `---\n${front}---\n${answer.trim()}\n`;
}

const NAMES: Readonly<Record<ProgramLanguage, readonly [usual: string, first: string]>> = {
  fr: ['habituel', 'premier'],
  en: ['usual', 'first'],
};
