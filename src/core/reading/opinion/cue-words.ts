// Words that bear what a sentence is taken to want, and words that speak against it, by language. They are matched at the
// beginning of a word in folded text (no accents, no punctuation).

import type { Language } from '../../../domain/language.ts';

/** What must be said in words, and not unsaid, before anything is done on a request. */
export interface Cues {
  /** A word for moving; "rather" and "another day" too. */
  readonly moves: RegExp;
  /** Of these, what can mean nothing else. */
  readonly movingVerbs: RegExp;
  /** An appointment is given up. */
  readonly givesUp: RegExp;
  /** Of these, verbs that say so outright. */
  readonly saysCancel: RegExp;
  readonly saysYes: RegExp;
  readonly chooses: RegExp;
  readonly late: RegExp;
  /** No more messages are wanted. */
  readonly silence: RegExp;
  /** The verb is denied: "don’t cancel". */
  readonly denied: RegExp;
  /** Nothing is decided yet. */
  readonly doubt: RegExp;
  /** Under a condition that only a person can weigh. */
  readonly condition: RegExp;
  /** An "if" that is not mere politeness. */
  readonly supposed: RegExp;
  /** One is kept while another is given up: which is which, a person reads. */
  readonly keeps: RegExp;
  /** Not with us: "my appointment at the dentist’s". */
  readonly elsewhere: RegExp;
  /** Asks whether it has to be, or has been. */
  readonly asksWhether: RegExp;
}

