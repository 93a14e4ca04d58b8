// French.

import type { LanguageData } from '../language-data.ts';

export const fr: LanguageData = {
  weekdays: [
    'lundi|lundy|lindi|lndi|ludi|lunid',
    'mardi|mardy|marid|madi|mrdi',
    'mercredi|mercerdi|mecredi|mercedi|merc|mercr',
    'jeudi|jedui|jeudy|jeuid|judi|jeusi|jeud',
    'vendredi|vendr|vend|vendredit|vndredi|vendrdi',
    'samedi|samdi|smedi|sammedi',
    'dimanche|dimache|dimanch',
  ],
  weekdaysShort: ['lun', 'mar', 'mer', 'jeu', 'ven', 'sam', 'dim'],
  everyWeekday: ['lundis', 'mardis', 'mercredis', 'jeudis', 'vendredis', 'samedis', 'dimanches'],
  months: [
    'janvier|janvié|janviet',
    'fevrier|fevrié|feverier',
    'mars',
    'avril|avri',
    'mai',
    'juin',
    'juillet|juillé|juiller',
    'aout|aoute',
    'septembre|septenbre',
    'octobre',
    'novembre|novenbre',
    'decembre|decenbre',
  ],
  monthsShort: [
    'janv|jan',
    'fevr|fev',
    'mar',
    'avr',
    'mai',
    'juin',
    'juil|jul',
    'aou',
    'sept|sep',
    'oct',
    'nov',
    'dec',
  ],
  numbers: [
    'zero',
    'un|une',
    'deux',
    'trois',
    'quatre',
    'cinq',
    'six',
    'sept',
    'huit|une huitaine de|huitaine de',
    'neuf',
    'dix|une dizaine de|dizaine de',
    'onze',
    'douze',
    'treize',
    'quatorze',
    'quinze|quinzaine de|une quinzaine de',
    'seize',
    'dix sept',
    'dix huit',
    'dix neuf',
    'vingt',
    'vingt et un|vingt et une',
    'vingt deux',
    'vingt trois',
    'vingt quatre',
    'vingt cinq',
    'vingt six',
    'vingt sept',
    'vingt huit',
    'vingt neuf',
    'trente',
    'trente et un',
  ],
  tens: { 40: 'quarante', 45: 'quarante cinq', 50: 'cinquante' },
  ordinals: ['premier|1 er|premiere', 'deuxieme|second|seconde', 'troisieme', 'quatrieme', 'cinquieme'],
  ordinalSuffixes: 'er|ere|eme|e|nd|nde',
  days: {
    'aujourd hui|auj|ajd|aujourdhui|ojd|aujourd huit|auourd hui|ce jour': 0,
    'demain|2main|2m1|dem1|dm1|deumain|demin|deamin|demian|dmain|le lendemain': 1,
    'apres demain|apres 2main|aprs demain|surlendemain|le surlendemain': 2,
    'hier|la veille': -1,
    'avant hier': -2,
  },
  parts: {
    morning: 'matin|matins|matinee|matinees|mat|matain',
    lunch:
      'midi|midis|entre midi et deux|entre midi et 2|entre midi 2|pause dejeuner|heure du dejeuner|pause de midi|pause midi|' +
      'temps de midi|heure de midi|entre 12 et deux|entre midi deux|pause repas',
    afternoon:
      'apres midi|apres midis|aprem|aprems|aprm|aprme|ap midi|apres mdi|apresmidi|apresm|apmidi|apres miid|apm|ap m|apres m|aprem s|apreme|apremes|aprmidi|pm',
    evening: 'soir|soiree|soirs|soirees|soire|soires|swar|soar|swoir',
    night: 'nuit',
    dayEnd:
      'fin de journee|fin d journee|fin de la journee|apres le travail|apres le boulot|apres boulot|sortie du travail',
  },
  partEdges: [
    [
      'tot le matin|tres tot|de bonne heure|le plus tot possible le matin|tot dans la matinee|debut de journee|' +
        'premiere heure|a la premiere heure|matin premiere heure|matin a la premiere heure|1 ere heure|premieres heures',
      'morning',
      'start',
    ],
    ['fin de matinee|fin de la matinee|fin matinee|fin de mat|tard le matin', 'morning', 'end'],
    [
      'debut d aprem|debut aprem|debut d apres midi|debut de l apres midi|debut apres midi|debut apm|debut d apm',
      'afternoon',
      'start',
    ],
    [
      'fin d aprem|fin aprem|fin d apres midi|fin de l apres midi|fin apres midi|fin d am|fin apm|fin d apm|fin d ap midi',
      'afternoon',
      'end',
    ],
    ['debut de soiree|debut soiree', 'evening', 'start'],
    ['tard le soir|tard dans la soiree', 'evening', 'end'],
  ],
  today: {
    morning: 'ce matin|ce mat|cette matinee',
    lunch: 'ce midi',
    afternoon: 'cet aprem|cet apres midi|cette aprem|cette apres midi|c t aprem|cet ap midi|cet aprm',
    evening: 'ce soir|cette soiree|7 soir|c soir|tout a l heure ce soir',
    night: 'cette nuit',
  },
  units: {
    second: 'seconde|secondes',
    minute: 'minute|minutes|min|mins|mn|m',
    hour: 'heure|heures',
    day: 'jour|jours|j|jrs|journee',
    week: 'semaine|semaines|sem|smaine|semaien|semain|semiane',
    weekend: 'week end|week ends|weekend|weekends|we|wk|wkd',
    month: 'mois',
    year: 'an|ans|annee|annees',
  },
  which: {
    this: 'ce|cet|cette|ces|courant|courante|ci|en cours|actuelle|present',
    next: 'prochain|prochaine|prochains|prochaines|pro|proch|prochin|suivant|suivante|suivants|suivantes|d apres|procahin|procahine|prochaien|prch|proc',
    coming: 'qui vient|qui arrive|a venir|qui viennent',
    last: 'dernier|derniere|derniers|dernieres|passee|d avant|precedent|precedente',
    afterNext: 'd apres la prochaine|suivant le prochain|apres la semaine prochaine',
  },
  whichBehind: { last: 'passe|passes' },
  edges: {
    start: 'debut|tout debut|au debut|tot',
    middle: 'mi|milieu',
    end: 'fin|toute fin|a la fin',
  },
  limits: {
    after: 'apres|apre|aprs|apres les|passe les|apres le',
    before: 'plus tot que|avant|avt|avan|avant le|avant les',
    from:
      'a partir de|a partir du|a partir d|a partir|a partir des|des|des le|a compter de|a compter du|pas avant|pas avant le|pas avt|' +
      'pas plus tot que|au plus tot|au plus tot le|depuis le debut|qu a partir de|qu a partir du|qu apres|que apres|apartir de|apartir du|a partire de|pas dispo avant|pas disponible avant|pas libre avant|pas la avant|je reviens le|de retour le|je rentre le|de retour a partir du',
    until:
      'jusqu a|jusqu au|jusqu en|jusque|jusqua|jusqu aux|au plus tard|au plus tard le|d ici|d ici le|d ici au|d ici a|d ici la|pas apres|' +
      'pas plus tard que|pas au dela de|que jusqu a',
  },
  plus: { 'en huit|en 8': 7, 'en quinze|en 15': 14 },
  feasts: {
    newYear: 'jour de l an|nouvel an|premier de l an|1 er de l an|1er de l an',
    epiphany: 'epiphanie',
    valentine: 'saint valentin',
    goodFriday: 'vendredi saint',
    easter: 'paques|dimanche de paques',
    easterMonday: 'lundi de paques',
    labourDay: 'fete du travail|premier mai|1er mai|1 er mai',
    victoryDay: 'fete de la victoire',
    ascension: 'ascension|jeudi de l ascension',
    pentecost: 'pentecote',
    whitMonday: 'lundi de pentecote',
    assumption: 'assomption',
    allSaints: 'toussaint|la toussaint',
    armistice: 'armistice',
    halloween: 'halloween',
    christmasEve: 'reveillon de noel|veille de noel|la veille de noel',
    christmas: 'noel',
    newYearsEve: 'reveillon|saint sylvestre|reveillon du nouvel an|veille du jour de l an',
    carnival: 'mardi gras|carnaval|le carnaval',
    shroveMonday: 'lundi gras',
    ashWednesday: 'mercredi des cendres',
    palmSunday: 'rameaux|dimanche des rameaux|les rameaux',
    maundyThursday: 'jeudi saint',
    holySaturday: 'samedi saint',
    corpusChristi: 'fete dieu',
    saintJohn: 'saint jean|la saint jean',
    allSouls: 'jour des morts',
    saintNicholas: 'saint nicolas|la saint nicolas',
    saintMartin: 'saint martin',
    boxingDay: 'lendemain de noel|saint etienne',
  },
  festivals: {
    holyWeek: 'semaine sainte',
    easterWeekend: 'week end de paques|weekend de paques',
    yearsTurn: 'entre les fetes',
    festivities: 'les fetes|fetes|fetes de fin d annee|les fetes de fin d annee',
    nationalDay: 'fete nationale|la fete nationale',
  },
  terms: {
    autumn: 'vacances de la toussaint|vacances de toussaint|vacances d automne|vacances d octobre',
    christmas: 'vacances de noel|vacances de fin d annee',
    winter: 'vacances de fevrier|vacances d hiver|vacances au ski',
    spring: 'vacances de paques|vacances de printemps|vacances du printemps|vacances d avril',
    summer: 'vacances d ete|grandes vacances|les grandes vacances',
    holidays:
      'vacances|vacances scolaires|les vacances|les vacances scolaires|conges scolaires|periode scolaire',
    return: 'la rentree|a la rentree|rentree de janvier|la rentree de janvier|retour des vacances',
    summerReturn: 'la rentree de septembre|rentree de septembre|la rentree scolaire|la rentree des classes',
  },
  seasons: {
    spring: 'printemps|au printemps|ce printemps',
    summer: 'cet ete|l ete|en ete',
    autumn: 'automne|cet automne|l automne|a l automne',
    winter: 'hiver|cet hiver|l hiver|en hiver',
  },
  markers: {
    the:
      'le|la|les|l|du|au|aux|des|a partir du|a partir des|jusqu au|d ici le|d ici au|au plus tard le|au plus tot le|des le|avant le|avant les|apres le|' +
      'apres les|pas avant le|a compter du|qu a partir du|l un des|apartir du|jusqu aux|entre le|entre les|je reviens le|de retour le|je rentre le|de retour a partir du',
    of: 'qui commence|commencant|qui debute|de|du|d|des|en',
    at: 'a|pour|vers les|sur|@',
    on: 'le|pour|en|pr|sur|courant|dans le courant de',
    around:
      'vers|environ|aux alentours de|autour de|aux environs de|vers les|approximativement|genre|aux alentours',
    between: 'entre|entre le|entre les|ente|etre',
    start: 'de|du|des|depuis',
    to: 'a|au|aux|jusqu a|jusqu au',
    or: 'ou|ou bien|voire|soit|et ou|ou encore|ou meme',
    and: 'et|et aussi|ainsi que|puis|&|comme|aussi bien',
    nor: 'ni|et pas|ou pas',
    not: 'pas|non|jamais|surtout pas|aucun|aucune|pas de',
    cannot:
      'on peut pas|on ne peut pas|nous ne pouvons pas|ne pouvons pas|je peux plus|on pourra pas|on ne pourra pas|je ne peux pas|je peux pas|ne peux pas|peux pas|peut pas|ne peut pas|je ne pourrai pas|je ne pourrais pas|pourrai pas|pourrais pas|pourra pas|' +
      'je pourrais pas|je pourrai pas|pas possible|impossible|pas dispo|pas disponible|pas disponibles|pas dispos|indisponible|indispo|indisponibles|' +
      'pas libre|pas libres|ne va pas|va pas|ca ne va pas|ca va pas|ne me va pas|me va pas|ne convient pas|ne me convient pas|' +
      'me convient pas|convient pas|ne m arrange pas|m arrange pas|arrange pas|ca ne m arrange pas|pas la|pas present|pas presente|absent|absente|absents|' +
      'en deplacement|en formation|en reunion|en stage|en voyage|a l etranger|a l hopital|en vacances|en conges|en conge|je travaille|je bosse|on travaille|je pars|nous partons|on part|je ne suis pas la|je suis pas la|' +
      'ne peux malheureusement pas|ne peux plus|peux plus|je ne peux plus|ne pourrons pas|pourrons pas|je suis occupe|je suis occupee|deja pris|deja prise|je suis pris|je suis prise|' +
      'je ne viens pas|je viens pas|ne viens pas|ne viendrai pas|viendrai pas|ne viendra pas|viendra pas|vient pas|ne vient pas|viennent pas|ne viennent pas|venons pas|viendront pas|viendrons pas|sera pas la|ne sera pas la|serons pas la|ne serons pas la|sommes pas la|ne sommes pas la|est pas la|n est pas la|peuvent pas|ne peuvent pas|hospitalise|hospitalisee|empeche|empechee|empechement|un empechement|imprevu|contretemps|' +
      'ne sera plus possible|n est plus possible|plus possible|ne suis pas dispo|ne serai pas la|serai pas la|n arrange pas|me va mal',
    except:
      'sauf|hormis|excepte|exceptee|hors|a part|en dehors de|en dehors du|a l exception de|a l exception du|sof|mis a part|excepter|a l exclusion du|tout sauf',
    but:
      'je reviens le|de retour le|je rentre le|de retour a partir du|mais|plutot|une place|de la place|une dispo|une disponibilite|marcher|bouger|respirer|dormir|me lever|lever|plier|avaler|conduire|tenir debout|par contre|en revanche|cependant|toutefois|est ce possible|est ce que c est possible|serait il possible|serait ce possible|je prefere|je prefererais|' +
      'je voudrais|je souhaite|je souhaiterais|j aimerais|je peux|pouvez vous|pourriez vous|peut on|pourrait on|auriez vous|avez vous|puis je|on peut|' +
      'est ce que|de preference|idealement|c est possible|possible|je suis dispo|je suis disponible|je suis libre|dispo|disponible|dispos|disponibles|libre|libres|' +
      'en echange|a la place|du coup|donc|preferable|prefere|uniquement|seulement|vous auriez|vous avez',
    else: 'sinon|ou sinon|ou alors|a defaut|au pire|autrement|ou a defaut|si pas possible|si ce n est pas possible|et sinon|le cas echeant|sinn|sinon alors',
    if: 'si|s il',
    hours: 'h|heure|heures|hrs|hr|heur|hures|hs',
    am: 'am|a m',
    pm: 'pm|p m|mp|p',
    half: 'demi|demie',
    quarter: 'quart',
    past: '',
    till: '',
    minus: 'moins',
    noon: 'midi',
    midnight: 'minuit',
    every: 'tous les|toutes les|chaque|ts les|tout les|tous le',
    in: 'dans|en|ds|d ici a',
    hence: 'plus tard|apres ca',
    within: 'd ici|sous|dans les|dans un delai de|au cours des|dans les plus brefs|endeans les|pendant les',
    during: 'pendant|durant|pdt|duree|d une duree de|au cours de|pour une duree de',
    ago: 'il y a|y a|ca fait',
    since:
      'je finis|je finis le travail|je termine|je termine le travail|je sors du travail|je sors|je finis mon travail|je finis le boulot|je commence le travail|je reprends le travail|depuis|depuis le|depuis les|depuis la|depui|depui le|dpuis|dpui|depuit',
    same:
      'idem|meme heure|a la meme heure|la meme heure|meme horaire|meme creneau|memes horaires|meme heures|memes heures|mm heure|au meme horaire|au meme creneau|' +
      'meme horraire|le meme creneau|aux memes heures|aux memes horaires|a meme heure|heure habituelle|a l heure habituelle|mon heure habituelle|a mon heure habituelle|horaire habituel|mon creneau habituel',
    anyDay:
      'tout me va|tout me convient|tout va|tout nous va|n importe quel jour|tous les jours|peu importe le jour|n importe quand|tous les jours de la semaine|quand vous voulez|peu importe quand|n importe quelle date|' +
      'tout le temps|toute date|n importe lequel des jours|le jour importe peu|a n importe quel moment|nimporte quel jour|nimporte quand|n importe kel jour',
    allDay:
      'de jour comme de nuit|toute la journee|dans la journee|en journee|la journee entiere|journee entiere|a toute heure|n importe quelle heure|a n importe quelle heure|toute heure|peu importe l heure|' +
      'toute la journe|toute la matinee et l apres midi|l heure m importe peu|matin et apres midi|matin ou apres midi|matin comme apres midi',
    workdays:
      'tous les jours ouvres|tous les jours ouvrables|tous les jours de semaine|un jour de semaine|en semaine|jours de semaine|jour de semaine|jours ouvres|jours ouvrables|jour ouvre|pendant la semaine|les jours de la semaine',
    few: 'quelques|qq|qqs|plusieurs',
    moiety: 'quinzaine|quinzaine de|moitie|moitie de',
    indefinite: 'un',
    nothing: 'rien',
    rest: 'reste|le reste|le restant|fin de cette',
    orLater: 'ou plus tard|et plus tard|minimum|mini|au plus tot|et au dela|ou plus',
    orEarlier:
      'maximum|max|maxi|au plus tard|dernier delai|grand maximum|ou plus tot|dernier carat|au maximum|tout au plus',
    now: 'maintenant|tout de suite|la maintenant',
    birth: 'ne le|nee le|ne e le|ne en|nee en|date de naissance|ddn|naissance|nais le|neele',
    document:
      'ordonnance|ordonnances|facture|factures|devis|feuille de soins|feuille de soin|prescription|compte rendu|courrier|mail|email|message|attestation|' +
      'certificat|releve|radio|irm|scanner|echo|analyse|analyses|bilan|resultats|note d honoraires|paiement|cheque|virement|operation|accident|' +
      'opere|operee|operes|recu|recue|date|datee|dossier|reponse|appel|carte',
    appointment:
      'ancien rdv|dernier rdv|derniere seance|precedent rdv|mon rdv|mon rendez vous|notre rdv|notre rendez vous|j ai rdv|j ai un rdv|j ai rendez vous|j ai un rendez vous|j avais rdv|j avais un rdv|j avais rendez vous|mon creneau|' +
      'ma seance|ma consultation|mon rv|rdv de|rdv du|rendez vous de|rendez vous du|rdv prevu|rendez vous prevu|rdv initial|prevu|prevue|' +
      'initialement|je devais venir|on avait rdv|nous avons rdv|nous avons rendez vous|' +
      'seance de|seance du|rdv fixe|rendez vous fixe|mon entretien|le rdv|le rendez vous|creneau du|creneau de',
    instead: 'au lieu de|au lieu du|a la place de|a la place du|plutot que|en remplacement du',
    move: 'decaler|decale|deplacer|deplace|reporter|reporte|avancer|avance|repousser|repousse|changer|decalez|deplacez|remettre|basculer|bouger|modifier|report|decalage|intervertir|echanger',
    subject: '',
    price:
      'euro|euros|eur|kg|km|cm|mm|mg|ml|gr|rue|avenue|boulevard|impasse|place|allee|chemin|bis|ter|etage|fois|x|seances|seance|rdv|personnes|patients|points|degres|pourcent|cp|cedex|millions|mille|cent|cents',
    neutral:
      'poisson d avril|ferie|feries|feriee|pile|tapantes|une premiere|un premier|une seconde|une deuxieme|une nouvelle|bonnes vacances|bonnes fetes|joyeuses fetes|joyeux noel|bon noel|bonne rentree|bonnes fetes de fin d annee|joyeuses paques|plus tot|au plus tot possible|le plus tot possible|des que possible|inclus|incluse|compris|y compris|je|j|on|nous|vous|tu|c|ce|ca|cela|il|elle|ils|elles|est|serait|sera|etre|suis|sommes|etes|sont|ont|ai|as|a|avons|si possible|s il vous plait|svp|stp|merci|bonjour|bonsoir|bjr|bsr|slt|salut|cordialement|bien|mieux|ideal|parfait|ok|okay|oui|me|m|te|se|s|moi|mes|mon|ma|vos|votre|nos|notre|son|sa|ses|leur|' +
      'convient|convienne|conviendrait|conviennent|va|irait|irais|va bien|vont|arrange|arrangerait|arrangeait|peut|pourrait|pourrais|peux|car|pour|par|avec|chez|aussi|ainsi|tres|un peu|peu|plus|moins|y|qui|que|qu|quoi|quand|ne|n|en|tout|toute|tous|voir|encore|toujours|deja|' +
      'madame|monsieur|mme|mr|m|docteur|dr|pas de souci|pas de soucis|pas de probleme|aucun souci|aucun probleme|pas grave|pourquoi pas|n est ce pas|non plus|je ne sais pas|je sais pas|pas sur|pas encore|pas mal|pas d inconvenient|' +
      'vous n auriez pas|n auriez vous pas|auriez vous pas|vous auriez pas|vous avez pas|n avez vous pas|serait ce pas possible|on pourrait pas|peut on pas|est ce que vous n auriez pas|ce serait pas possible|ca serait pas possible|pas une place|pas un creneau|' +
      'cette semaine la|ce jour la|ces jours la|cette date|cette date la|le jour meme|la prochaine fois|la derniere fois|une fois|vers quelle heure|a quelle heure|quelle heure|quel jour|tout a fait|a bientot|a plus|d accord|d avance|' +
      'grand merci|bonne journee|bonne soiree|belle journee|bon week end|bon weekend|bonne semaine|bonne fin de journee|bonne nuit|bon apres midi|bonne annee|joyeux noel|bonnes fetes|bon courage|bonne fin de semaine|tres bonne journee|excellente journee|bonne apres midi|beau week end|bonne reception|un jour|ou rien|sinon rien|fois en un mois|fois en deux mois|fois en trois mois|fois en une semaine|fois en deux semaines|aucun des deux|aucun des trois|aucun des quatre|aucune des deux|aucune des trois|aucune des quatre|l un apres l autre|l une apres l autre|l un ou l autre|l une ou l autre|l un et l autre|l un de nous|l un des deux|l une des deux|l un des trois|n importe lequel des deux|rdv|rendez vous|rv|creneau|creneaux|seance|seances|consultation|mardi gras|temps scolaire|' +
      'au moins une fois par semaine|par semaine|par mois|par jour|fois par semaine|par mail|par telephone|heures de bureau|en fin de compte|a la fin|enfin|afin|les deux|tous les deux|toutes les deux|les trois|assister|honorer|present|presente|rendre|liberer|maintenir|garder|malheureusement|sans faute|svp merci|venir|passer|voir|prendre|avoir|faire',
  },
  habits: {
    dayFirst: true,
    half: 'past',
    articleRepeats: true,
    nextWeekday: 'coming',
    dottedDates: false,
    articleDates: true,
    ordinalDates: false,
    compounds: false,
  },
};
