// What the verb of a clause says of its time where no other word does: what has happened asks for nothing, "würde",
// "irait" ask politely. Over text folded letter by letter, signs as spaces.

import type { Language } from '../../../domain/language.ts';

/** Patterns of one language; verbs of asking, hoping and booking are left out, for their times are not over. */
interface Moods {
  /** Has happened. */
  readonly told: RegExp | null;
  /** Is wished: over the plain text in small letters, for folding takes the umlauts away. */
  readonly wished: RegExp | null;
  /** Has happened, by its accents: over the plain text in small letters. */
  readonly accented?: RegExp;
}

const MOODS: Readonly<Record<Language, Moods>> = {
  fr: {
    told: /(?<![\p{L}\d])(?:(?:j|je l|il|elle|on|l|nous|ils|elles|qui) +(?:(?:m|t|l|s|me|te|se|nous|vous|lui|leur|y|en) +)?(?:ai|a|avons|ont)|(?:je|on|il|elle) +(?:me|s|m) +(?:suis|est)|(?:il|elle|on|c) +est|(?<=^ *(?:et +|car +|mais +|donc +|comme +|parce que +)?)(?:(?:mon|ma|mes|le|la|les|l|ce|cette|son|sa|notre) +(?!rdv|rendez|creneau|place|seance|consult|visite|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|apres|aprem|soir|midi|cabinet|seul|mieux|ideal|date|jour|heure|\p{L}+ +(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|matin|soir|midi) )\p{L}{3,}(?: +(?!qu|ou )\p{L}{3,})?? +(?:m +|s +|l +|lui +|nous +)?(?:a|ont|est|sont)|(?:papa|maman|papi|mamie) +(?:s +|m +)?(?:a|est))) +(?:(?:deja|bien|encore|eu|ete|enfin|fait|aussi|vraiment|tout|pas|y|beaucoup|trop|plus) +){0,3}(?!pris |apres|avant|lundi|mardi|mercredi|jeudi|vendredi|samedi|midi|juste|entre|contre|comme|ici|trois|vite|pile|prevu|reserve|rendez|vu que|note que|pense|cru|compris|besoin|dispo|libre|possible|une? |mieux|celle|celui|parti |prise?\b)(?:\p{L}{2,}(?:e|ee|es|ees|i|ie|is|it|ite|u|ue|us)|mort|offert|ouvert)(?![\p{L}\d])/u,
    wished:
      /(?<!\p{L})(?!entrait|rentrait|opérait|ouvrait|montrait|préparait|durait|pleurait|tirait|virait|soupirait|respirait)\p{L}{2,}r(?:ais|ait|aient|ions|iez)(?!\p{L})/u,
  },
  en: {
    told: /(?<![\p{L}\d])(?:(?:i|we|he|she|they|it|who) +(?:(?:ve|have|has|had|s) +)?(?:(?:just|only|already|also|even|really|never|actually) +)?(?!need|wonder|hop|want|book|plann|suppos|prefer|lik|schedul|ask|request|reserv|pencil|indeed|red )(?:\p{L}{2,}ed|went|came|saw|took|got|did|fell|hurt|left|woke|felt|spent|ran|drove|lost|forgot|slept|ate|told|said|found|paid|sat|stood|sent|met|rang|bent|seen|been|done|gone|taken|broken|given|written)|(?:it|he|she|that|this|there) +(?:was|were))(?![\p{L}\d])/u,
    wished: null,
  },
  de: {
    told: /(?<![\p{L}\d])(?:(?:habe?|hab|hast|habt|hat|haben|bin|ist|sind|war|waren|wurden?)(?= )(?:(?! (?:termin|frei|zeit|gern))[ \p{L}\d]){0,90}? (?!genug|gern|gegen|angebot|vorgeschl|geplant)(?:\p{L}{0,8}ge\p{L}{2,}(?:t|en)|be\p{L}{3,}(?:t|en)|ver\p{L}{2,}(?:t|en)|er\p{L}{3,}(?:t|en)|ent\p{L}{3,}(?:t|en)|\p{L}{2,}iert)(?= *$| +(?:und|aber|oder|dass|weil|am|um|vor|seit|bei|beim|im|in|letzte[nrs]?) )|\p{L}{0,8}ge\p{L}{2,}(?:t|en) (?:habe?|hab|hat|hast|habt|haben|wurden?|ist|bin|sind)(?= *$)|(?:ich|er|sie|es|wir|mich|mir|uns|der|die|das|mein|meine|\p{L}+) (?:war|waren|kam|kamen|lag|lagen|stand|standen|fiel|fielen|bekam|bekamen|erhielt|vergass|verlor|sturzte|knickte|versuchte)(?= )|^ *als (?:ich|wir)(?= ))(?![\p{L}\d])/u,
    wished:
      /(?<!\p{L})(?:würde?|würd|würden|wäre|wären(?! wir(?!\p{L}))|wär|ginge?|gingen|hätte?|hätt|könnte?|könnt|könnten|kämen?|bekämen?|lägen?|passte|tät|täte|dürfte?|möchte|chönnt|gäb)(?!\p{L})/u,
  },
  nl: {
    told: /(?<![\p{L}\d])(?:(?:heb|hebt|heeft|hebben|had|hadden|ben|bent|is|zijn|werd|werden|was|waren)(?= )(?:(?! (?:afspraak|vrij|tijd|graag))[ \p{L}\d]){0,90}? (?!geen|genoeg|gepland|geboekt|gereserveerd|aangeboden|voorgesteld)(?:\p{L}{0,8}ge\p{L}{2,}(?:d|t|en)|in ?ge\p{L}+|be\p{L}{3,}(?:d|t)|ver\p{L}{3,}(?:d|t|en)|on[td]\p{L}{3,}(?:d|t|en))(?= *$| +(?:en|maar|of|dat|omdat|op|om|in|bij|door|vorige|afgelopen) )|\p{L}{0,8}ge\p{L}{2,}(?:d|t|en) (?:heb|hebt|heeft|hebben|werd|is|was|ben|had)(?= *$)|(?:ik|hij|ze|zij|we|wij|er|het|mijn|de|die|\p{L}+) (?:was|waren|kwam|kwamen|lag|lagen|stond|stonden|zat|zaten|viel|vielen|kreeg|kregen|vergat|verloor|brak|belde|mailde)(?= )|^ *toen(?= ))(?![\p{L}\d])/u,
    wished: /(?<!\p{L})(?:zou|zouden|zag ik graag)(?!\p{L})/u,
  },
  pl: {
    told: /(?<![\p{L}\d])(?!chcia|prosi|wola|mia|mysla|potrzebowa|mog|pasowa|odpowiada|prefer)\p{L}{3,}(?:a|i|e)(?:lo|ly) sie(?!\p{L})/u,
    wished: null,
    accented:
      /(?<!\p{L})(?!szko|całk?[aiy]|mał|mił|stał[aey]|czy|jeś|jeże|niedzie|sobol|oko|koł|cia|chwil|mog|móg|chcia|mia|wola|pasowa|odpowiada|bywa|by[łl]|zosta)\p{L}{3,}(?:ł|ła|ło|ły|eli|ali|ili|yli)(?!\p{L})/u,
  },
  es: {
    told: /(?<![\p{L}\d])(?:fui|fue|fuimos|fueron|estuv\p{L}+|tuv(?:e|o|imos|ieron)|hizo|hice|hicieron|vino|vine|vinieron|dijo|puso|pusieron|dieron|dio|pud(?:e|o|imos)|quedasteis|(?!pued|quisi|pudi|hici|tuvi)\p{L}{2,}(?:aron|ieron|asteis|isteis)|(?:he|has|ha|hemos|habeis|han|habia|habian) +(?:ya |hoy )?(?:hecho|visto|puesto|dicho|roto|escrito|abierto|vuelto|muerto|\p{L}{2,}(?:ado|ido)))(?![\p{L}\d])/u,
    wished: null,
    accented:
      /(?<!\p{L})(?!qué|porqué|café|bebé|josé|salomé|bernabé|esté|para?qué|también|aún|está)\p{L}{2,}(?:[^r\P{L}]é|[^r\P{L}]ó|rió|ró|gré|tré|pré|bré)(?!\p{L})/u,
  },
  it: {
    told: /(?<![\p{L}\d])(?:(?:ho|hai|ha|abbiamo|avete|hanno|avevo|aveva|avevamo) +(?:(?:gia|appena|anche|poi|solo|sempre|ormai) +){0,2}(?!tutt|post|molt|tant|prenotat|fissat|segnat|appuntament|intenzion|moment)\p{L}{2,}(?:at|ut|it|ett|att|ott|itt|isto|es|ers|os|olt|ort|ert|ert|int|unt)(?:o|a|i|e)|(?:e|sono|siamo|si e|s e|mi sono|ci siamo|si sono|era|ero) +(?:(?:gia|appena|stat[oaie]) +){0,2}(?!impegnat|occupat|prenotat|fissat|segnat|previst|gradit|pregat|confermat|spostat|chius|apert|invitat|limitat)\p{L}{2,}(?:at|ut|it|nat|mort|cort|corp|rott|mess)[oaie])(?![\p{L}\d])/u,
    wished: null,
  },
  pt: {
    told: /(?<![\p{L}\d])(?:fui|foi|fomos|foram|fez|fiz|fizeram|fizemos|veio|vim|vieram|teve|deu|deram|trouxe|estive|esteve|estivemos|houve|pos se|quis|disse|nasceu|(?!estou|restou|grou)\p{L}{3,}ou|(?!museu|europeu|judeu|abreu|bartolomeu|mateu|romeu|tadeu|apogeu)\p{L}{2,}(?:ceu|deu|reu|teu|veu|beu|leu|meu(?<! meu)|iu)|\p{L}{2,}(?:aram|eram|iram))(?![\p{L}\d])/u,
    wished: null,
  },
};

/** `past` of a clause that tells what has happened, `wanted` of one that asks in the conditional, else null. */
export function moodOf(text: string, folded: string, language: Language): 'past' | 'wanted' | null {
  const { told, wished, accented } = MOODS[language];
  const plain = text.toLowerCase();
  if (wished?.test(plain) === true) return 'wanted';
  const over = told?.test(folded) === true || accented?.test(plain) === true;
  return over && !text.includes('?') ? 'past' : null;
}