/** French and English, which practices mix. */
const FRENCH_AND_ENGLISH: Cues = {
  moves:
    /\b(?:decal|deplac|report(?!ing)|chang|avanc|echang|modif|repouss|remettre|reprogramm|replac|rearrang|resched|rebook|move|moving|swap|switch|push|postpon|bring forward|earlier instead|remettez|remettons|recaser|glisser|bascul|shift (?:it|my|the|our)|another (?:time|day|date|one|slot)|new (?:time|date|one|slot)|different (?:time|day|date)|other (?:time|day|date)|autre (?:jour|date|heure|creneau|rdv|rendez|moment|horaire|semaine)|nouvelle date|nouveau (?:creneau|rdv|rendez)|plutot|instead)/,
  movingVerbs:
    /\b(?:decal|deplac(?!ement)|report(?!ing)|chang(?!er? d(?:e|ans))|avanc|echang|repouss|remettre|reprogramm|rearrang|resched|rebook|postpon|another time|autre (?:jour|date|heure|creneau))/,
  givesUp:
    /\b(?:annul|anul|decommand|desist|peux (?:pas|plus)|peut (?:pas|plus)|pourr\p{L}* (?:pas|plus|malheureusement pas|finalement pas)|pas pouvoir|pouvoir (?:pas|venir)|vien\p{L}* (?:pas|plus)|viendr\p{L}* (?:pas|plus)|serai\p{L}* (?:pas|absent)|pas (?:venir|la|etre|dispo)|empech|impossible|contraint|oblige|renonc|cancel|can ?t|cannot|can not|won ?t|wont|unable|not (?:be )?able|not coming|not come|no longer|have to miss|need to miss|call off|give up|skip|no need|drop|supprim|pas possible|liber(?:er|ez) (?:le|la|mon|ma|notre|ce)|tombe a l eau|release|free (?:\p{L}+ ){0,2}up|not (?:be )?possible|won t work)/u,
  saysCancel: /\b(?:annul|anul|decommand|desist|renonc|supprim|cancel|call off|give up)/u,
  saysYes:
    /\b(?:ok|oui|ouais|confirm|d accord|entendu|parfait|convient|me va|nous va|c est bon|bon pour|ca marche|note|serai|serons|sera la|viens|viendr|viendrai|present|garde|maintien|valide|accepte|prends|yes|yep|yeah|sure|fine|good|great|perfect|lovely|works|suits|there|coming|see you|agree|accept|all set|happy with|keep|attend)/,
  chooses:
    /\b(?:option|choix|choisis|proposition|creneau|celui|celle|numero|premier|premiere|deuxieme|second|seconde|troisieme|dernier|derniere|1er|2e|2eme|3e|prends|prefere|plutot|va pour|slot|one|first|third|last|latest|earliest|take|choose|pick|prefer|go for|go with)/,
  late: /\b(?:retard|late\b|bouchon|embouteill|coince|bloque|traffic|stuck|delay|behind|minutes?|mins?|mn|arriv|on my way|en route|greve|panne|accident|metro\b|tram|rer\b|bus\b|train|tube\b|strike)/,
  silence:
    /\b(?:stop|rappel|sms|texto|message|mail|courriel|notification|ecriv|ecrire|envoy|desabonn|desinscri|unsub|remind|text|email|remove|contact)/,
  denied:
    /\b(?:n|ne|pas|jamais|sans|don t|dont|do not|not|never|without|no need to)(?: \p{L}+){0,3} (?:annul|anul|decommand|cancel|deplac|decal|report|move\b|moving|resched|chang)/u,
  doubt:
    /\b(?:risque|peut etre|hesite|j hesitais|envisage|probable\p{L}*|sans doute|normalement|a priori|en principe|au cas ou|may|might|maybe|perhaps|wondering|thinking of|thinking about|probably|not sure|pas sur|pas sure|vielleicht|misschien)\b/u,
  condition:
    /\b(?:seulement si|uniquement si|sauf si|a moins que|a moins de|a condition|si et seulement|only if|unless|provided|as long as|on condition|nur wenn|alleen als)\b/,
  supposed: /\b(?:si(?! possible| vous (?:plait|pouvez|avez|auriez))|if(?! possible| you))\b/,
  keeps:
    /\b(?:gard\p{L}*|mainten\p{L}*|maintiens|conserv\p{L}*|confirm\p{L}*|keep|keeping|still coming|i m coming|je viens(?! pas)|je viendrai(?! pas)|l autre|celui d apres|the one after|the other)\b/u,
  elsewhere:
    /\b(?:(?:mon|une?) (?:amie?|voisine?|collegue)|ma (?:voisine|collegue|copine)|(?:my|a) (?:friend|neighbou?r|colleague)|chez (?:le|la|mon|ma|un|une) \p{L}+|a annule (?:ma|mon|sa|son|notre|la|le|une?)|(?:at|with) (?:the|my) (?:dentist|doctor|gp|optician|hairdresser|vet|garage)|my (?:dentist|meeting|flight|train) )/u,
  asksWhether:
    /\b(?:avez vous|vous avez|vous aviez|as tu|faut il|dois je|devrais je|est il|est ce que (?:vous avez|je dois|mon|c est)|did you|have you|has it|was it|is it|should i|do i (?:need|have)|are you|dans quel delai|quel delai)\b/,
};

