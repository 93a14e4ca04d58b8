import { wordsOf } from './fold.ts';

/** Words that speak to a program instead of to a secretary, folded, in our languages. */
const TO_A_PROGRAM =
  /(?:ignor|disregard|forget|oubli|negeer|vergiss|zignoruj|olvid|dimentic|esquec)\p{L}* (?:\p{L}+ ){0,4}(?:instruct|consigne|prompt|regle|rule|anweisung|instructie|instrukcj|instruccion|istruzion|instruc)|(?:system|developer) (?:prompt|message|instruction)|you are (?:now )?(?:an? )?(?:ai|assistant|chatgpt|language model)|(?:tu es|vous etes) (?:maintenant )?(?:une? )?(?:ia|assistant virtuel|chatgpt|modele)|as an ai|en tant qu ia|chatgpt|language model|modele de langage|(?:respond|reply|answer|reponds|repondez) (?:only )?(?:with|in|en|par|avec) (?:json|base64|the following|le texte suivant|ceci)|label (?:this|all|every)|classe ce (?:mail|message)|mark (?:this|all) as|override|jailbreak|do anything now|im start|im end|end of (?:mail|message|email)|fin du (?:mail|message) |new instructions|nouvelles instructions|new task|your task is|ta tache est/u;

/** The number of the first sentence that tries to instruct the reader; everything from there on stays unexplained. */
export function injectionFrom(
  sentences: readonly { readonly number: number; readonly text: string }[],
): number | null {
  const found = sentences.find(
    ({ text }) =>
      TO_A_PROGRAM.test(` ${wordsOf(text).join(' ')} `) || /<\|?\p{L}+\|?>|```|\[INST\]/u.test(text),
  );
  return found?.number ?? null;
}
