// Words that take back what a sentence seems to give up, to take or to confirm, by language. They are matched at word
// boundaries in folded text (no accents, no punctuation).

import type { Language } from '../../../domain/language.ts';

/** What makes of an act something that a person must read. */
export interface Unsaying {
  /** The act hangs on something that only the future tells: "s’il neige", "in case of a strike". */
  readonly hinges: RegExp;
  /** Nearly done, done elsewhere or before, meant as a joke, told by somebody, or taken back. */
  readonly undone: RegExp;
  /** A limit, with which "I can’t" gives nothing up: "je ne peux pas avant 18 h". */
  readonly limits: RegExp;
  /** One who confirms these does not come. */
  readonly absence: RegExp;
  /** Something is to be settled before, or asked beside. */
  readonly undecided: RegExp;
  readonly or: RegExp;
  readonly but: RegExp;
}

function either(...patterns: readonly string[]): RegExp {
  return new RegExp(`\\b(?:${patterns.join('|')})`, 'u');
}

/** French and English, which practices mix. */
const FRENCH_AND_ENGLISH: Unsaying = {
  hinges: either(
    's ils?\\b(?! (?:vous|te) plait)|si\\b(?! possible)|en cas d|dans le cas|au cas|selon (?!vos|votre|disponib|vous)|sous reserve|tant qu|pourvu|des qu(?! possible)|quand (?:vous|j aur|on aur|il|elle)\\p{L}*|a defaut|sinon\\b|une fois qu|sauf (?:contr|imprevu|avis|changement|si|erreur)',
    'if\\b(?! possible| that s ok| thats ok)|in case|unless|depending|subject to|as long as|provided|once (?:i|we|my|the)\\b|when (?:you|i|we) (?:have|find|get|know)\\b|otherwise',
  ),
  undone: either(
    'failli|(?:me|nous) demande\\p{L}* d(?:e|\\b) ?annul|(?:pensais|allais|comptais|croyais) (?:\\p{L}+ ){0,2}(?:annul|decommand|desist)|on m a (?:dit|demande|conseille)|m ont (?:dit|demande)|me suis tromp|retire|annul\\p{L}* mon annulation|ignorez|plaisant|blague|par erreur|(?<!(?:train|vol|bus|cours|reunion|formation|tram|avion)s? (?:\\p{L}+ ){0,2})(?:est|etait|sont|ete|suis|avez|ai|avais|avait|viens d) (?:\\p{L}+ )?annul|annul\\p{L}* (?:ma|mes|une) (?:reunion|formation|voyage|vacances|vol|match|cours|entretien)|impossible (?:\\p{L}+ ){0,4}(?:rater|manquer|louper)|non pardon|pardon non|je veux dire',
    'nearly|almost|thank(?:s| you) for cancel|would (?:have )?cancel|was (?:going|about|thinking) to|told (?:me )?to|was told|ignore|disregard|joking|kidding|(?<!(?:train|flight|bus|class|lesson|meeting|course) (?:\\p{L}+ ){0,2})(?:is|was|were|been|have|had|has|ve|already) cancell?ed|by mistake|my cancellation|(?:can t|cannot|won t|wouldn t|don t want to) miss\\b|cancell?ed my|no sorry|sorry no|i mean\\b',
  ),
  limits: either(
    'rester|attendre|avant|plus tot|plus tard|longtemps|tard|apres(?! midi)|des \\d|jusqu',
    'before|after(?!noon)|earlier|later|long\\b|stay|until|till',
  ),
  absence: either(
    'absen|indispo|desist|impossib|empech|annul|pas (?:pouvoir|venir|etre|la\\b)|(?:pourr\\p{L}*|peux|peut|viendr\\p{L}*|viens|vient|serai) pas',
    'won t|wont|can t|cant|cannot|not (?:be|coming|come|going|make|able)|unable|unavailab|no longer|cancel',
  ),
  undecided: either(
    'd abord|juste (?:voir|trouver|demander|verifier)|dois (?:\\p{L}+ ){0,2}(?:voir|demander|verifier|trouver|confirmer)|a domicile|chez moi|peut etre|normalement|a priori|sans doute|en principe',
    'let me|(?:will|ll) (?:ring|call|phone)|(?:need|have|got) to (?:check|ask|see|find|arrange)|check with|probably|perhaps|maybe|might|at home|home visit|once\\b|hopefully|pending|if (?:my|his|her|the|i|we|our)\\b',
    '(?:check|ask|see|speak|talk)\\p{L}* (?:\\p{L}+ ){0,4}first\\b|si (?:ma|mon|mes|notre|nos|j|je|la|le|il|elle|on|ils)\\b',
  ),
  or: either('ou\\b|or\\b'),
  but: either('mais\\b|but\\b|sauf\\b|except\\b|laissez\\b|leave\\b'),
};