const DUTCH: Cues = {
  moves:
    /\b(?:verzet|verplaats|verschuiv|verander|wijzig|omzet|uitstel|vervroeg|ander\p{L}* (?:moment|tijd|tijdstip|dag|datum|afspraak|keer)|nieuwe (?:afspraak|datum|tijd)|ruil|liever)/u,
  movingVerbs:
    /\b(?:verzet|verplaats|verschuiv|uitstel|vervroeg|omzet|wijzig|ander\p{L}* (?:moment|tijd|tijdstip|dag|datum))/u,
  givesUp:
    /\b(?:annul|afzeg|zeg\p{L}* (?:[\p{L}\p{N}]+ ){0,6}af\b|afmeld|meld\p{L}* (?:[\p{L}\p{N}]+ ){0,6}af\b|cancel|(?:kan|kunnen|kom|komen|lukt) (?:[\p{L}\p{N}]+ ){0,4}niet|niet (?:komen|doorgaan|halen|kunnen|bij zijn)|verhinderd|vervalt|schrap|vrijgeven|geef (?:[\p{L}\p{N}]+ ){0,4}vrij|niet mogelijk|gaat (?:[\p{L}\p{N}]+ ){0,4}niet|komt (?:[\p{L}\p{N}]+ ){0,3}niet uit)/u,
  saysCancel: /\b(?:annul|afzeg|afmeld|cancel|schrap|(?:zeg|meld)\p{L}* (?:[\p{L}\p{N}]+ ){0,6}af\b)/u,
  saysYes:
    /\b(?:ok|oke|okay|ja\b|jazeker|zeker|genoteerd|prima|goed|akkoord|bevestig|past|kom\b|komen|er zijn|ben er|graag|perfect|in orde|klopt|afgesproken)/,
  chooses:
    /\b(?:optie|doet? (?:u |je |jullie )?m(?:ij|e)|voorstel|eerste|tweede|derde|laatste|neem|nemen|kies|liever|die van|nummer|1e|2e|3e)/,
  late: /\b(?:later|te laat|vertrag|file|vast|minuten|min\b|onderweg|trein|bus|tram|metro|brug|staking)/,
  silence: /\b(?:stop|herinner|sms|bericht|mail|meld|schrijf|uitschrij|afmeld|verwijder)/,
  denied:
    /\b(?:(?:niet|nooit|geen|zonder)(?: (?!komen|kunnen|doorgaan|dus|daarom)\p{L}+){0,3} (?:te )?(?:annul|afzeg|cancel|verzet|verplaats|afmeld)|(?:annul|afzeg|cancel|verzet|verplaats)\p{L}*(?: (?!want|omdat|kan|kom|ik|we|wegens|door)\p{L}+){0,4} niet\b)/u,
  doubt: /\b(?:misschien|waarschijnlijk|wellicht|mogelijk|eventueel|twijfel|zou kunnen|niet zeker|overweeg)/,
  condition: /\b(?:alleen als|enkel als|tenzij|behalve als|op voorwaarde|mits|zolang)/,
  supposed: /\b(?:(?:als|indien)\b(?! (?:mogelijk|het kan|dat kan|u\b|je\b|jullie|er\b)))/,
  keeps: /\b(?:hou\p{L}*|behou\p{L}*|bevestig\p{L}*|de andere|die daarna|laat (?:\p{L}+ )?staan)/u,
  elsewhere:
    /\b(?:(?:mijn|een) (?:vriendin?|buurvrouw|buurman|collega)|bij (?:de|mijn|een) (?:tandarts|huisarts|dokter|specialist|kapper|garage|oogarts|opticien)|mijn (?:vergadering|vlucht|trein)|heeft (?:\p{L}+ )?geannuleerd)/u,
  asksWhether: /\b(?:moet ik|heeft u|hebt u|hebben jullie|is (?:mijn|de|het)|kan ik nog|zal ik)/,
};

