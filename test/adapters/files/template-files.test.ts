import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadTexts, templateFiles } from '../../../src/adapters/files/template-files.ts';
import { approvalKey } from '../../../src/core/letters/approval.ts';
import { LANGUAGES } from '../../../src/domain/language.ts';
import { TEMPLATE_IDS } from '../../../src/domain/letter.ts';
import type { Practice } from '../../../src/domain/practice.ts';
import { aPractice } from '../../build/builders.ts';

/** Every letter in every language. */
const SHIPPED = TEMPLATE_IDS.length * LANGUAGES.length;

let practice: Practice;

beforeEach(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'practice-'));
  practice = aPractice({
    folder,
    templatesFolder: join(folder, 'templates'),
    faqFolder: join(folder, 'faq'),
  });
});

afterEach(() => rm(practice.folder, { recursive: true }));

async function write(path: string, text: string | Uint8Array): Promise<void> {
  const file = join(practice.folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

function load(approvals: Readonly<Record<string, string>> = {}, assumeApproved = false) {
  return loadTexts({ practice, approvals: async () => approvals, assumeApproved });
}

async function lines(): Promise<readonly string[]> {
  const { problems } = await load();
  return problems.map(
    ({ file, line, key, sentence, weight }) => `${file}:${line} ${key} ${weight}: ${sentence}`,
  );
}

const THANKS = '---\nid: thanks\nlanguage: fr\nsubject: message\nneeds: []\n---\nMerci à vous.\n';
const PARKING =
  '---\nid: parking\nlanguage: fr\nquestions: ["où se garer ?", "un parking ?"]\n---\nPlace des Tilleuls.\n';

describe('a practice without texts of its own', () => {
  it('has the letters that ship, in eight languages, none approved yet', async () => {
    const { texts, templates, problems } = await load();
    expect(problems).toEqual([]);
    expect(templates).toHaveLength(SHIPPED);
    const offer = texts.find('offer', 'pl');
    expect(offer?.language).toBe('pl');
    expect(offer && texts.approval(offer)).toBe('never-approved');
  });

  it('uses what it approved, until the file changes', async () => {
    const { templates } = await load();
    const approvals = Object.fromEntries(templates.map((template) => [approvalKey(template), template.hash]));
    const { texts } = await load({ ...approvals, 'thanks/fr': 'other' });
    const approvalOf = (id: string) => {
      const template = texts.find(id, 'fr');
      return template && texts.approval(template);
    };
    expect([approvalOf('offer'), approvalOf('thanks')]).toEqual(['approved', 'edited-since']);
  });

  it('speaks its own language to whoever writes in one that has no text', async () => {
    await write('faq/parking.fr.md', PARKING);
    const { texts } = await load();
    expect(texts.find('faq:parking', 'nl')?.language).toBe('fr');
    expect(texts.find('faq:nothing', 'nl')).toBeNull();
  });
});

describe('a practice’s own letters', () => {
  it('stand in for the shipped ones, at any depth', async () => {
    await write('templates/lettres/fr/merci.md', THANKS);
    const { texts, templates } = await load();
    expect(texts.find('thanks', 'fr')).toMatchObject({
      body: 'Merci à vous.\n',
      file: 'templates/lettres/fr/merci.md',
    });
    expect(texts.find('thanks', 'en')?.file).toBe('templates/en/thanks.md');
    expect(templates).toHaveLength(SHIPPED);
  });

  it('are read again each time', async () => {
    const port = templateFiles({ practice, approvals: async () => ({}), assumeApproved: true });
    await write('templates/thanks.fr.md', THANKS);
    expect((await port.read()).find('thanks', 'fr')?.body).toBe('Merci à vous.\n');
    await write('templates/thanks.fr.md', THANKS.replace('à vous', 'bien'));
    expect((await port.read()).find('thanks', 'fr')?.body).toBe('Merci bien.\n');
  });

  it('are not used when broken, and nothing stands in for them', async () => {
    await write('templates/thanks.fr.md', THANKS.replace('Merci', '{% if %}Merci'));
    expect(await lines()).toEqual([
      'templates/thanks.fr.md:7  error: « {% if %}Merci à vous. » ne se lit pas. Vérifiez les accolades, les guillemets et le {% endif %} ou {% endfor %}.',
    ]);
    const { texts, templates } = await load();
    expect(texts.find('thanks', 'fr')).toBeNull();
    expect(templates).toHaveLength(SHIPPED - 1);
  });

  it('are not used when two files want to be the same text', async () => {
    await write('templates/a.md', THANKS);
    await write('templates/b.md', THANKS);
    expect(await lines()).toEqual([
      'templates/a.md:1 id error: ce texte existe déjà dans templates/b.md. Gardez un seul des deux fichiers.',
      'templates/b.md:1 id error: ce texte existe déjà dans templates/a.md. Gardez un seul des deux fichiers.',
    ]);
    expect((await load()).texts.find('thanks', 'fr')).toBeNull();
  });

  it('may lie beside notes: README, hidden and other files are left alone', async () => {
    await write('templates/README.md', 'Nos textes.');
    await write('templates/.thanks.fr.md', 'x');
    await write('templates/thanks.fr.md~', 'x');
    expect(await lines()).toEqual([]);
  });

  it('must be UTF-8', async () => {
    await write('templates/thanks.fr.md', Buffer.from(THANKS, 'latin1'));
    expect(await lines()).toEqual([
      "templates/thanks.fr.md:null  error: ce fichier n'est pas en UTF-8. Enregistrez-le avec l'encodage UTF-8.",
    ]);
  });

  it('are told about in English to a practice that works in English', async () => {
    practice = { ...practice, programLanguage: 'en' };
    await write('templates/ofer.md', THANKS.replace('thanks', 'ofer'));
    expect(await lines()).toEqual([
      'templates/ofer.md:2 id error: there is no letter "ofer". The nearest: offer.',
    ]);
  });
});

describe('money for an appointment that somebody missed', () => {
  const FEE =
    '---\nid: absence\nlanguage: fr\nquestions: ["et si je ne viens pas ?", "une absence ?"]\n---\nUn rendez-vous manqué est facturé 20 €.\n';

  it('is refused in an answer of a practice that may not ask for it', async () => {
    await write('faq/absence.md', FEE);
    expect(await lines()).toEqual([
      "faq/absence.md:6  error: « Un rendez-vous manqué est facturé 20 €. » parle d'argent pour une absence. Retirez cette phrase, ou écrivez « policy: fee-text-allowed » sous cancellation si votre pays et votre profession le permettent.",
    ]);
    expect((await load()).texts.faq).toEqual([]);
  });

  it('may be spoken of where the law and practice.yaml allow it', async () => {
    practice = { ...practice, cancellation: { policy: 'fee-text-allowed', delay: 24 } };
    await write('faq/absence.md', FEE);
    expect(await lines()).toEqual([]);
  });
});

describe('a practice’s answers', () => {
  it('are one entry in several languages', async () => {
    await write('faq/parking.fr.md', PARKING);
    await write('faq/parking.en.md', PARKING.replace('fr', 'en').replace('Place', 'At Place'));
    const { texts, problems } = await load();
    expect(problems).toEqual([]);
    expect(texts.faq).toMatchObject([
      {
        id: 'parking',
        audience: 'anyone',
        questions: { fr: ['où se garer ?', 'un parking ?'] },
        answers: { fr: { id: 'faq:parking', class: 'S1' }, en: { body: 'At Place des Tilleuls.\n' } },
      },
    ]);
    expect(texts.find('faq:parking', 'en')?.language).toBe('en');
  });

  it('go to patients only when one of their files says so', async () => {
    await write(
      'faq/code.fr.md',
      PARKING.replaceAll('parking', 'code').replace('questions', 'audience: patients\nquestions'),
    );
    await write('faq/code.en.md', PARKING.replaceAll('parking', 'code').replace('fr', 'en'));
    expect((await load()).texts.faq[0]?.audience).toBe('patients');
    expect(await lines()).toEqual([
      "faq/code.en.md:1 audience warning: « audience » n'est pas le même dans tous les fichiers de cette réponse. Le plus strict compte : patients.",
    ]);
  });

  it('may reveal a word with a warning, and miss the practice’s language with another', async () => {
    await write(
      'faq/towel.en.md',
      PARKING.replace('parking', 'towel')
        .replace('fr', 'en')
        .replace('Place', 'Bring a towel to your session at Place'),
    );
    expect(await lines()).toEqual([
      "faq/towel.en.md:1 language warning: il n'y a pas de réponse en « fr », la langue du cabinet. Ajoutez un fichier avec « language: fr ».",
      "faq/towel.en.md:6  warning: « session » peut révéler la raison d'un rendez-vous. Choisissez un mot neutre : rendez-vous, demande, document.",
    ]);
    expect((await load()).texts.faq).toHaveLength(1);
  });

  it('are not used when broken', async () => {
    await write('faq/parking.fr.md', PARKING.replace('questions', 'question'));
    const { texts, problems } = await load();
    expect(texts.faq).toEqual([]);
    expect(problems.map(({ line, key }) => [line, key])).toEqual([
      [1, 'questions'],
      [4, 'question'],
    ]);
  });
});

describe('a dry run', () => {
  it('takes never approved for approved, edited never', async () => {
    const { texts } = await load({ 'offer/fr': 'old hash' }, true);
    const [offer, thanks] = [texts.find('offer', 'fr'), texts.find('thanks', 'fr')];
    expect(offer && texts.approval(offer)).toBe('edited-since');
    expect(thanks && texts.approval(thanks)).toBe('approved');
  });
});
