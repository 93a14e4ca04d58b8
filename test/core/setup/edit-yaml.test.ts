import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { editYaml } from '../../../src/core/setup/edit-yaml.ts';
import { changesTo, type Section, type Setting, same } from '../../../src/core/setup/settings.ts';

const WRITTEN = `# Notre cabinet.
practice:
  name: Cabinet des Lilas     # sans la spécialité
  phone: "01 99 00 12 34"

# L'agenda de Marie.
agenda:
  file: marie.ics   # exporté chaque soir

hours:
  monday: 09:00-12:00
  tuesday: [09:00-12:00, 14:00-18:00]   # groupe

alerts: { file: alerts.jsonl }
`;

function edited(path: string, value: Setting): string {
  return editYaml(WRITTEN, [{ path: path.split('.'), value }]);
}

describe('a practice.yaml that a person wrote', () => {
  it('changes one value and keeps the remark behind it', () => {
    expect(edited('practice.name', 'Cabinet du Lac')).toBe(
      WRITTEN.replace('Cabinet des Lilas     #', 'Cabinet du Lac     #'),
    );
  });

  it('puts a new key at the end of its section', () => {
    expect(edited('practice.country', 'FR')).toBe(
      WRITTEN.replace('"01 99 00 12 34"\n', '"01 99 00 12 34"\n  country: FR\n'),
    );
  });

  it('puts a new key into a section written in one line', () => {
    expect(edited('alerts.mail', 'marie@example.org')).toContain(
      'alerts: { file: alerts.jsonl, mail: marie@example.org }\n',
    );
  });

  it('puts a new section at the end', () => {
    expect(edited('model.name', 'ministral-3:3b')).toBe(`${WRITTEN}\nmodel:\n  name: ministral-3:3b\n`);
  });

  it('writes the hours whole, so that a day left out is closed', () => {
    const after = edited('hours', { monday: '09:00-12:00', friday: ['09:00-12:00', '14:00-18:00'] });
    expect(after).toContain('hours:\n  monday: 09:00-12:00\n  friday: [09:00-12:00, 14:00-18:00]');
    expect(after).not.toContain('tuesday');
    expect(after).toContain('alerts: { file: alerts.jsonl }');
  });

  it('takes away the file when the agenda moves to a server', () => {
    const now = parse(WRITTEN) as Section;
    const source = { name: 'agenda', feed: { url: 'https://agenda.example.org/a.ics' } };
    const after = editYaml(WRITTEN, changesTo(now, { agenda: { sources: [source] } }));
    expect(parse(after)).toMatchObject({ agenda: { sources: [source] } });
    expect(after).not.toContain('marie.ics');
    expect(after).toContain("# L'agenda de Marie.");
  });

  it.each([
    '',
    '# rien\n',
    'practice:\n',
    'practice:   # à remplir\nhours:\n',
    'practice: {}\n',
    'practice: ~\n',
  ])('may be hardly begun: %j', (text) => {
    const wanted = { practice: { name: 'Lilas' }, hours: { monday: '09:00-12:00' } };
    const now = (parse(text) ?? {}) as Section;
    expect(parse(editYaml(text, changesTo(now, wanted)))).toEqual(wanted);
  });

  it('keeps line ends of Windows readable', () => {
    const text = WRITTEN.replaceAll('\n', '\r\n');
    const after = editYaml(text, [
      { path: ['practice', 'name'], value: 'Lac' },
      { path: ['model', 'name'], value: 'm' },
    ]);
    expect(parse(after)).toMatchObject({
      practice: { name: 'Lac' },
      model: { name: 'm' },
      alerts: { file: 'alerts.jsonl' },
    });
  });

  it('is not touched when it says everything already', () => {
    const now = parse(WRITTEN) as Section;
    expect(changesTo(now, now)).toEqual([]);
    expect(editYaml(WRITTEN, [])).toBe(WRITTEN);
  });

  it('says what was wanted afterwards, whatever stood there before, and nothing else changes', () => {
    const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
    const scalar = fc.oneof(
      fc
        .stringMatching(/^[\p{L}0-9 ,:#'"éà[\]{}\n.|>%&*!?@-]{1,20}$/u)
        .filter((text) => text.trim() === text && text !== ''),
      fc.constantFrom('---', '--- a', '---{', '...', 'two\n\nlines'),
      fc.integer({ min: 0, max: 999 }),
      fc.boolean(),
    );
    const value: fc.Arbitrary<Setting> = fc.letrec<{ value: Setting }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 2 },
        scalar,
        fc.array(scalar, { minLength: 1, maxLength: 3 }),
        fc.dictionary(word, tie('value'), { minKeys: 1, maxKeys: 3 }),
      ),
    })).value;
    const section = fc.dictionary(word, value, { minKeys: 1, maxKeys: 4 }) as fc.Arbitrary<Section>;
    fc.assert(
      fc.property(section, section, (now, wanted) => {
        const text = `# de nous\n${stringify(now, { lineWidth: 0, aliasDuplicateObjects: false })}`;
        const after = editYaml(text, changesTo(now, wanted));
        const read = parse(after) as Section;
        expect(changesTo(read, wanted)).toEqual([]);
        expect(after.startsWith('# de nous\n')).toBe(true);
        for (const key of Object.keys(now))
          if (!(key in wanted)) expect(same(read[key], now[key])).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
