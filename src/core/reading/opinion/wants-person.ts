// "Ring me", "puis-je vous parler": who says so wants a person, whatever else the mail asks, and no letter is the answer.

import type { Language } from '../../../domain/language.ts';
import { plainWords } from '../fold.ts';

/** By language, over folded text with nothing but letters, digits and single spaces. */
const WANTS_A_PERSON: Readonly<Record<Language, RegExp>> = {
  fr: /\b(?:(?:me|nous) (?:rappel(?!er? (?:l|la|le|que|mon|ma|quand|quel|de quel))\p{L}*|appeler|appelez|telephon\p{L}*|joindre|contacter par (?:tel|telephone))|(?:rappel|appel|telephon)ez (?:moi|nous)|(?:passer|passe|donner) un (?:petit )?(?:coup de (?:fil|tel\p{L}*)|appel)|de vive voix|(?:parler|discuter|echanger) (?:a|avec) (?:quelqu un|une (?:vraie )?personne|un humain|la secretaire|le (?:docteur|medecin|kine|praticien)|vous au tel\p{L}*)|vous (?:parler|joindre(?! (?:m\p{L}+|l\p{L}*|une?|ci|votre|en|copie))|avoir au tel\p{L}*)|(?:par|au) telephone|(?:vraie|vrai) (?:personne|humain)|etre rappele\p{L}*|mapel\p{L}*)/u,
  en: /\b(?:(?:call|ring|phone|telephone) (?:me|us)\b|give (?:me|us) a (?:call|ring|bell|buzz|tinkle)|(?:speak|talk) (?:to|with) (?:a |an |the |some)?(?:\p{L}+ )?(?:person|human|someone|somebody|one|body|receptionist|doctor|dr|physio|practice manager|you (?:on|over|by))|(?:on|over|by) the phone|by phone|phone call|(?:real|actual) (?:person|human)|(?:can|could|may) i (?:phone|ring|call|speak|talk)|call ?back|a (?:quick )?word with)/u,
  nl: /\b(?:(?:bel|belt|bellen) (?:me|mij|ons|u mij|jullie|je mij)\b|(?:me|mij|ons) (?:\p{L}+ )?(?:terug ?)?(?:bellen|opbellen)|terug ?(?:gebeld|bellen|bel)|even (?:bellen|gebeld)|ff bellen|met (?:mij |ons )?(?:bellen|iemand (?:spreken|praten))|(?:spreek|spreken|praten) (?:\p{L}+ )?(?:met|iemand|een (?:echt )?mens)|telefonisch|echt (?:mens|persoon)|aan de telefoon)/u,
  de: /\b(?:ruf\p{L}* (?:sie |ihr )?(?:mich|uns|bitte|kurz)|(?:mich|uns|mir) (?:\p{L}+ ){0,4}(?:an|zuruck)(?:zu)?(?:ruf|gerufen)\p{L}*|ruckruf\p{L}*|zuruck ?ruf\p{L}*|anruf (?:von|ihrer)|(?:sprechen|reden|telefonier\p{L}*) (?:\p{L}+ )?(?:mit|jemand)|(?:mit|von) (?:\p{L}+ )?(?:einem (?:echten )?menschen|einer person|jemandem|arzt|arztin|ihnen) (?:\p{L}+ )?(?:sprechen|reden|telefonier\p{L}*)|mit mir telefonier\p{L}*|telefonisch|am telefon|kurz anrufen|(?:echten?|richtigen?) mensch\p{L}*)/u,
  pl: /\b(?:oddzwon\p{L}*|zadzwon\p{L}* (?:do (?:mnie|nas)|\p{L}+ do mnie)|(?:prosze|moze|czy) (?:\p{L}+ ){0,4}(?:zadzwonic|oddzwonic|zatelefonowac)|o telefon\b|telefonicznie|przez telefon|(?:porozmawiac|rozmawiac|rozmowy) z (?:\p{L}+ )?(?:czlowiekiem|kims|osoba|lekarzem|pania|panem|recepcja)|z czlowiekiem)/u,
  es: /\b(?:(?:llam|telefone)\p{L}*(?:me|nos)\b|me (?:puede|pueden|podria|podrian|podeis) (?:\p{L}+ )?llamar|me (?:llama|llaman|llame|llamen)\b|por telefono|devolver(?:me)? la llamada|hablar con (?:una persona|alguien|un humano|la (?:doctora|secretaria)|el (?:doctor|medico))|persona de verdad|puedo llamar\p{L}*)/u,
  it: /\b(?:(?:richiam|chiam|telefon)\p{L}*(?:mi|ci)\b|mi (?:puo|potete|potrebbe|potreste) (?:\p{L}+ )?(?:ri)?chiamare|mi (?:ri)?(?:chiama|chiami|chiamate)\b(?! \p{Lu})|al telefono|per telefono|telefonicamente|parlare con (?:una persona|qualcuno|un umano|il (?:dottore|medico)|la (?:dottoressa|segretaria))|persona vera|posso (?:chiamar|telefonar)\p{L}*)/u,
  pt: /\b(?:(?:ligu?e|ligar|liguem|telefon\p{L}*|contact\p{L}*) (?:me|nos)\b|me (?:pode|podem|podia|podiam|poderia) (?:\p{L}+ )?(?:ligar|telefonar)|(?:liga|ligam) me\b|por telefone|telefonicamente|devolver a chamada|falar com (?:uma pessoa|alguem|um humano|o (?:doutor|medico)|a (?:doutora|secretaria))|pessoa (?:real|verdadeira)|posso ligar)/u,
};

