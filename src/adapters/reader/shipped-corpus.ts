import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Corpus } from '../../core/reading/classifier/learn/learn.ts';
import { UserError } from '../../domain/errors.ts';
import type { Language } from '../../domain/language.ts';
import { isMissing } from '../files/failure-code.ts';
import { SHIPPED } from '../shipped-place.ts';

const EXAMPLES = fileURLToPath(new URL('examples/', SHIPPED));

/** The labelled sentences, mails and word lists of a language that ship with the program, as `npm run train` reads them. */
export async function shippedCorpus(language: Language): Promise<Corpus> {
  const sentences = join(EXAMPLES, 'sentences', language);
  const mails = join(EXAMPLES, 'mails', language);
  try {
    return {
      language,
      sentences: await filesIn(sentences, '.tsv', ''),
      mails: await filesIn(mails, '.txt', 'mails/'),
      words: { name: 'words.txt', text: await readFile(join(sentences, 'words.txt'), 'utf8') },
    };
  } catch (cause) {
    const what = 'The sentences that ship with the program can’t be read. Install it again.';
    const fr = `${sentences} : les phrases livrées avec le programme sont illisibles. Installez-le de nouveau.`;
    throw new UserError(`${sentences}: ${what}`, { cause, fr });
  }
}

async function filesIn(folder: string, ending: string, prefix: string) {
  const names = (await namesIn(folder)).filter((name) => name.endsWith(ending)).sort();
  return Promise.all(
    names.map(async (name) => ({ name: prefix + name, text: await readFile(join(folder, name), 'utf8') })),
  );
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
}
