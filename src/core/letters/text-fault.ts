import type { Language, ProgramLanguage } from '../../domain/language.ts';
import type { Problem } from '../../domain/problem.ts';

/** What can be wrong with a text of the practice. `explainFault` turns each into one sentence. */
export type TextFault =
  | { readonly code: 'not-utf8' }
  | { readonly code: 'too-long'; readonly limit: number }
  | { readonly code: 'no-front-matter' }
  | { readonly code: 'bad-front-matter'; readonly detail: string }
  | { readonly code: 'missing-key'; readonly key: string; readonly example: string }
  | { readonly code: 'unknown-key'; readonly key: string; readonly near: string | null }
  | { readonly code: 'not-text'; readonly key: string; readonly example: string }
  | { readonly code: 'not-a-list'; readonly key: string; readonly example: string }
  | { readonly code: 'unknown-id'; readonly id: string; readonly near: string | null }
  | { readonly code: 'bad-faq-id'; readonly id: string }
  | { readonly code: 'not-allowed'; readonly value: string; readonly allowed: readonly string[] }
  | { readonly code: 'empty-body' }
  | { readonly code: 'needs-missing'; readonly fact: string; readonly used: readonly string[] }
  | { readonly code: 'needs-unused'; readonly fact: string; readonly used: readonly string[] }
  | {
      readonly code: 'unknown-fact';
      readonly fact: string;
      readonly near: string | null;
      readonly known: readonly string[];
    }
  | { readonly code: 'must-use'; readonly fact: string }
  | { readonly code: 'sometimes-fact'; readonly fact: string }
  | { readonly code: 'cannot-fill'; readonly word: string }
  | { readonly code: 'syntax'; readonly passage: string }
  | { readonly code: 'forbidden-tag'; readonly tag: string }
  | { readonly code: 'forbidden-filter'; readonly filter: string }
  | { readonly code: 'revealing'; readonly word: string }
  | { readonly code: 'fee'; readonly sentence: string }
  | { readonly code: 'twice'; readonly other: string }
  | { readonly code: 'no-answer-in'; readonly language: Language }
  | { readonly code: 'audiences-differ' };

/** Where in a file a fault stands. */
export interface FaultPlace {
  readonly file: string;
  readonly line: number | null;
  readonly key: string;
}

/** A fault as the practice reads it. */
export function problemOf(
  fault: TextFault,
  { file, line, key }: FaultPlace,
  language: ProgramLanguage,
  weight: Problem['weight'] = 'error',
): Problem {
  return { file, line, key, sentence: explainFault(fault, language), weight };
}

type Code = TextFault['code'];
type Sentences = { readonly [C in Code]: (fault: Extract<TextFault, { code: C }>) => string };

/** What is wrong with a text and what to write instead. */
export function explainFault(fault: TextFault, language: ProgramLanguage): string {
  const say = (language === 'fr' ? FRENCH : ENGLISH)[fault.code] as (given: TextFault) => string;
  return say(fault);
}

const list = (words: readonly string[]): string => words.join(', ');

const FRENCH: Sentences = {
  'not-utf8': () => "ce fichier n'est pas en UTF-8. Enregistrez-le avec l'encodage UTF-8.",
  'too-long': ({ limit }) => `ce fichier est trop long. Gardez moins de ${limit} caractères.`,
  'no-front-matter': () =>
    'le fichier ne commence pas par son en-tête. Mettez « --- », puis id et language, puis « --- » avant le texte.',
  'bad-front-matter': ({ detail }) =>
    `l'en-tête ne se lit pas (${detail}). Écrivez une ligne « clé: valeur ».`,
  'missing-key': ({ key, example }) => `« ${key} » manque. Ajoutez par exemple « ${key}: ${example} ».`,
  'unknown-key': ({ key, near }) =>
    near === null
      ? `« ${key} » n'est pas une clé connue. Retirez-la.`
      : `« ${key} » n'est pas une clé connue. La plus proche : ${near}.`,
  'not-text': ({ key, example }) => `« ${key} » doit être un mot. Écrivez « ${key}: ${example} ».`,
  'not-a-list': ({ key, example }) => `« ${key} » doit être une liste. Écrivez « ${key}: ${example} ».`,
  'unknown-id': ({ id, near }) =>
    near === null
      ? `il n'existe pas de lettre « ${id} ».`
      : `il n'existe pas de lettre « ${id} ». La plus proche : ${near}.`,
  'bad-faq-id': ({ id }) =>
    `« ${id} » ne convient pas. Écrivez des lettres minuscules, des chiffres et des tirets : « parking ».`,
  'not-allowed': ({ value, allowed }) =>
    `« ${value} » n'est pas possible ici. Choisissez : ${list(allowed)}.`,
  'empty-body': () => "le texte est vide. Écrivez-le après l'en-tête.",
  'needs-missing': ({ fact, used }) =>
    `« ${fact} » est utilisé dans le texte et manque ici. Écrivez « needs: [${list(used)}] ».`,
  'needs-unused': ({ fact, used }) =>
    `« ${fact} » n'est pas utilisé dans le texte. Écrivez « needs: [${list(used)}] ».`,
  'unknown-fact': ({ fact, near, known }) =>
    near === null
      ? `« ${fact} » n'existe pas pour cette lettre. Possible : ${list(known)}.`
      : `« ${fact} » n'existe pas pour cette lettre. Le plus proche : ${near}.`,
  'must-use': ({ fact }) =>
    `« ${fact} » manque dans le texte : sans lui, la lettre ne dit pas l'essentiel. Écrivez-le comme dans le texte livré.`,
  'sometimes-fact': ({ fact }) =>
    `« ${fact} » n'est pas toujours connu. Écrivez ce passage entre {% if ${fact} %} et {% endif %}.`,
  'cannot-fill': ({ word }) => `« ${word} » ne peut pas être rempli. Comparez avec le texte livré.`,
  syntax: ({ passage }) =>
    `« ${passage} » ne se lit pas. Vérifiez les accolades, les guillemets et le {% endif %} ou {% endfor %}.`,
  'forbidden-tag': ({ tag }) => `{% ${tag} %} n'est pas permis. Permis : if, unless, case, for, comment.`,
  'forbidden-filter': ({ filter }) => `le filtre « ${filter} » n'est pas permis. Retirez-le.`,
  revealing: ({ word }) =>
    `« ${word} » peut révéler la raison d'un rendez-vous. Choisissez un mot neutre : rendez-vous, demande, document.`,
  fee: ({ sentence }) =>
    `« ${sentence} » parle d'argent pour une absence. Retirez cette phrase, ou écrivez « policy: fee-text-allowed » sous cancellation si votre pays et votre profession le permettent.`,
  twice: ({ other }) => `ce texte existe déjà dans ${other}. Gardez un seul des deux fichiers.`,
  'no-answer-in': ({ language }) =>
    `il n'y a pas de réponse en « ${language} », la langue du cabinet. Ajoutez un fichier avec « language: ${language} ».`,
  'audiences-differ': () =>
    "« audience » n'est pas le même dans tous les fichiers de cette réponse. Le plus strict compte : patients.",
};