const GERMAN: Cues = {
  moves:
    /\b(?:verschieb|verschoben|verleg|umbuch|tausch|ander\p{L}* (?:termin|tag|uhrzeit|zeit|mal|datum)|neuen termin|vorzieh|umleg|(?:auf|zu) \p{L}+ (?:[\p{L}\d]+ ){0,3}legen\b|stattdessen|lieber)/u,
  movingVerbs:
    /\b(?:verschieb|verschoben|verleg|umbuch|vorzieh|umleg|ander\p{L}* (?:termin|tag|uhrzeit|zeit|datum))/u,
  givesUp:
    /\b(?:absag|abzusag|abgesagt|sag\p{L}* (?:[\p{L}\p{N}]+ ){0,6}ab\b|storn|cancel|(?:kann|konn\p{L}*|komm\p{L}*|schaff\p{L}*|klappt|geht) (?:[\p{L}\p{N}]+ ){0,6}nicht|nicht (?:kommen|wahrnehmen|schaffen|einhalten|da sein)|verhindert|ausfallen|fallt (?:[\p{L}\p{N}]+ ){0,3}aus|streich|abmeld|leider nein|freigeb|geben (?:sie|ihr) (?:[\p{L}\p{N}]+ ){0,4}frei|nicht moglich|nichts draus|zuruck(?:zu)?geb)/u,
  saysCancel:
    /\b(?:absag|abzusag|abgesagt|storn|cancel|streich|abmeld|sag\p{L}* (?:[\p{L}\p{N}]+ ){0,6}ab\b)/u,
  saysYes:
    /\b(?:ok|okay|ja\b|passt|einverstanden|bestatig|in ordnung|gut|prima|perfekt|gern|jawohl|notiert|recht|komme|bin da|da sein|nehme|klappt|geht klar|alles klar|super)/,
  chooses: /\b(?:option|vorschlag|erste|zweite|dritte|letzte|nehme|wahle|lieber|den um|den am|nummer)/,
  late: /\b(?:verspat|spater|zu spat|stau|minuten|min\b|unterwegs|bahn|zug|bus|streik|sperrung|umleitung)/,
  silence: /\b(?:stop|erinner|sms|nachricht|mail|schreib|abmeld|abbestell|losch|benachrichtig|kontakt)/,
  denied:
    /\b(?:(?:nicht|nie|kein\p{L}*|ohne)(?: (?!kommen|schaffen|wahrnehmen|daher|deshalb)\p{L}+){0,3} (?:absag|abzusag|storn|cancel|verschieb|verleg|abmeld|streich)|(?:absag|storn|cancel|verschieb|verleg|streich|sag)\p{L}*(?: (?!weil|da\b|denn|ich|wir|kann|komme|wegen)\p{L}+){0,4} nicht\b)/u,
  doubt:
    /\b(?:vielleicht|eventuell|evtl|moglicherweise|wahrscheinlich|vermutlich|konnte sein|uberlege|nicht sicher|unsicher)/,
  condition: /\b(?:nur wenn|nur falls|ausser wenn|es sei denn|sofern|unter der bedingung|solange)/,
  supposed: /\b(?:(?:wenn|falls)\b(?! (?:moglich|es geht|es\b|sie\b|ihr\b|du\b)))/,
  keeps: /\b(?:behalt\p{L}*|bleib\p{L}*|bestatig\p{L}*|den anderen|der andere|den danach)/u,
  elsewhere:
    /\b(?:mein\p{L}* (?:freund(?:in)?|nachbar(?:in)?|kollegin?)|beim (?:zahnarzt|hausarzt|arzt|friseur|augenarzt|orthopaden)|bei mein\p{L}* (?:zahnarzt|hausarzt|arzt)|mein (?:flug|zug|meeting)|hat abgesagt)/u,
  asksWhether: /\b(?:muss ich|soll ich|haben sie|habt ihr|ist (?:mein|der|das)|kann ich noch)/,
};