const DUTCH: Unsaying = {
  hinges: either(
    '(?:als|indien|mocht|zodra)\\b(?! (?:mogelijk|het kan|dat kan|gevolg))|in geval|bij (?:sneeuw|regen|ijzel|storm|gladheid|slecht|staking|ziekte|vertraging|drukte)|voorbehoud|afhankelijk|tenzij|anders\\b|zolang',
  ),
  undone: either(
    'bijna|had (?:ik )?(?:\\p{L}+ ){0,4}(?:afgezegd|geannuleerd)|(?:is|was|werd|heb|hebt|heeft|hebben) (?:\\p{L}+ ){0,5}(?:geannuleerd|afgezegd|afgemeld)|vergis|per ongeluk|grapje|negeer|mijn annulering|zeiden dat|nee sorry|sorry nee',
  ),
  limits: either('(?:voor|na|tot|vanaf) (?:\\d|half|kwart|de middag)|eerder|later|lang\\b|blijven'),
  absence: either('afwezig|niet\\b|verhinder|annul|afzeg|afmeld|geen\\b(?! (?:probleem|punt|bezwaar))'),
  undecided: either(
    'eerst\\b|misschien|moet (?:\\p{L}+ ){0,3}(?:overleg|vragen|checken|kijken|regelen)|aan huis|bij mij thuis|waarschijnlijk|normaal gesproken|als (?:mijn|ik|de|het|we|hij|zij)\\b(?! (?:kan|kunnen))',
  ),
  or: either('of\\b'),
  but: either('maar\\b(?! *$| in *$)|behalve\\b|laat\\b'),
};

const GERMAN: Unsaying = {
  hinges: either(
    '(?:wenn|falls|sofern|sobald|solange)\\b(?! (?:moglich|es geht|s geht))|bei (?:schnee|regen|glatt|eis\\b|sturm|streik|gutem|schlechtem|starkem|hitze|gewitter|verspatung)|im falle?\\b|je nach|vorbehalt|sonst\\b|andernfalls|abhangig|es sei denn',
  ),
  undone: either(
    'fast\\b|beinahe|kurz davor|(?:ist|wurde|war|habe|hab|haben|hat|hatte|hatten) (?:\\p{L}+ ){0,6}(?:abgesagt|storniert|abgemeldet)|versehentlich|aus versehen|scherz|spass\\b|ignorier|meine absage|irrtum|man hat mir|nein sorry|sorry nein',
  ),
  limits: either('(?:vor|nach|bis|ab) (?:\\d|halb)|fruher|spater|lange?\\b|bleiben'),
  absence: either('abwesen|nicht\\b|kein\\p{L}*\\b(?! problem)|verhindert|absag|abzusag|ausfall|unmoglich'),
  undecided: either(
    'zuerst|erst (?:noch|mal)\\b|vielleicht|muss (?:\\p{L}+ ){0,4}(?:fragen|klaren|schauen|absprechen)|zuhause|zu hause|hausbesuch|wahrscheinlich|eigentlich|vorbehalt|normalerweise|wenn (?:mein|meine|ich|wir|der|die|das|er)\\b',
  ),
  or: either('oder\\b'),
  but: either('aber\\b|ausser\\b|lassen\\b'),
};

const POLISH: Unsaying = {
  hinges: either(
    '(?:jesli|jezeli|gdyby|gdy)\\b(?! (?:mozna|to mozliwe|mozliwe))|o ile|chyba ze|pod warunkiem|w razie|w przypadku|zalezn|zalezy|jak (?:bed|tylko|nie\\b|spadnie)|inaczej\\b',
  ),
  undone: either(
    'prawie|omal|(?:jest|byl[ao]?|zostal[ao]?|juz) odwolan|odwolal|przez pomylke|pomylk|zart|zignor|moje odwolanie|kazali|powiedzieli',
  ),
  limits: either('przed\\b|po \\d|wczesniej|pozniej|dlugo|zostac|do \\d|dopiero'),
  absence: either('nieobecn|nie\\b(?! ma (?:problemu|sprawy))|odwol|rezygn|niemozliw'),
  undecided: either(
    'najpierw|musze (?:\\p{L}+ ){0,2}(?:zapyta|sprawdz|uzgodn|ustal)|w domu|domow|prawdopodobnie|raczej|(?:jesli|jezeli) (?:moj|moja|ja|maz|zona|szef)\\p{L}*',
  ),
  or: either('albo\\b|lub\\b|czy\\b'),
  but: either('ale\\b|oprocz\\b|zostaw'),
};

