// The key of the memory: made unless somebody refuses, and its recovery phrase proved to be on paper.

import { randomInt } from 'node:crypto';
import { lettersMeant, recoveryPhrase } from '../../core/backup/recovery-phrase.ts';
import type { Practice } from '../../domain/practice.ts';
import { phraseLines } from '../backup/key-verbs.ts';
import { type Setup, soundDraft } from './setup.ts';

/** Makes the key, shows its phrase, and asks for two groups of it. A key that is there already is shown again. */
export async function askKey(setup: Setup): Promise<void> {
  const { talk, context } = setup;
  const practice = await practiceOf(setup);
  const before = await context.doors.backups.key(practice);
  if (before !== null) return onPaper(setup, before.hex);
  talk.say(
    'Le secrétariat retient des mails et des rendez-vous. Chiffrés, ils ne se lisent pas sans la clé, si cette machine ou une sauvegarde est volée. La clé reste sur cette machine ; si elle se perd, une phrase de secours la remplace.',
    'The secretary remembers mails and appointments. Encrypted, they can’t be read without the key if this machine or a backup is stolen. The key stays on this machine; if it is lost, a recovery phrase replaces it.',
  );
  const encrypt = await talk.yes('Chiffrer ce qu’il retient', 'Encrypt what it remembers', true);
  await setup.keep((answers) => ({ ...answers, init: { ...answers.init, encrypt } }));
  if (!encrypt) return sayPlain(setup);
  const { hex, at } = await context.doors.backups.newKey(practice);
  talk.say(`La clé est dans ${at}`, `The key is in ${at}`);
  return onPaper(setup, hex);
}

function sayPlain({ talk }: Setup): void {
  talk.say(
    'Non chiffré : qui a ce disque lit tout, et aucune sauvegarde n’est faite la nuit, car elles sont toujours scellées par la clé. Pour changer d’avis : agent key new',
    'Not encrypted: whoever has this disk reads everything, and no backup is made at night, because they are always sealed with the key. To change your mind: agent key new',
  );
}

async function practiceOf(setup: Setup): Promise<Practice> {
  const loaded = await setup.context.doors.practice(setup.folder, setup.context.language);
  return loaded.kind === 'practice' ? loaded.practice : soundDraft(setup);
}

const GROUPS_A_LINE = 7;
const PATIENCE = 3;

/** Shows the phrase until two of its groups came back from the paper. */
async function onPaper(setup: Setup, hex: string): Promise<void> {
  const phrase = recoveryPhrase(hex);
  const first = randomInt(GROUPS_A_LINE);
  const second = GROUPS_A_LINE + randomInt(GROUPS_A_LINE);
  do for (const line of phraseLines(phrase, setup.context)) setup.context.print.line(line);
  while (!((await readBack(setup, phrase, first)) && (await readBack(setup, phrase, second))));
  setup.talk.say('C’est juste.', 'That is right.');
}

async function readBack({ talk, context }: Setup, phrase: string, place: number): Promise<boolean> {
  const wanted = phrase.split('-')[place] ?? '';
  const line = Math.floor(place / GROUPS_A_LINE) + 1;
  const group = (place % GROUPS_A_LINE) + 1;
  let tries = 0;
  return talk.ask({
    fr: `Lisez sur votre papier : ligne ${line}, groupe ${group}`,
    en: `Read on your paper: line ${line}, group ${group}`,
    read: (typed) => {
      if (lettersMeant(typed) === wanted) return { is: true };
      tries += 1;
      if (tries === PATIENCE) return { is: false };
      return {
        sentence: context.say(
          'Ce n’est pas ce groupe : quatre lettres ou chiffres. Comparez votre papier et l’écran.',
          'That is not this group: four letters or digits. Compare your paper and the screen.',
        ),
      };
    },
  });
}
