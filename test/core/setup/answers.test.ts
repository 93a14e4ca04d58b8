import { describe, expect, it } from 'vitest';
import {
  answersText,
  NO_ANSWERS,
  readAnswers,
  withDone,
  withSection,
} from '../../../src/core/setup/answers.ts';

describe('a file of answers', () => {
  it('says the same after it was written and read', () => {
    const place = { file: 'secrets/mail' };
    const answers = withDone(
      withSection(
        withSection(NO_ANSWERS, 'mail', { imap: { password: place }, smtp: { password: place } }),
        'hours',
        {
          monday: ['09:00-12:00', '14:00-18:00'],
        },
      ),
      'mail',
    );
    const text = answersText(answers, 'fr');
    expect(readAnswers(text)).toEqual(answers);
    expect(text).not.toContain('&');
  });

  it.each([
    ['mail: { imap: { password: secret } }', { kind: 'secret', key: 'mail.imap.password' }],
    ['mail: { imap: { password: { clear: secret } } }', { kind: 'secret', key: 'mail.imap.password.clear' }],
    ['init: { password: secret }', { kind: 'secret', key: 'init.password' }],
    ['mail: { oauth: { client-secret: abc } }', { kind: 'secret', key: 'mail.oauth.client-secret' }],
    [
      'agenda: { sources: [ { caldav: { password: abc } } ] }',
      { kind: 'secret', key: 'agenda.sources.caldav.password' },
    ],
    ['init: { fak: {} }', { kind: 'init-keys', keys: [{ key: 'init.fak', line: 1 }] }],
    ['init: { approve: { texts: all } }', { kind: 'init-keys', keys: [{ key: 'init.approve.by', line: 1 }] }],
    [
      'init: { patients: export.csv, dry-run: peut-être, fak: 1, fok: 2 }',
      {
        kind: 'init-keys',
        keys: [
          { key: 'init.patients', line: 1 },
          { key: 'init.dry-run', line: 1 },
          { key: 'init.fak', line: 1 },
          { key: 'init.fok', line: 1 },
        ],
      },
    ],
    [
      'practice: {}\ninit:\n  dry-run: false\n  fak: 1\n',
      { kind: 'init-keys', keys: [{ key: 'init.fak', line: 4 }] },
    ],
    ['- a', { kind: 'no-sections' }],
    ['a: [', { kind: 'no-yaml', line: 1 }],
  ])('is refused, and says where: %s', (text, trouble) => {
    expect(readAnswers(text)).toEqual(trouble);
  });

  it('may be empty', () => {
    expect(readAnswers('# rien\n')).toEqual(NO_ANSWERS);
  });
});