/** "Don't ring", "appelez le 15", "no need to call": the opposite, or somebody else's telephone. */
const NOT_WANTED: Readonly<Record<Language, RegExp>> = {
  fr: /\b(?:(?:ne|n) (?:me |nous |m )?(?:rappel|appel|telephon)\p{L}* pas|pas (?:la peine|besoin) (?:de|d) (?:me )?(?:r?appel|telephon)\p{L}*|(?:par|au) telephone (?:hier|ce matin|la semaine)|comme (?:convenu|vu|discute) (?:par|au) telephone|suite a notre|payer par)/u,
  en: /\b(?:(?:don t|dont|do not|no need to|please don t|never) (?:\p{L}+ )?(?:call|ring|phone)|(?:spoke|discussed|agreed|told|said|as per|booked) (?:\p{L}+ ){0,4}(?:on|over|by) (?:the )?phone)/u,
  nl: /\b(?:(?:niet|geen) (?:\p{L}+ )?(?:te )?bellen|bel (?:\p{L}+ )?niet|zoals telefonisch|telefonisch (?:besproken|afgesproken))/u,
  de: /\b(?:nicht (?:\p{L}+ ){0,3}an(?:zu)?rufen|kein\p{L}* (?:ruck)?anruf|wie telefonisch|telefonisch (?:besprochen|vereinbart))/u,
  pl: /\b(?:nie (?:dzwonic|trzeba dzwonic|prosze dzwonic)|jak (?:ustalono|rozmawialismy) telefonicznie|telefonicznie (?:ustalony|umowion\p{L}*))/u,
  es: /\b(?:no (?:me )?(?:llam|telefone)\p{L}*|(?:hablado|acordado|quedamos) (?:\p{L}+ )?por telefono|me llamo\b)/u,
  it: /\b(?:non (?:mi )?(?:chiam|telefon|richiam)\p{L}*|(?:detto|concordato|sentiti) (?:\p{L}+ )?(?:al|per) telefono|mi chiamo\b)/u,
  pt: /\b(?:nao (?:me )?(?:lig|telefon)\p{L}*|(?:falado|combinado) (?:\p{L}+ )?(?:por|ao) telefone)/u,
};

/** Whether a sentence asks that a person call, be called or read it. */
export function wantsPerson(text: string, language: Language): boolean {
  const words = plainWords(text);
  return WANTS_A_PERSON[language].test(words) && !NOT_WANTED[language].test(words);
}
