import { pad } from '../../core/columns.ts';
import type { Advised } from '../../core/evaluation/recommend.ts';
import type { Context } from '../context.ts';
import { percent } from './eval/figure-words.ts';

/** One line a model: name, size, licence, and what is known of it here. */
export function modelLines(advised: readonly Advised[], context: Context): readonly string[] {
  const { say } = context;
  return advised.map((one) => {
    const { name, size, licence } = one.model;
    const gigabytes = `${decimal(size, context)} ${say('Go', 'GB')}`;
    return ` ${pad(name, 19)} ${gigabytes.padStart(7)}  ${pad(licence, 11)} ${knownOf(one, context)}`;
  });
}

function knownOf({ fits, measured, model }: Advised, { say, language }: Context): string {
  if (!fits)
    return say(`trop grand : ${model.memory + 1} Go de mémoire`, `too big: ${model.memory + 1} GB of memory`);
  if (measured === null)
    return model.keepsRules
      ? say('pas encore mesuré', 'not measured yet')
      : say('pas encore mesuré ; relit ses règles', 'not measured yet; reads its rules again');
  if (measured.redAsRoutine > 0)
    return say('à éviter : urgences parties en routine', 'avoid: emergencies went as routine');
  const seconds = measured.seconds === null ? '' : `, ${measured.seconds.toFixed(0)} s`;
  const f1 = percent(measured.f1, language, 0);
  return say(
    `F1 ${f1}, seul pour ${measured.auto}${seconds}`,
    `F1 ${f1}, alone for ${measured.auto}${seconds}`,
  );
}

/** One figure behind the comma, as the language writes it. */
export function decimal(number: number, { language }: Pick<Context, 'language'>): string {
  const text = number.toFixed(1);
  return language === 'fr' ? text.replace('.', ',') : text;
}