const SPANISH: Unsaying = {
  hinges: either(
    'si\\b(?! es posible)|en caso|caso de|segun\\b|salvo|siempre que|a menos|siempre y cuando|depend|cuando (?:tenga|pueda|sepa)|de lo contrario',
  ),
  undone: either(
    'casi\\b|a punto de|(?:esta|estaba|fue|he|hemos|ha|han|habia|ya) (?:\\p{L}+ )?(?:cancelad|anulad)|por error|broma|ignor|mi (?:cancelacion|anulacion)|me dijeron|(?:pensaba|iba a) (?:cancel|anul)|digo\\b',
  ),
  limits: either('antes\\b|despues|mas tarde|mas temprano|quedarme|mucho tiempo|hasta las|a partir'),
  absence: either('ausen|no\\b(?! (?:hay|es) (?:problema|ningun))|imposib|cancel|anul'),
  undecided: either(
    'primero (?:tengo|debo)|tengo que (?:\\p{L}+ ){0,2}(?:ver|preguntar|consultar|mirar)|quizas?|tal vez|a domicilio|probablemente|en principio|si (?:mi|el|la|puedo|me)\\b',
  ),
  or: either('o\\b|u\\b'),
  but: either('pero\\b|salvo\\b|excepto\\b|deje\\b'),
};

const ITALIAN: Unsaying = {
  hinges: either(
    'se\\b(?! possibile)|in caso|nel caso|salvo|a seconda|purche|a meno|a patto|dipende|qualora|altrimenti',
  ),
  undone: either(
    'quasi\\b|stavo per|(?:e|era|stato|stata|ho|abbiamo|ha|hanno|avete|avevo) (?:\\p{L}+ )?(?:disdett|annullat|cancellat)|per errore|scherz|ignor|la mia disdetta|mi hanno detto|pensavo di (?:disd|annull)|sbagliat|anzi\\b',
  ),
  limits: either('prima\\b|dopo\\b|piu tardi|restare|a lungo|fino all|fermarmi'),
  absence: either('assen|non\\b(?! c e problema)|impossib|disd|annull'),
  undecided: either(
    'prima (?:devo|dovrei)|devo (?:\\p{L}+ ){0,2}(?:chiedere|vedere|verificare|sentire)|forse|magari|a domicilio|probabilmente|in teoria|se (?:mio|mia|il|la|riesco|posso)\\b',
  ),
  or: either('o\\b|oppure\\b'),
  but: either('ma\\b|tranne\\b|salvo\\b|lasci'),
};

const PORTUGUESE: Unsaying = {
  hinges: either(
    'se\\b(?! (?:possivel|for possivel|faz favor))|caso\\b|no caso|consoante|dependendo|depende|salvo|a menos|desde que|assim que|senao',
  ),
  undone: either(
    'quase\\b|ia (?:cancel|desmarc)|estive para|(?:esta|foi|tinha|tenho|ja|ficou) (?:\\p{L}+ )?(?:cancelad|desmarcad|anulad)|cancelei|desmarquei|por engano|por erro|brinca|ignor|o meu cancelamento|disseram',
  ),
  limits: either('antes\\b|depois|mais tarde|mais cedo|muito tempo|demor|ate as'),
  absence: either('ausen|nao\\b(?! (?:ha problema|faz mal))|impossiv|cancel|desmarc'),
  undecided: either(
    'primeiro (?:tenho|preciso)|tenho de (?:\\p{L}+ ){0,2}(?:ver|perguntar|confirmar)|talvez|se calhar|ao domicilio|provavelmente|em principio|se (?:o|a|meu|minha|conseguir)\\b',
  ),
  or: either('ou\\b'),
  but: either('mas\\b|exceto\\b|salvo\\b|deixe\\b'),
};

export const UNSAYING: Readonly<Record<Language, Unsaying>> = {
  fr: FRENCH_AND_ENGLISH,
  en: FRENCH_AND_ENGLISH,
  nl: DUTCH,
  de: GERMAN,
  pl: POLISH,
  es: SPANISH,
  it: ITALIAN,
  pt: PORTUGUESE,
};
