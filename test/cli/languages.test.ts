import { beforeAll, describe, expect, it } from 'vitest';
import { inItsOwnVoice } from '../../src/domain/own-voice.ts';
import { aReading, aRequest } from '../build/builders.ts';
import { agent, anExample, inMemory } from '../build/command-line.ts';
import { aCase, aWaitingCase, MORNING } from '../contract/store-builders.ts';

const NOW = '2026-11-24T09:00';

/** Commands that look, with nothing of a patient's own words in what they print. */
const LOOKS: readonly (readonly string[])[] = [
  ['check', '.'],
  ['status'],
  ['log', '--since', '30d', '--now', NOW],
  ['log', 'c-1'],
  ['explain', 'c-2'],
  ['review', '--list'],
  ['stats', '--now', NOW],
  ['autonomy'],
  ['audit', 'show', '--last', '9'],
  ['followups', 'list'],
  ['contacts', 'list'],
  ['waitlist', 'list'],
  ['templates', 'list'],
  ['why', '2026-11-26T12:30', '--now', NOW],
  ['agenda', 'conflicts', '--now', NOW],
  ['agenda', 'check', '--now', NOW],
  ['series', 'list'],
  ['learn', 'list'],
  ['privacy', 'purge', '--dry-run'],
  ['privacy', 'dpia'],
  ['backup', 'list'],
  ['key', 'show'],
  ['review', '--approve', 'c-none'],
  ['log', 'c-none'],
  ['slots', '--type', 'none'],
  ['contacts', 'show', 'X'],
  ['series', 'plan'],
  ['eval', 'nothing.jsonl'],
  ['restore', 'nothing'],
  ['agenda', 'expand', 'nothing.ics'],
];

/** One of these words by itself: no part of another word, of an option or of an id. */
const oneOf = (words: string) => new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'iu');
const ENGLISH = oneOf("the|is|are|not|with|from|waits?|answers?|of|was|has|this|you|your|needs?|can't");
const FRENCH = oneOf('le|la|les|des|est|une|pas|pour|dans|avec|vous|votre|ne|du|au|qui|sur|à');

/** Patients' questions, as the practice wrote them: the titles of its answers. */
const QUESTIONS = /^\S.*\?$/gmu;

/** What belongs to the practice and not to a language: its name and address, its people, titles of its agenda. */
const OWN: Readonly<Record<string, RegExp>> = {
  'kine-fr':
    /Cabinet des Lilas|12 rue des Lilas|Exempleville|Hélène|congés de fin d'année|Réunion d'équipe/gu,
  'physio-en': /Team meeting|Maple Street Practice|Maple Street/gu,
};

describe.each([
  ['kine-fr', 'en', FRENCH],
  ['physio-en', 'fr', ENGLISH],
] as const)('the practice %s, read by somebody whose language is %s', (example, language, other) => {
  let folder: string;
  beforeAll(async () => {
    folder = await anExample(example);
    await inMemory(folder, async (store) => {
      const reading = aReading([aRequest('move')], { sentences: [] });
      await store.open(aCase({ id: 'c-1', sent: MORNING, opened: MORNING, reading, plan: [] }));
      await store.open(aWaitingCase({ id: 'c-2', reading, plan: [], proposal: [] }));
    });
  });

  it.each(LOOKS.map((words) => [words.join(' '), words] as const))('agent %s', async (_, words) => {
    const { said } = await agent(folder, [...words, '--lang', language], { NO_COLOR: '1', LC_ALL: 'C' });
    const answers = words[0] === 'templates' ? said.replaceAll(QUESTIONS, '') : said;
    const own = answers.replaceAll(folder, '').replaceAll(OWN[example] ?? /$^/gu, '');
    expect(own.trim()).not.toBe('');
    expect(own.split('\n').filter((line) => other.test(line))).toEqual([]);
  });

  it('lets what is done in its name speak its own', async () => {
    await inMemory(folder, async (_, practice) => {
      const mine = language === 'fr' ? 'en' : 'fr';
      expect(inItsOwnVoice(practice).programLanguage).toBe(mine);
    });
  });
});