const POLISH: Cues = {
  moves:
    /\b(?:przeloz|przesun|przenies|zmian|zmien|zamien|inn\p{L}* (?:termin|dzien|czas|godzin|dat)|nowy termin|przyspiesz)/u,
  movingVerbs: /\b(?:przeloz|przesun|przenies|zmieni|zmiane|zamien|inn\p{L}* (?:termin|dzien|godzin|dat))/u,
  givesUp:
    /\b(?:odwol|rezygn|anul|nie (?:moge|mozemy|dam rady|damy rady|przyjde|przyjdziemy|bede|bedziemy|bedzie|przyjdzie|uda|zdaze|dotre|stawie)|odmeld|skresl|odpuszcz|zwolni|zwalnia|niemozliw|nie ma mozliw)/,
  saysCancel: /\b(?:odwol|rezygn|anul|odmeld|skresl)/u,
  saysYes:
    /\b(?:ok|okej|tak\b|potwierdz|pasuje|dobrze|zgoda|bede\b|bedziemy|przyjde|zgadza|super|swietnie|w porzadku|jasne|odpowiada)/,
  chooses:
    /\b(?:opcj|propozycj|pierwsz|drug|trzeci|ostatni|wybieram|biore|wezme|wezmiemy|wole|poprosze|numer|ten o|ten w|pasuj)/,
  late: /\b(?:spozni|pozniej|kor(?:ek|ku|ki)|minut|min\b|opoznien|w drodze|jade|autobus|pociag|tramwaj|metro)/,
  silence: /\b(?:stop|przypom|sms|wiadomosc|mail|pisz|wysyl|wypis|rezygn|powiadom|usun)/,
  denied:
    /\b(?:(?:nie|nigdy|bez)(?: (?:chce|chcemy|chcialbym|chcialabym|prosze|trzeba|nalezy|zamierzam|musi\p{L}*|musze|moge|mam|wolno|tego|jeszcze)){0,3} (?:odwol|anul|przeloz|przesun|przenies|rezygn|zmieni))/u,
  doubt:
    /\b(?:byc moze|chyba|prawdopodobnie|ewentualnie|zastanawiam|rozwazam|nie jestem pewn|nie wiem czy|gdyby|moze (?:odwol|przeloz|nie))/,
  condition: /\b(?:tylko jesli|tylko jezeli|chyba ze|pod warunkiem|o ile|jedynie gdy|tylko gdy)/,
  supposed: /\b(?:(?:jesli|jezeli|gdyby)\b(?! (?:mozna|mozliwe|to mozliwe|sie da|pan\b|pani\b)))/,
  keeps: /\b(?:zostaw\p{L}*|zachow\p{L}*|potwierdz\p{L}*|ten drugi|pozostaw\p{L}*|zostaje)/u,
  elsewhere:
    /\b(?:(?:moj|moja|mojej|mojego) (?:kolezankp{L}*|kolega|kolegi|sasiadp{L}*|przyjaciolp{L}*)|u (?:dentysty|fryzjera|okulisty|stomatologa|mechanika|ortopedy|lekarza rodzinnego)|moj (?:lot|pociag)|odwolali (?:mi|nam))/,
  asksWhether:
    /\b(?:czy (?:mam|musze|powin\p{L}*|pani|pan|panstwo|moja|wizyta|jest|byl\p{L}*)|odwolaliscie)/u,
};

const SPANISH: Cues = {
  moves:
    /\b(?:cambi|mover|muev|pospon|aplaz|adelant|reprogram|traslad|pasarl[ao] (?:a|para)|otr[oa] (?:dia|hora|fecha|momento|cita)|nueva (?:cita|fecha|hora)|mejor|en vez)/,
  movingVerbs:
    /\b(?:cambiar|cambio|cambie|mover|pospon|aplaz|adelant|reprogram|traslad|otr[oa] (?:dia|hora|fecha))/,
  givesUp:
    /\b(?:cancel|anul|no (?:puedo|podre|podremos|podemos|voy a poder|vamos a poder|ire|iremos|asistir|acudir|llego|vendre|podra|puede|va a poder|me (?:sera|es) posible)|imposible|renunci|desist|dar de baja|liber(?:ar|en|e) (?:la|el|mi|ese|esa)|no (?:me )?(?:es|va a ser) posible)/,
  saysCancel: /\b(?:cancel|anul|renunci|desist|dar de baja)/u,
  saysYes:
    /\b(?:ok|vale|si\b|confirm|de acuerdo|perfecto|bien|conforme|estare|ire\b|asistire|acudire|acepto|genial|me viene|cojo|me quedo|nos vemos|apunt)/,
  chooses:
    /\b(?:opcion|propuesta|primer|segund|tercer|ultim|elijo|escojo|cojo|prefiero|me quedo con|numero|(?:la|el) de las|(?:la|el) del)/,
  late: /\b(?:tarde|retras|atasco|minut|min\b|huelga|metro\b|tren\b|autobus|de camino|llegar)/,
  silence: /\b(?:stop|recordatori|sms|mensaj|correo|mail|escrib|baja|avis|notific|envi)/,
  denied:
    /\b(?:(?:no|nunca|jamas|sin)(?: (?:me|la|lo|quiero|queria|quisiera|hace falta|hay que|deseo|pienso|he|hemos|necesito|se|les|le|pedi|pedido|puedo|podre)){0,3} (?:cancel|anul|cambi|mover|muev|pospon|aplaz))/,
  doubt:
    /\b(?:quizas?|tal vez|a lo mejor|puede que|posiblemente|probablemente|no se si|no estoy segur|estoy pensando|me planteo)/,
  condition: /\b(?:solo si|unicamente si|a menos que|salvo que|salvo si|siempre que|a condicion|excepto si)/,
  supposed: /\b(?:si (?:no|hay|puedo|pudiera|tengo|me|fuera|se|sigo|llego|estoy)\b)/,
  keeps:
    /\b(?:mant\p{L}*|conserv\p{L}*|confirm\p{L}*|la otra|el otro|guard(?:o|a|e|ad|en|ar|amos|adme|enme|eme|arla|arlo|adla|enla)?\b)/u,
  elsewhere:
    /\b(?:mi (?:amig[oa]|vecin[oa]|companer[oa])|(?:con|en) (?:el|mi|la) (?:dentista|medico|peluquer\p{L}+|oculista|taller)|mi (?:vuelo|reunion|tren)|me han? (?:cancelado|anulado))/u,
  asksWhether:
    /\b(?:tengo que|debo|habeis|han (?:cancelado|anulado)|ha (?:cancelado|anulado)|hay que|es necesario|sigue)/,
};

