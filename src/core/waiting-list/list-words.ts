// Plain answers to a question of the waiting list, in eight languages: the whole sentence must be one of them, so that
// "non, j'ai trop mal" is never taken for a no. Words as `wordsOf` folds them, joined by one space.

import type { Reading } from '../../domain/reading.ts';
import { wordsOf } from '../reading/fold.ts';

/** `leave`: off the list, whatever was asked. */
export type ListWord = 'yes' | 'no' | 'leave';

const THANKS =
  '(?: (?:merci(?: beaucoup| bien)?|svp|s il vous plait|thanks|thank you|please|bedankt|dank u(?: wel)?|graag|danke(?: schon)?|vielen dank|bitte|gern|gerne|dziekuje|prosze|gracias|por favor|grazie(?: mille)?|per favore|obrigad[oa]|volontiers|avec plaisir))*';

const WORDS: Readonly<Record<ListWord, readonly string[]>> = {
  yes: [
    'oui|yes|yep|ja|tak|si|sim|oui oui|d accord',
    '(?:oui )?(?:je suis )?(?:toujours|encore) interessee?s?|oui c est toujours utile|(?:oui )?toujours utile|(?:oui )?(?:je )?(?:reste|veux rester|souhaite rester) sur la liste(?: d attente)?|oui je le prends|je le prends|je prends',
    '(?:yes )?(?:i am |i m )?still interested|(?:yes )?(?:please )?keep me on(?: the(?: waiting)? list)?|(?:yes )?i(?: will| ll)? take it',
    '(?:ja )?nog steeds|(?:ja )?ik neem het|(?:ja )?immer noch|(?:ja )?ich nehme (?:ihn|sie|es|den termin)|(?:tak )?nadal aktualne|(?:si )?sigo interesad[oa]|(?:si )?sono ancora interessat[oa]|(?:sim )?ainda tenho interesse',
  ],
  no: [
    'non|no|nope|nee|nein|nie|nao|non non',
    'non pas cette fois(?: ci)?|pas cette fois(?: ci)?|(?:non )?(?:ca|cela) ne me convient pas|(?:non )?je ne le prends pas|(?:non )?(?:je ne suis )?plus interessee?s?|(?:non )?(?:je n en ai |ce n est |c est )?plus (?:besoin|utile|la peine)|non ce n est plus utile',
    'no not this time|not this time|(?:no )?not interested any ?more|(?:no )?(?:i am |i m )?no longer interested|(?:no )?no longer needed',
    '(?:nee )?deze keer niet|(?:nee )?niet meer nodig|(?:nein )?diesmal nicht|(?:nein )?nicht mehr notig|(?:nie )?(?:tym razem nie|juz nie|nieaktualne)|(?:no )?esta vez no|(?:no )?ya no|(?:no )?questa volta no|(?:no )?non piu|(?:nao )?desta vez nao|(?:nao )?ja nao',
  ],
  leave: [
    '(?:veuillez |merci de |pouvez vous )?(?:me )?(?:retirez|retirer|enlevez|enlever|supprimez|supprimer)(?: moi)? de (?:la|votre) liste(?: d attente)?',
    'je (?:souhaite|veux|voudrais) (?:quitter|etre retiree? de) la liste(?: d attente)?',
    '(?:please )?(?:take|remove) me (?:off|from) (?:the|your) (?:waiting ?)?list',
    'haal mij van de wachtlijst|(?:bitte )?(?:streichen sie mich )?von der warteliste(?: streichen| nehmen)?|(?:prosze )?(?:skreslic|wykreslic|usunac) mnie z listy(?: oczekujacych)?',
    'quiteme de la lista(?: de espera)?|mi tolga dalla lista(?: d attesa)?|retire me da lista(?: de espera)?',
  ],
};

const PATTERNS = (['leave', 'no', 'yes'] as const).map((word) => {
  return { word, pattern: new RegExp(`^(?:${WORDS[word].join('|')})${THANKS}$`, 'u') };
});

/** Sentences that say nothing of their own. */
const ASIDE = new Set(['greeting', 'closing', 'name', 'contact-line', 'thanks']);

/** The one thing a mail says, when all it says is a plain answer beside greetings; null when there is anything more. */
export function listWord({ sentences, flags, urgency }: Reading): ListWord | null {
  if (flags.length > 0 || urgency !== 'none') return null;
  const said = new Set<ListWord>();
  for (const { text, labels } of sentences) {
    const words = wordsOf(text).join(' ');
    const found = PATTERNS.find(({ pattern }) => pattern.test(words));
    if (found !== undefined) said.add(found.word);
    else if (labels.length === 0 || !labels.every((label) => ASIDE.has(label))) return null;
  }
  const [only, another] = said;
  return another === undefined ? (only ?? null) : null;
}
