import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { practiceFolder } from '../../../src/adapters/files/practice-folder.ts';
import { loadTexts } from '../../../src/adapters/files/template-files.ts';
import { COUNTRY_DEFAULTS } from '../../../src/config/country-defaults.ts';
import { loadPractice } from '../../../src/config/load.ts';
import { askFaq } from '../../../src/core/faq/ask-faq.ts';
import { faqText, packAppointments, packHours, parsePacks } from '../../../src/core/setup/packs.ts';
import { practiceText } from '../../../src/core/setup/practice-text.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { COUNTRIES, type Country, PROFESSIONS, type Profession } from '../../../src/domain/practice.ts';

const read = (name: string) =>
  readFileSync(new URL(`../../../data/packs/${name}.yaml`, import.meta.url), 'utf8');
const packs = parsePacks(read('professions'), read('faq'));

/** practice.yaml as it is written for a profession and a country, in the country's program language. */
function written(profession: Profession, country: Country): string {
  const { programLanguage } = COUNTRY_DEFAULTS[country];
  return practiceText(
    {
      practice: {
        name: 'Lilas',
        profession,
        country,
        phone: '01 99 00 12 34',
        address: '12 rue des Lilas, Exempleville',
      },
      mail: { addresses: 'cabinet@example.org', 'authserv-ids': 'mx.example.org' },
      agenda: { file: 'agenda.ics' },
      hours: packHours(packs[profession]),
      'slot-types': packAppointments(packs[profession], programLanguage),
      alerts: { file: 'alerts.jsonl' },
    },
    programLanguage,
  );
}

/** A folder with this practice.yaml and what it names. */
function folderOf(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'pack-'));
  for (const name of ['inbox', 'faq', 'templates']) mkdirSync(join(folder, name));
  writeFileSync(
    join(folder, 'agenda.ics'),
    'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nEND:VCALENDAR\r\n',
  );
  writeFileSync(join(folder, 'patients.csv'), 'id;given name;family name;email\n');
  writeFileSync(join(folder, 'practice.yaml'), text);
  return folder;
}

describe('the pack of a profession', () => {
  it.each(PROFESSIONS)('%s: the written practice.yaml has no fault in any country', (profession) => {
    for (const country of COUNTRIES) {
      const loaded = loadPractice(practiceFolder(folderOf(written(profession, country))));
      expect(loaded.kind === 'practice' ? loaded.warnings : loaded.problems, country).toEqual([]);
    }
  });

  it.each(PROFESSIONS)(
    '%s: each of the eight questions gets its answer, in every language',
    async (profession) => {
      const folder = folderOf(written(profession, 'BE'));
      const topics = packs[profession].faq;
      for (const topic of topics)
        for (const language of LANGUAGES)
          writeFileSync(
            join(folder, 'faq', `${topic.id}.${language}.md`),
            faqText(topic, language, `Ja. 12 € ${topic.id}`),
          );
      const loaded = loadPractice(practiceFolder(folder));
      if (loaded.kind === 'problems') throw new Error('no practice');
      const { texts, problems } = await loadTexts({
        practice: loaded.practice,
        approvals: async () => ({}),
        assumeApproved: true,
      });
      expect(problems).toEqual([]);
      for (const topic of topics)
        for (const language of LANGUAGES)
          for (const question of topic.questions[language] ?? [])
            expect
              .soft(askFaq(question, texts.faq, language).given, `${language}: ${question}`)
              .toEqual([topic.id]);
    },
  );
});