const ITALIAN: Cues = {
  moves:
    /\b(?:spost|cambi|rinvi|posticip|anticip|rimand|altr[oa] (?:giorno|orario|data|ora|momento|appuntamento)|nuov[oa] (?:appuntamento|data|orario)|riprogramm|piuttosto|invece|meglio)/,
  movingVerbs:
    /\b(?:spost|cambi(?:are|o|amo)|rinvi|posticip|anticip|rimand|riprogramm|altr[oa] (?:giorno|orario|data))/,
  givesUp:
    /\b(?:annull|disd|cancell|non (?:posso|potro|possiamo|potremo|riesco|riusciro|riusciamo|vengo|verro|veniamo|ci sono|ci saro|ce la faccio|potra|puo|riesce)|impossibil|rinunc|liber(?:are|ate|i) (?:il|lo|la|quel)|non (?:mi |ci )?(?:e|sara) possibile)/,
  saysCancel: /\b(?:annull|disd|cancell|rinunc)/u,
  saysYes:
    /\b(?:ok|va bene|si\b|conferm|d accordo|perfetto|benissimo|ci saro|ci sono|vengo|accetto|certo|ottimo|prendo|bene|ci vediamo)/,
  chooses:
    /\b(?:opzione|proposta|prim[oa]|second[oa]|terz[oa]|ultim[oa]|scelgo|prendo|preferisco|numero|quell[oa] (?:delle|di|del))/,
  late: /\b(?:ritard|tardi|traffico|coda|minuti|min\b|arrivo|per strada|treno|treni|autobus|scioper|metro\b)/,
  silence: /\b(?:stop|promemoria|sms|messagg|mail|scriv|disiscri|cancell|avvis|notific|ricord)/,
  denied:
    /\b(?:(?:non|mai|senza)(?: (?:voglio|vorrei|volevo|desidero|bisogna|serve|ho|abbiamo|la|lo|mi|posso|si|deve|dovete|chiesto|chiedo|di|intendo)){0,3} (?:annull|disd|cancell|spost|cambi|rinvi))/,
  doubt:
    /\b(?:forse|magari|probabilmente|puo darsi|eventualmente|non so se|non sono sicur|sto pensando|penso di|potrei dover)/,
  condition: /\b(?:solo se|soltanto se|a meno che|tranne se|salvo che|a condizione|purche|a patto)/,
  supposed: /\b(?:se\b(?! (?:possibile|e possibile|puo|potete|riesce|avete)))/,
  keeps: /\b(?:manten\p{L}*|tengo|tenere|conserv\p{L}*|conferm\p{L}*|l altr[oa]|quell[oa] dopo|lasci\p{L}*)/u,
  elsewhere:
    /\b(?:(?:il mio|la mia|un|una) (?:amic[oa]|vicin[oa]|collega)|dal (?:dentista|medico|parrucchiere|meccanico|oculista)|(?:il mio|la mia) (?:volo|treno|riunione)|(?:mi|ci) (?:ha|hanno) (?:annullato|disdetto|cancellato))/,
  asksWhether: /\b(?:devo|dobbiamo|avete (?:annullato|disdetto|spostato)|bisogna|e stato|e confermat)/,
};

