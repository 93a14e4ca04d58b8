// The model that reads mails: found, fetched after a yes, and measured on this machine.

import { firstChoice, type KnownModel, recommend } from '../../core/evaluation/recommend.ts';
import { textAt } from '../../core/setup/settings.ts';
import { fetchedPatiently } from './fetch-model.ts';
import { HOME, type ModelServer, modelServer } from './find-model-server.ts';
import { measured, patience, secondsWords, TOO_SLOW } from './measure-model.ts';
import { keepSection, type PartEnd, type Setup } from './setup.ts';

/** Asks for the section `model`. */
export async function askModel(setup: Setup): Promise<PartEnd> {
  const { memory, cores } = await setup.context.doors.hardware();
  const gibibytes = memory / 2 ** 30;
  const fitting = recommend(gibibytes, []).flatMap(({ model, fits }) => (fits ? [model] : []));
  tellMachine(setup, gibibytes, cores);
  if (setup.offline) return fitting.length === 0 ? 'answered' : 'later';
  const server = await modelServer(setup, textAt(setup.answers().settings, ['model', 'server']) || HOME, {
    needed: fitting.length > 0,
  });
  if (server === null) return fitting.length === 0 ? 'answered' : 'later';
  for (;;) {
    const name = await chosenModel(setup, server, fitting);
    if (name === null) {
      await keepSection(setup, 'model', null);
      return 'answered';
    }
    if (!server.installed.includes(name) && !(await fetchedPatiently(setup, name, server.at))) return 'later';
    if (await kept(setup, server, name)) return 'answered';
  }
}

function tellMachine({ talk, context }: Setup, gibibytes: number, cores: number): void {
  const size = gigabytes(gibibytes, context);
  const choice = firstChoice(recommend(gibibytes, []));
  talk.say(
    'Le secrétariat lit lui-même les mails courants. Un modèle, qui tourne chez vous, l’aide à en comprendre davantage ; sans lui, plus de mails vous sont remis. Tout le reste est pareil.',
    'The secretary reads common mails by itself. A model, which runs in your practice, helps it to understand more; without it more mails are handed to you. All else is the same.',
  );
  talk.say(
    choice === null
      ? `Cet ordinateur a ${size} Go de mémoire ; un modèle en demande 8. Il travaillera donc sans, sauf si un autre ordinateur du cabinet le porte.`
      : `Cet ordinateur : ${size} Go de mémoire, ${cores} cœurs. Modèle conseillé : ${choice.model.name}.`,
    choice === null
      ? `This computer has ${size} GB of memory; a model wants 8. So it will work without, unless another computer of the practice runs one.`
      : `This computer: ${size} GB of memory, ${cores} cores. Advised model: ${choice.model.name}.`,
  );
}

/** A model that is there, or may be fetched; null for none. */
async function chosenModel(
  { talk, context }: Setup,
  { installed, at }: ModelServer,
  fitting: readonly KnownModel[],
): Promise<string | null> {
  // Of another computer nobody knows here what fits.
  const advised = at === HOME ? fitting : [];
  const there = advised.filter(({ name }) => installed.includes(name));
  const tried = [...there, ...advised.filter((one) => !there.includes(one))].slice(0, MOST_ADVISED);
  const others = installed.filter((name) => !tried.some((one) => one.name === name));
  const place = await talk.choose(
    'Quel modèle ?',
    'Which model?',
    [
      ...tried.map(({ name, size }) =>
        installed.includes(name)
          ? `${name} (${context.say('déjà là', 'already there')})`
          : `${name} (${context.say('à télécharger', 'to be fetched')}, ${gigabytes(size, context)} ${context.say('Go', 'GB')})`,
      ),
      ...others,
      context.say('aucun', 'none'),
    ],
    0,
  );
  return [...tried.map(({ name }) => name), ...others][place] ?? null;
}

const MOST_ADVISED = 3;

/** With one decimal where there is any. */
function gigabytes(size: number, { say }: Setup['context']): string {
  const rounded = String(Math.round(size * 10) / 10);
  return say(rounded.replace('.', ','), rounded);
}

/** Measures the model and writes it down; false when the person wants another one. */
async function kept(setup: Setup, { at }: ModelServer, name: string): Promise<boolean> {
  const { talk } = setup;
  const server = at === HOME ? {} : { server: at };
  const seconds = await measured(setup, { ...server, name });
  if (seconds !== null) talk.say(...secondsWords(seconds));
  const good = seconds !== null && seconds <= TOO_SLOW;
  if (!good && (await wantsAnother(setup))) return false;
  await keepSection(setup, 'model', { ...server, name, ...patience(seconds) });
  talk.say(`Noté : ${name}.`, `Noted: ${name}.`);
  return true;
}

async function wantsAnother({ talk, context }: Setup): Promise<boolean> {
  const place = await talk.choose(
    'Que faire ?',
    'What now?',
    [
      context.say('en choisir un autre, ou aucun', 'choose another one, or none'),
      context.say('garder celui-ci', 'keep this one'),
    ],
    0,
  );
  return place === 0;
}
