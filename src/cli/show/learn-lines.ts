import { clip, wrap } from '../../core/columns.ts';
import { labelName } from '../../core/label-name.ts';
import type { Change, Said } from '../../core/learning/compare.ts';
import type { LearnedSentence } from '../../core/learning/learned-sentence.ts';
import type { Standing, Tried } from '../../core/learning/own-learning.ts';
import type { OwnWeights } from '../../core/learning/switches.ts';
import type { Label } from '../../domain/reading.ts';
import type { Context } from '../context.ts';

/** More examples of one kind than this are only counted. */
const EXAMPLES = 12;

/** "annulation, raison": labels in the practice's words. */
export function labelNames(labels: readonly Label[], { language, say }: Context): string {
  if (labels.length === 0) return say('rien de sûr', 'nothing for sure');
  return labels.map((label) => labelName(label, language)).join(', ');
}

/** The practice's sentences, numbered from 1. */
export function sentenceRows(sentences: readonly LearnedSentence[], context: Context): readonly string[] {
  return sentences.map(({ labels, language, text }, at) =>
    clip(
      `${String(at + 1).padStart(3)}  ${language}  ${labelNames(labels, context)} : ${text}`,
      context.print.width,
    ),
  );
}

/** What newly learned weights change, what is safer and what is freer apart, and whether they may be switched on. */
export function triedLines(tried: Tried, context: Context): readonly string[] {
  const { say, print } = context;
  const { comparison, language, sentences } = tried;
  const { corpus, past, harm } = comparison;
  const of = (direction: Change['direction']) => past.filter((change) => change.direction === direction);
  return [
    print.tone(
      'bold',
      say(
        `${language} : appris avec ${sentences} phrase(s) du cabinet.`,
        `${language}: learned with ${sentences} sentence(s) of the practice.`,
      ),
    ),
    say(
      ` Essayé sur ${comparison.cases} dossier(s) passé(s), ${comparison.sentences} phrases, et sur ${corpus.guarded} phrases livrées qu’une personne doit lire.`,
      ` Tried on ${comparison.cases} past case(s), ${comparison.sentences} sentences, and on ${corpus.guarded} shipped sentences that a person must read.`,
    ),
    say(
      ` Phrases livrées laissées passer à tort : ${corpus.letThroughBefore} avant, ${corpus.letThroughAfter} après.`,
      ` Shipped sentences wrongly let through: ${corpus.letThroughBefore} before, ${corpus.letThroughAfter} after.`,
    ),
    ...group(say('Plus prudent', 'More careful'), of('safer'), context),
    ...group(say('Plus libre', 'Freer'), of('freer'), context),
    ...group(say('Lu autrement', 'Read differently'), of('other'), context),
    ...(past.length === 0 ? [say(' Aucune phrase passée ne change.', ' No past sentence changes.')] : []),
    ...(harm.length === 0 ? [] : harmLines(harm, context)),
  ];
}

function harmLines(harm: readonly Change[], context: Context): readonly string[] {
  const { print, say } = context;
  const head = say(
    `REFUSÉ : ${harm.length} phrase(s) de santé ou d’urgence passeraient sans qu’une personne les lise.`,
    `REFUSED: ${harm.length} sentence(s) of health or emergency would pass without a person reading them.`,
  );
  return [
    print.tone('bad', head),
    ...harm.slice(0, EXAMPLES).map((change) => ` ! ${changeText(change, context)}`),
  ];
}

function group(name: string, changes: readonly Change[], context: Context): readonly string[] {
  if (changes.length === 0) return [];
  const rest = changes.length - EXAMPLES;
  return [
    ` ${name} : ${changes.length}`,
    ...changes
      .slice(0, EXAMPLES)
      .flatMap((change) =>
        wrap(changeText(change, context), context.print.width - 4).map((line) => `   ${line}`),
      ),
    ...(rest > 0 ? [context.say(`   … et ${rest} autres`, `   … and ${rest} more`)] : []),
  ];
}

function changeText({ text, before, after, case: id }: Change, context: Context): string {
  const from = id === null ? '' : ` (${id})`;
  return `« ${clip(text, 80)} »${from} : ${saidText(before, context)} → ${saidText(after, context)}`;
}

function saidText({ labels, letThrough }: Said, context: Context): string {
  const names = labelNames(labels, context);
  return letThrough ? names : `${names} (${context.say('une personne lit', 'a person reads')})`;
}

/** Which weights read, for `agent status` and `agent explain`; none when only those that ship do. */
export function standingLines(standings: readonly Standing[], context: Context): readonly string[] {
  return standings.map(
    (standing) =>
      `${context.print.tone('dim', context.say('Lecture', 'Reading').padEnd(19))} ${standingText(standing, context)}`,
  );
}

function standingText(standing: Standing, context: Context): string {
  const { say } = context;
  switch (standing.state) {
    case 'used':
      return weightsText(standing, context);
    case 'outdated':
      return say(
        `${standing.language} : poids livrés ; ceux du cabinet datent d’avant une mise à jour. Relancez agent learn.`,
        `${standing.language}: shipped weights; the practice's own are older than an update. Run agent learn again.`,
      );
    case 'unusable':
      return say(
        `${standing.language} : poids livrés ; le fichier des poids du cabinet a changé ou manque. Relancez agent learn.`,
        `${standing.language}: shipped weights; the file of the practice's own changed or is missing. Run agent learn again.`,
      );
  }
}

/** "fr : poids du cabinet 1a2b3c4d, 12 phrases, depuis le 24/11/2026". */
export function weightsText(
  { language, fingerprint, sentences, since }: OwnWeights,
  { say }: Context,
): string {
  const day = new Date(since).toISOString().slice(0, 10);
  const short = fingerprint.slice(0, 8);
  return say(
    `${language} : poids du cabinet ${short}, ${sentences} phrase(s), depuis le ${day}`,
    `${language}: the practice's own weights ${short}, ${sentences} sentence(s), since ${day}`,
  );
}