const ENGLISH: Sentences = {
  'not-utf8': () => 'this file is not UTF-8. Save it with the encoding UTF-8.',
  'too-long': ({ limit }) => `this file is too long. Keep it under ${limit} characters.`,
  'no-front-matter': () =>
    'the file does not begin with its header. Write "---", then id and language, then "---" before the text.',
  'bad-front-matter': ({ detail }) => `the header can't be read (${detail}). Write one line "key: value".`,
  'missing-key': ({ key, example }) => `"${key}" is missing. Add for example "${key}: ${example}".`,
  'unknown-key': ({ key, near }) =>
    near === null
      ? `"${key}" is not a known key. Remove it.`
      : `"${key}" is not a known key. The nearest: ${near}.`,
  'not-text': ({ key, example }) => `"${key}" must be a word. Write "${key}: ${example}".`,
  'not-a-list': ({ key, example }) => `"${key}" must be a list. Write "${key}: ${example}".`,
  'unknown-id': ({ id, near }) =>
    near === null ? `there is no letter "${id}".` : `there is no letter "${id}". The nearest: ${near}.`,
  'bad-faq-id': ({ id }) => `"${id}" won't do. Write small letters, digits and hyphens: "parking".`,
  'not-allowed': ({ value, allowed }) => `"${value}" is not possible here. Choose: ${list(allowed)}.`,
  'empty-body': () => 'the text is empty. Write it after the header.',
  'needs-missing': ({ fact, used }) =>
    `"${fact}" is used in the text and missing here. Write "needs: [${list(used)}]".`,
  'needs-unused': ({ fact, used }) => `"${fact}" is not used in the text. Write "needs: [${list(used)}]".`,
  'unknown-fact': ({ fact, near, known }) =>
    near === null
      ? `"${fact}" does not exist for this letter. Possible: ${list(known)}.`
      : `"${fact}" does not exist for this letter. The nearest: ${near}.`,
  'must-use': ({ fact }) =>
    `"${fact}" is missing in the text: without it the letter does not say what matters. Write it as in the text that ships.`,
  'sometimes-fact': ({ fact }) =>
    `"${fact}" is not always known. Write this passage between {% if ${fact} %} and {% endif %}.`,
  'cannot-fill': ({ word }) => `"${word}" can't be filled in. Compare with the text that ships.`,
  syntax: ({ passage }) =>
    `"${passage}" can't be read. Check the braces, the quotation marks and the {% endif %} or {% endfor %}.`,
  'forbidden-tag': ({ tag }) => `{% ${tag} %} is not allowed. Allowed: if, unless, case, for, comment.`,
  'forbidden-filter': ({ filter }) => `the filter "${filter}" is not allowed. Remove it.`,
  revealing: ({ word }) =>
    `"${word}" may reveal the reason of an appointment. Choose a neutral word: appointment, request, document.`,
  fee: ({ sentence }) =>
    `"${sentence}" speaks of money for an absence. Remove this sentence, or write "policy: fee-text-allowed" under cancellation where your country and profession allow it.`,
  twice: ({ other }) => `this text exists already in ${other}. Keep one of the two files.`,
  'no-answer-in': ({ language }) =>
    `there is no answer in "${language}", the practice's language. Add a file with "language: ${language}".`,
  'audiences-differ': () =>
    '"audience" is not the same in all files of this answer. The strictest counts: patients.',
};