const PORTUGUESE: Cues = {
  moves:
    /\b(?:mudar|mudanca|alter|remarc|adi(?:ar|amento)|antecip|troc|reagend|outr[oa] (?:dia|hora|data|altura|consulta|horario)|nova (?:data|consulta|hora)|novo horario|melhor|em vez|passar (?:a consulta )?para)/,
  movingVerbs: /\b(?:mudar|alter|remarc|adiar|antecip|trocar|reagend|outr[oa] (?:dia|hora|data|horario))/,
  givesUp:
    /\b(?:cancel|anul|desmarc|nao (?:posso|poderei|podemos|poderemos|consigo|conseguimos|vou (?:poder|conseguir)|vamos poder|irei|vou\b|comparec|pode|podera|me e possivel)|impossivel|desist|impossibilitad|liber(?:tar|tem|ar|em) (?:a|o|essa|esse)|nao (?:me )?(?:e|sera|vai ser) possivel|nao (?:me )?(?:da|vai dar)\b)/,
  saysCancel: /\b(?:cancel|anul|desmarc|desist)/u,
  saysYes:
    /\b(?:ok|sim\b|confirm|esta bem|pode ser|combinado|perfeito|otimo|de acordo|estarei|vou\b|irei|serve|aceito|fico com|certo|bem)/,
  chooses:
    /\b(?:opcao|proposta|primeir|segund|terceir|ultim|escolho|prefiro|fico com|numero|[ao] das|[ao] do dia|[ao] d[ae] (?:segunda|terca|quarta|quinta|sexta|sabado|manha|tarde))/,
  late: /\b(?:atras|chego|chegarei|tarde|transito|minut|min\b|greve|metro\b|a caminho|chegar|comboio|autocarro)/,
  silence: /\b(?:stop|lembret|sms|mensage|mail|escrev|remov|cancel|aviso|notific|envi)/,
  denied:
    /\b(?:(?:nao|nunca|sem)(?: (?:quero|queria|preciso|e preciso|desejo|pretendo|posso|a|o|me|se|deve|devem|pedi|tenho|de)){0,3} (?:cancel|anul|desmarc|mudar|alter|remarc|adiar))/,
  doubt:
    /\b(?:talvez|se calhar|provavelmente|possivelmente|pode ser que|eventualmente|nao sei se|nao tenho a certeza|estou a pensar|penso em)/,
  condition: /\b(?:so se|apenas se|somente se|a menos que|a nao ser que|exceto se|desde que|na condicao)/,
  supposed: /\b(?:se\b(?! (?:possivel|for possivel|puder\p{L}*|faz favor|tiver\p{L}*)))/u,
  keeps: /\b(?:mant\p{L}*|guard\p{L}*|confirm\p{L}*|a outra|o outro|a seguinte)/u,
  elsewhere:
    /\b(?:(?:o meu|a minha|um|uma) (?:amig[oa]|vizinh[oa]|colega)|no (?:dentista|medico|cabeleireiro|oftalmologista)|(?:o meu|a minha) (?:voo|comboio|reuniao)|(?:cancelaram|desmarcaram)-?me|fico com)/,
  asksWhether: /\b(?:tenho (?:de|que)|devo|ja (?:cancelaram|desmarcaram)|e preciso|sera que|continua)/,
};

export const CUES: Readonly<Record<Language, Cues>> = {
  fr: FRENCH_AND_ENGLISH,
  en: FRENCH_AND_ENGLISH,
  nl: DUTCH,
  de: GERMAN,
  pl: POLISH,
  es: SPANISH,
  it: ITALIAN,
  pt: PORTUGUESE,
};
