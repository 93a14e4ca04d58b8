import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { practiceFolder } from '../../../src/adapters/files/practice-folder.ts';
import { loadPractice } from '../../../src/config/load.ts';
import { anEmptyPractice, REACHED, type Sitting, sit } from './sitting.ts';

let folder: string;
beforeEach(() => {
  folder = anEmptyPractice();
});
afterEach(() => rmSync(folder, { recursive: true }));

const file = (name: string) => readFileSync(join(folder, name), 'utf8');
const FRENCH: Sitting['answers'] = [
  [/^Nom du cabinet/, 'Cabinet des Lilas'],
  [/^Téléphone/, '01 99 00 12 34'],
  [/^Adresse \(rue/, '12 rue des Lilas, Exempleville'],
  [/^Adresse à laquelle/, 'cabinet@orange.fr'],
  [/^Mot de passe/, 'le-mot-de-passe'],
  [/^Entrée s’ils sont justes/, 'lun-ven 8:30-12:00 14:00-19:00, mer 8:30-12:00'],
  [/^Chemin de l’export/, 'export.csv'],
  [/^Voir maintenant/, 'n'],
  [/^Prochains congés/, '24/12/2026-02/01/2027'],
  [/^Qui prévenir/, 'marie@example.net'],
  [/^Votre réponse/, 'Place des Tilleuls, à 50 m.'],
  [/^Votre réponse/, ''],
  [/^o approuver/, 'o'],
  [/^o approuver/, 'q'],
];

describe('a first conversation', () => {
  it('ends with a practice in which nothing is left to mend', async () => {
    const { code, said } = await sit(folder, { answers: FRENCH });
    expect(code).toBe(0);
    const loaded = loadPractice(practiceFolder(folder));
    expect(loaded.kind === 'practice' ? loaded.warnings : loaded.problems).toEqual([]);
    expect(said).toContain('Boîte trouvée (Orange) : imap.orange.fr:993, smtp.orange.fr:465.');
    expect(said).toContain('mercredi             08:30-12:00');
    expect(said).toContain('19 patients seront reconnus.');
    expect(said).toContain('C’est prêt. Pour la suite :');
    expect(file('practice.yaml')).toBe(readFileSync(new URL('written-fr.yaml', import.meta.url), 'utf8'));
  });

  it('asks ten questions at most before the first dry run, and shows three things for a yes', async () => {
    const { asked } = await sit(folder, { answers: FRENCH });
    const before = asked.slice(
      0,
      asked.findIndex((question) => question.startsWith('Voir maintenant')),
    );
    const shown = before.filter((question) => /\(O\/n\)|^Chemin du fichier/.test(question));
    expect(before.length - shown.length).toBeLessThanOrEqual(10);
    expect(shown.length).toBeLessThanOrEqual(3);
  });

  it('keeps the password in a file of this account alone, and nowhere else', async () => {
    await sit(folder, { answers: FRENCH });
    expect(file('secrets/mail')).toBe('le-mot-de-passe\n');
    expect(statSync(join(folder, 'secrets/mail')).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
    for (const name of ['practice.yaml', 'setup.yaml']) expect(file(name)).not.toContain('le-mot-de-passe');
  });

  it('finds files from where the command was given, however their path was dragged in', async () => {
    const cabinet = join(folder, 'mon cabinet');
    const answers: Sitting['answers'] = [
      [/^Chemin du fichier/, "'agenda.ics' "],
      [/^Chemin de l’export/, `'${join(folder, 'export.csv')}' `],
      ...FRENCH,
    ];
    const { said } = await sit(cabinet, { from: folder, answers });
    expect(said).toContain('19 patients seront reconnus.');
    expect(readFileSync(join(cabinet, 'practice.yaml'), 'utf8')).toContain('file: ../agenda.ics');
  });

  it('says in the person’s language where a file was looked for, and fits every line into the terminal', async () => {
    const answers: Sitting['answers'] = [
      [/^Chemin du fichier/, 'ailleurs.ics'],
      [/^Chemin du fichier/, 'agenda.ics'],
      [/^Chemin de l’export/, 'rien.csv'],
      [/^Chemin de l’export/, ''],
      ...FRENCH.filter(([asked]) => !asked.test('Chemin de l’export')),
    ];
    const { said } = await sit(folder, { answers });
    expect(said.replaceAll('\n', ' ')).toContain(`Rien ne se trouve ici : ${join(folder, 'ailleurs.ics')}`);
    expect(said.replaceAll('\n', ' ')).toContain(
      'impossible à lire. Vérifiez le nom et les droits du fichier.',
    );
    expect(said.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('shows the coming week of the agenda that was named', async () => {
    const { said } = await sit(folder, { answers: FRENCH });
    expect(said).toMatch(/lun \d+ .*mar \d+ .*mer \d+/);
    expect(said).toContain('C’est bien votre semaine');
  });

  it('writes each answer of the FAQ, and counts a text as approved only after a yes', async () => {
    const { said } = await sit(folder, { answers: FRENCH });
    expect(file('faq/parking.md')).toContain('- Où peut-on se garer ?');
    expect(file('faq/parking.md')).toMatch(/---\nPlace des Tilleuls, à 50 m\.\n$/);
    expect(existsSync(join(folder, 'faq/access.md'))).toBe(false);
    expect(said).toContain('1 texte approuvé.');
  });

  it('is held in English too, and says so in practice.yaml', async () => {
    const answers: Sitting['answers'] = [
      [/^Name of the practice/, 'Lilac Practice'],
      [/^Telephone/, '020 7946 0123'],
      [/^Address \(street/, '12 Lilac Lane, Exampleton'],
      [/^Address that patients/, 'practice@example.org'],
      [/^Server for reading/, 'mail.example.org'],
      [/^Server for sending/, 'mail.example.org:587'],
      [/^Password/, 'the-password'],
      [/^Path of the export/, ''],
      [/^See now/, 'n'],
      [/^Your choice/, ''],
    ];
    const { code, said } = await sit(folder, { answers, lang: 'en' });
    expect(code).toBe(0);
    expect(said).toContain("I don't know who hosts practice@example.org.");
    expect(file('practice.yaml')).toContain('host: mail.example.org\n    port: 587\n    security: starttls');
    expect(file('practice.yaml')).toContain('# Who and where.');
    const loaded = loadPractice(practiceFolder(folder));
    expect(loaded.kind === 'practice' ? loaded.practice.country : loaded.problems).toBe('GB');
  });
});

describe('the coming week', () => {
  it('that is not theirs leads to another calendar, to other hours, or is put off and named at the end', async () => {
    const answers: Sitting['answers'] = [
      [/^C’est bien votre semaine/, 'n'],
      [/^Qu’est-ce qui ne va pas/, '1'],
      [/^Qu’est-ce qui ne va pas/, '2'],
      [/^Qu’est-ce qui ne va pas/, '3'],
      ...FRENCH,
    ];
    const { asked, said } = await sit(folder, { answers });
    expect(asked.filter((one) => one.startsWith('Chemin du fichier'))).toHaveLength(2);
    expect(asked.filter((one) => one.startsWith('Entrée s’ils sont justes'))).toHaveLength(2);
    expect(said).toContain('Reste à faire : l’agenda');
  });
});

describe('the emergency numbers', () => {
  it('are shown one a line, with what each is for', async () => {
    const { said } = await sit(folder, { answers: FRENCH });
    expect(said).toMatch(
      / {2}15 +urgence vitale\n {2}112 +urgence vitale\n {2}3114 +pensées suicidaires\n {2}114 +par SMS/,
    );
  });

  it('that are wrong keep the part open, and it is said that nothing leaves without approved texts', async () => {
    const wrong = [/^Ces numéros/, 'n'] as const;
    const { said } = await sit(folder, { answers: [wrong, [/^Que faire de ces numéros/, '2'], ...FRENCH] });
    expect(said).toMatch(/n’approuvez\s+alors\s+encore\s+aucun\s+texte,\s+rien\s+ne\s+part/);
    expect(said).toMatch(/Reste à faire : .*les urgences/);
  });

  it('that are wrong are corrected at once, and stand in practice.yaml with the day of the check', async () => {
    const { said } = await sit(folder, {
      answers: [
        [/^Ces numéros/, 'n'],
        [/^Ces numéros/, ''],
        [/^Numéro : urgence vitale/, '112 et 15'],
        [/^Numéro : urgence vitale/, '112, 15'],
        [/^Numéro : conseil urgent/, '01 99 00 00 15'],
        [/^Numéro : pensées suicidaires/, 'aucun'],
        ...FRENCH,
      ],
    });
    expect(said).toContain('Écrivez des chiffres, comme 112 ou 0800 32 123.');
    expect(said).toMatch(/tels que vous les\s+avez réglés/);
    expect(said).toMatch(
      / {2}112 +urgence vitale\n {2}15 +urgence vitale\n {2}01 99 00 00 15 conseil urgent d’un médecin\n {2}114 +par SMS/,
    );
    expect(parse(file('practice.yaml'))['emergency-numbers']).toEqual({
      life: ['112', '15'],
      doctor: ['01 99 00 00 15'],
      suicide: 'none',
      'checked-on': expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
  });
});

describe('the texts', () => {
  const approvals = (said: string): number => Number(/(\d+) textes? approuvé/.exec(said)?.[1]);

  it('of every day are read first; one may approve all at once, having read them', async () => {
    const { said } = await sit(folder, { answers: [[/^o approuver/, 't'], ...FRENCH] });
    expect(said).toMatch(/1 {2}lire les \d+ de tous les jours, un par un/);
    expect(approvals(said)).toBeLessThan(15);
    const rest = await sit(folder, { answers: [[/^Comment les lire/, '2'], ...FRENCH] });
    expect(approvals(rest.said)).toBeGreaterThan(50);
    expect((await sit(folder, { answers: FRENCH })).said).not.toContain('votre accord');
  });

  it('are named by what they are for, with the file small below; answers by their question', async () => {
    const { said } = await sit(folder, { answers: [[/^o approuver/, ''], ...FRENCH] });
    expect(said).toMatch(/^1\/\d+ {2}Où peut-on se garer \?\n {2}faq\/parking\.md\n/m);
    expect(said).toMatch(/^\d+\/\d+ {2}Message bien arrivé\n {2}templates\/fr\/acknowledge\.md\n/m);
  });

  it('approved before Ctrl-C stay approved', async () => {
    const whole = await sit(folder, { answers: FRENCH });
    const last = whole.asked.findLastIndex((question) => question.startsWith('o approuver'));
    const other = anEmptyPractice();
    const left = await sit(other, { answers: FRENCH, leaves: last });
    expect(left.code).toBe(1);
    const { said } = await sit(other, { answers: FRENCH });
    const waiting = (text: string): number => Number(/(\d+) textes attendent/.exec(text)?.[1]);
    expect(waiting(said)).toBe(waiting(whole.said) - 1);
    rmSync(other, { recursive: true });
  });
});

describe('a mailbox', () => {
  it('that refuses says why and is asked again', async () => {
    let tries = 0;
    const servers = () => {
      tries += 1;
      const sentence = 'imap.orange.fr : le mot de passe est refusé.';
      return tries === 1 ? { ...REACHED, mailbox: { kind: 'trouble', sentence } as const } : REACHED;
    };
    const { said, asked } = await sit(folder, { answers: FRENCH, servers });
    expect(said).toContain('imap.orange.fr : le mot de passe est refusé.');
    expect(asked.filter((question) => question.startsWith('Mot de passe'))).toHaveLength(2);
  });

  it('whose sending answers on the other port only is written down with that port', async () => {
    const loads: number[] = [];
    const closed = {
      ...REACHED,
      outbox: { kind: 'trouble', sentence: 'smtp.orange.fr ne répond pas.' } as const,
    };
    const { said } = await sit(folder, {
      answers: FRENCH,
      servers: () => (loads.push(1) === 1 ? closed : REACHED),
    });
    expect(said).not.toContain('ne répond pas');
    expect(file('practice.yaml')).toContain('host: smtp.orange.fr\n    port: 587\n    security: starttls');
  });

  it('on a domain of one’s own is found by what the DNS says', async () => {
    const records = async () => ({ services: [], exchangers: ['mx1.mail.ovh.net'] });
    const answers: Sitting['answers'] = [[/^Adresse à laquelle/, 'cabinet@example.org'], ...FRENCH];
    const { said } = await sit(folder, { answers, setup: { records } });
    expect(said).toContain('Boîte trouvée (OVH) : ssl0.ovh.net:993, ssl0.ovh.net:465.');
  });
});

describe('Ctrl-C', () => {
  it('at any question loses nothing: the next sitting ends where one whole would have', async () => {
    const whole = await sit(folder, { answers: FRENCH });
    const wanted = file('practice.yaml');
    for (let leaves = 0; leaves < whole.asked.length; leaves += 4) {
      const other = anEmptyPractice();
      const first = await sit(other, { answers: FRENCH, leaves });
      expect(first.said).toContain('Tout ce qui a été répondu est gardé. Pour reprendre : agent init');
      expect(first.code).toBe(1);
      const second = await sit(other, { answers: FRENCH });
      expect(second.code).toBe(0);
      expect(readFileSync(join(other, 'practice.yaml'), 'utf8')).toBe(wanted);
      rmSync(other, { recursive: true });
    }
  }, 120_000);

  it('does not ask again what was answered', async () => {
    await sit(folder, { answers: FRENCH, leaves: 9 });
    const { asked } = await sit(folder, { answers: FRENCH });
    expect(asked.some((question) => question.startsWith('Nom du cabinet'))).toBe(false);
  });
});

describe('a practice.yaml that a person wrote', () => {
  const OWN = `# À nous.
practice: { name: Cabinet des Lilas, profession: physiotherapist, country: FR, phone: 01 99 00 12 34, address: Exempleville }
mail:
  addresses: cabinet@example.org   # la nôtre
  authserv-ids: mx.example.org
hours:
  monday: 09:00-12:00
booking:
  notice: 3 h   # notre règle
alerts: { file: alerts.jsonl }
agenda: { file: agenda.ics }
slot-types: { habituel: { duration: 30 min } }
`;
  const again: Sitting['answers'] = [
    [/^Votre choix \[1\]/, '4'],
    [/^Entrée s’ils sont justes/, 'lun 9-12, mar 14h-18h'],
    ...FRENCH.filter(([pattern]) => !pattern.source.startsWith('^Entrée')),
  ];

  it('is changed only where something was answered anew, after the change was seen', async () => {
    writeFileSync(join(folder, 'practice.yaml'), OWN);
    const { said } = await sit(folder, { answers: again });
    expect(said).toContain('+   tuesday: 14:00-18:00');
    expect(file('practice.yaml')).toContain('# À nous.');
    expect(file('practice.yaml')).toContain('notice: 3 h   # notre règle');
    expect(file('practice.yaml')).toContain('tuesday: 14:00-18:00');
    expect(file('practice.yaml.old')).toBe(OWN);
  });

  it('stays as it is when the person says no', async () => {
    writeFileSync(join(folder, 'practice.yaml'), OWN);
    const { code } = await sit(folder, { answers: [[/^L’écrire/, 'n'], ...again] });
    expect(code).toBe(1);
    expect(file('practice.yaml')).toBe(OWN);
    expect(existsSync(join(folder, 'practice.yaml.old'))).toBe(false);
  });
});

describe('a second sitting', () => {
  it('changes nothing that a person wrote into practice.yaml since the first', async () => {
    await sit(folder, { answers: FRENCH });
    const edited = file('practice.yaml')
      .replace('name: Cabinet des Lilas', 'name: Cabinet du Lac')
      .replace(/closures:\n(?: +.*\n)+/, 'closures:\n  - { from: 2027-05-03, to: 2027-05-07 }\n');
    writeFileSync(join(folder, 'practice.yaml'), edited);
    const { said } = await sit(folder, { answers: FRENCH });
    expect(said).not.toContain('changerait ainsi');
    expect(file('practice.yaml')).toBe(edited);
    const third = await sit(folder, {
      answers: [
        [/^Vous avez déjà répondu/, 'Les horaires'],
        [/^Entrée s’ils sont justes/, 'lun 9-12'],
        ...FRENCH.filter(([pattern]) => !pattern.source.startsWith('^Entrée')),
      ],
    });
    expect(third.said).toContain('+   monday: 09:00-12:00');
    expect(third.said).not.toContain('Cabinet des Lilas');
    expect(file('practice.yaml')).toContain('name: Cabinet du Lac');
    expect(file('practice.yaml')).toContain('from: 2027-05-03');
    expect(file('practice.yaml.old')).toBe(edited);
  });

  it('goes on with answers that were not written yet, over a practice.yaml that nobody touched', async () => {
    await sit(folder, { answers: FRENCH });
    const again: Sitting['answers'] = [
      [/^Vous avez déjà répondu/, 'Les horaires'],
      [/^Entrée s’ils sont justes/, 'lun 9-12'],
      ...FRENCH.filter(([pattern]) => !pattern.source.startsWith('^Entrée')),
    ];
    await sit(folder, { answers: again, leaves: 2 });
    await sit(folder, { answers: FRENCH });
    expect(file('practice.yaml')).toMatch(/hours:\n {2}monday: 09:00-12:00\n\n/);
  });
});

describe('a start that can’t end well', () => {
  it('says where nothing can be written before it asks anything', async () => {
    writeFileSync(join(folder, 'cabinet'), 'a file, not a folder');
    const { asked, said, code } = await sit(join(folder, 'cabinet'), { answers: FRENCH, from: folder });
    expect(asked).toEqual([]);
    expect(said).toContain('cabinet');
    expect(code).toBe(4);
  });

  it('wants the clock set right first', async () => {
    const now = vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2001, 0, 3, 12) });
    const { asked, said } = await sit(folder, { answers: FRENCH }).finally(() => now.useRealTimers());
    expect(asked).toEqual([]);
    expect(said).toContain(
      'L’horloge de cet ordinateur dit le 3 janvier 2001. Mettez-la à l’heure, puis recommencez.',
    );
  });

  it('takes its folder as --practice too', async () => {
    const other = anEmptyPractice();
    await sit(folder, { answers: FRENCH, argv: ['--practice', other] });
    expect(existsSync(join(other, 'practice.yaml'))).toBe(true);
    expect(existsSync(join(folder, 'practice.yaml'))).toBe(false);
    rmSync(other, { recursive: true });
  });
});

describe('the list of patients', () => {
  it('whose heading nobody knows is read once the person says what it holds', async () => {
    writeFileSync(
      join(folder, 'export.csv'),
      'Prénom;Nom;Joignable par;Motif\nAna;Morel;ana@example.org;épaule\n',
    );
    const answers: Sitting['answers'] = [
      [/^L’importer ainsi/, 'n'],
      [/^L’importer ainsi/, 'o'],
      [/^Votre choix \[5\]/, '3'],
      [/^Votre choix \[17\]/, '5'],
      ...FRENCH,
    ];
    const { said } = await sit(folder, { answers });
    expect(said).toContain('1 patient sera reconnu.');
    expect(file('patients.csv')).toBe('given name;family name;email\nAna;Morel;ana@example.org\n');
  });

  it('that lies in its place already stays as it is, unless only the import can read it', async () => {
    const answers: Sitting['answers'] = [[/^Chemin de l’export/, 'patients.csv'], ...FRENCH];
    const own = 'Nom;Prénom;E-mail;Nos remarques\nMorel;Léa;lea@example.org;-\n';
    writeFileSync(join(folder, 'patients.csv'), own);
    await sit(folder, { answers });
    expect(file('patients.csv')).toBe(own);
    const other = anEmptyPractice();
    writeFileSync(join(other, 'patients.csv'), 'Patient;E-mail\nMOREL Léa;lea@example.org\n');
    await sit(other, { answers });
    expect(readFileSync(join(other, 'patients.csv'), 'utf8')).toContain('Léa;MOREL;lea@example.org');
    expect(existsSync(join(other, 'patients.csv.old'))).toBe(true);
    rmSync(other, { recursive: true });
  });
});
