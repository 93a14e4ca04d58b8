import { wordsOf } from './fold.ts';

/** What somebody says to a program instead of to a secretary: each idea in our languages, folded. */
const TO_A_PROGRAM: readonly RegExp[] = [
  // Forget your rules.
  /(?:ignor|disregard|forget|oubli|negeer|vergeet|vergiss|vergessen|zignoruj|zapomnij|olvid|dimentic|esquec)\p{L}* (?:\p{L}+ ){0,4}(?:instruct|consigne|prompt|regle|rule|regel|anweisung|instructie|instrukcj|instruccion|istruzion|instruc|regla|regol|regra|zasad)/u,
  // You are a machine.
  /you are (?:now )?(?:an? )?(?:ai|assistant|chatgpt|language model|dan|robot)\b|(?:tu es|vous etes) (?:maintenant |desormais )?(?:une? )?(?:ia|assistant virtuel|chatgpt|modele|robot)|(?:je bent|u bent|du bist|sie sind|eres|sei|jestes) (?:\p{L}+ ){0,3}(?:chatgpt|robot|roboter|robotem)\b|(?:du bist|sie sind) (?:jetzt |nun )?eine ki\b|(?:eres|sei) (?:ahora |adesso |ora )?un[ao]? (?:ia|assistente virtuale|asistente virtual)\b|agora (?:es|e) (?:um|uma) (?:rob|ia\b|assistente virtual)|as an ai|en tant qu ia|als ki|como ia|come ia|jako ai|chatgpt|language model|modele de langage|sprachmodell|taalmodel|modelo de lenguaje|modello linguistico|modelo de linguagem|model jezykowy/u,
  // The program's own words.
  /(?:system|developer) (?:prompt|message|instruction)|override|jailbreak|do anything now|im start|im end|new instructions|nouvelles instructions|neue anweisungen|nieuwe instructies|nuevas instrucciones|nuove istruzioni|novas instrucoes|nowe instrukcje|new task|your task is|ta tache est/u,
  // Answer in this way only.
  /(?:respond|reply|answer) (?:only )?(?:with|in) (?:json|base64|the following)|(?:respond|reply|answer) (?:with \p{L}+ only|only with)|repond\p{L}* (?:(?:uniquement |seulement )(?:par|avec|en)|par ceci|avec ceci|en json|en base64|(?:avec|par) le texte suivant)|antwoord alleen met|antworten? (?:sie )?nur mit|respond\p{L}* (?:solo|solamente|unicamente) con|rispond\p{L}* (?:solo|solamente) con|respond\p{L}* (?:apenas|somente|so) com|odpowiada\p{L}* tylko|odpowiedz tylko/u,
  // Call this that.
  /label (?:this|all|every)|mark (?:this|all|it) as|class\p{L}* ce (?:mail|message)|(?:marqu|etiquet)\p{L}* (?:ce|ceci|cela|ce message|ce mail) (?:\p{L}+ )?comme|markeer (?:dit|deze) (?:\p{L}+ )?als|markier\p{L}* (?:das|dies\p{L}*) (?:\p{L}+ )?als|(?:marc|clasific|etiquet)\p{L}* (?:esto|este) (?:\p{L}+ )?como|segn\p{L}* (?:questo|questa) (?:\p{L}+ )?come|(?:marqu|classifi)\p{L}* (?:isto|este|esta) (?:\p{L}+ )?como|oznacz\p{L}* (?:to|ta|te) (?:\p{L}+ )?jako/u,
  // Say your orders, or what stands above.
  /(?:repet|repeat|herhaal|wiederhol|repit|ripet|powtorz)\p{L}* (?:\p{L}+ ){0,5}(?:instruct|consigne|opdracht|anweisung|istruzion|instruccion|instruc|instrukcj|prompt|mot pour mot|word for word|woord voor woord|wort fur wort|palabra por palabra|parola per parola|palavra por palavra|slowo w slowo)/u,
  /(?:tradui|translat|vertaal|ubersetz|traduc|traduz|przetlumacz)\p{L}* (?:\p{L}+ ){0,5}(?:ci dessus|above|hierboven|oben|arriba|qui sopra|acima|powyzsz\p{L}*)|przetlumacz\p{L}* powyzsz/u,
  // Another mode, another mail, a word among colleagues.
  /(?:test|debug|developer) mode|mode (?:test|debug|developpeur)|(?:test|debug|entwickler|ontwikkelaars)modus|modo (?:de )?(?:prueba|teste|debug|depuracion)|modalita (?:di )?(?:prova|test|debug)|tryb\p{L}* testow\p{L}*/u,
  /(?:end of|fin du|fin del|fin de ce|einde van (?:de|deze)|ende der|fine d\p{L}*|fim do|fim da|koniec) (?:the )?(?:e ?mail|mail|message|correo|mensaje|nachricht|bericht|messaggio|mensagem|wiadomosci)/u,
  /note interne|internal (?:staff )?note|interne noti(?:z|tie)|nota interna|notatka wewnetrzna/u,
];

/** Marks of a conversation with a program; `[s01]` is how the prompt of our own model numbers sentences. */
const MARKS = /<\|?\p{L}+\|?>|```|\[INST\]|\[s\d{2,}\]/u;

/** Letters one by one, letters between digits, alphabets mixed within words, text that runs backwards. */
function isScrambled(text: string): boolean {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return (
    /(?<!\S)(?:[\p{L}\p{N}] +){7,}[\p{L}\p{N}](?!\S)/u.test(text) ||
    count(/(?<![\p{L}\p{N}])(?=[\p{L}\p{N}]*\p{L}\d+\p{L})[\p{L}\p{N}]+/gu) >= 3 ||
    count(
      /\p{Script=Latin}[\p{Script=Cyrillic}\p{Script=Greek}]|[\p{Script=Cyrillic}\p{Script=Greek}]\p{Script=Latin}/gu,
    ) >= 2 ||
    /[\u202d\u202e]/u.test(text)
  );
}

/** The number of the first sentence that tries to instruct the reader; everything from there on stays unexplained. */
export function injectionFrom(
  sentences: readonly { readonly number: number; readonly text: string }[],
): number | null {
  const found = sentences.find(({ text }) => {
    const plain = text.replace(/\p{Cf}/gu, '');
    const words = ` ${wordsOf(plain).join(' ')} `;
    return TO_A_PROGRAM.some((idea) => idea.test(words)) || MARKS.test(plain) || isScrambled(text);
  });
  return found?.number ?? null;
}
