// Invented mails and what is the sender's own in them. Pure data.

/** How mail programs introduce what they quote; the older message follows unmarked or behind `>`. */
export const INTRODUCTIONS: Readonly<Record<string, string>> = {
  'Gmail in French': 'Le lun. 23 nov. 2026 à 18:04, Cabinet Kiné <cabinet@example.org> a écrit :',
  'Gmail in French, wrapped':
    'Le lun. 23 nov. 2026 à 18:04, Cabinet de kinésithérapie du Parc <\ncabinet@example.org> a écrit :',
  'Gmail in French, wrapped over three lines':
    'Le lun. 23 nov. 2026 à 18:04, Cabinet de kinésithérapie du Parc\n<cabinet.de.kinesitherapie.du.parc@example.org>\na écrit :',
  'Apple Mail in French': 'Le 23 nov. 2026 à 18:04, Cabinet Kiné <cabinet@example.org> a écrit :',
  'Thunderbird in French': 'Le 23/11/2026 à 18:04, Cabinet Kiné a écrit :',
  'Yahoo in French':
    'Le lundi 23 novembre 2026 à 18:04:12 UTC+1, Cabinet Kiné <cabinet@example.org> a écrit :',
  'narrow spaces': 'Le lun. 23 nov. 2026 à 18:04, Cabinet\u00a0Kiné <cabinet@example.org> a écrit\u202f:',
  'Gmail in English': 'On Mon, Nov 23, 2026 at 6:04\u202fPM Practice <practice@example.org> wrote:',
  'Gmail in English, wrapped':
    'On Mon, Nov 23, 2026 at 6:04 PM Practice of Physiotherapy <\npractice@example.org> wrote:',
  'Outlook for Mac': 'On 23/11/2026, 18:04, "Practice" <practice@example.org> wrote:',
  'Gmail in Dutch': 'Op ma 23 nov 2026 om 18:04 schreef Praktijk <praktijk@example.org>:',
  'Apple Mail in Dutch':
    'Op 23 nov. 2026, om 18:04 heeft Praktijk <praktijk@example.org> het volgende geschreven:',
  'Thunderbird in Dutch': 'Op 23-11-2026 om 18:04 schreef Praktijk:',
  'Gmail in German': 'Am Mo., 23. Nov. 2026 um 18:04 Uhr schrieb Praxis <praxis@example.org>:',
  'Thunderbird in German': 'Am 23.11.26 um 18:04 schrieb Praxis Dr. Beispiel:',
  'Gmail in Polish': 'pon., 23 lis 2026 o 18:04 Gabinet <gabinet@example.org> napisał(a):',
  'Thunderbird in Polish': 'W dniu 23.11.2026 o 18:04, Gabinet pisze:',
  'Onet in Polish': 'W dniu 2026-11-23 18:04:05 użytkownik Gabinet <gabinet@example.org> napisał:',
  'Apple Mail in Polish':
    'Wiadomość napisana przez Gabinet <gabinet@example.org> w dniu 23.11.2026, o godz. 18:04:',
  'Gmail in Spanish': 'El lun, 23 nov 2026 a las 18:04, Consulta (<consulta@example.org>) escribió:',
  'Thunderbird in Spanish': 'El 23/11/26 a las 18:04, Consulta escribió:',
  'Gmail in Italian': 'Il giorno lun 23 nov 2026 alle ore 18:04 Studio <studio@example.org> ha scritto:',
  'Thunderbird in Italian': 'Il 23/11/2026 18:04, Studio ha scritto:',
  'Gmail in Brazilian Portuguese':
    'Em seg., 23 de nov. de 2026 às 18:04, Clínica <clinica@example.org> escreveu:',
  'Gmail in Portuguese': 'Clínica <clinica@example.org> escreveu no dia segunda, 23/11/2026 à(s) 18:04:',
  GroupWise: '>>> Praxis Beispiel <praxis@example.org> 25.11.2026 08:00 >>>',
  'Outlook with a sender alone under its line': '________________________________\nDe : Cabinet',
  'Outlook in French':
    'De : Cabinet <cabinet@example.org>\nEnvoyé : lundi 23 novembre 2026 18:04\nÀ : Jean Exemple <jean@example.org>\nObjet : Votre rendez-vous\n',
  'Outlook in French without addresses':
    'De : Cabinet Kiné\nEnvoyé : lundi 23 novembre 2026 18:04\nÀ : Jean Exemple\nObjet : Votre rendez-vous\n',
  'Outlook with a drawn line':
    '________________________________\nDe : Cabinet <cabinet@example.org>\nEnvoyé : lundi 23 novembre 2026 18:04\nÀ : Jean <jean@example.org>\nObjet : RE: rendez-vous\n',
  'Outlook in English':
    'From: Practice <practice@example.org>\nSent: Monday, November 23, 2026 6:04 PM\nTo: John <john@example.org>\nSubject: Your appointment\n',
  'Outlook in German':
    'Von: Praxis <praxis@example.org>\nGesendet: Montag, 23. November 2026 18:04\nAn: Max <max@example.org>\nBetreff: Ihr Termin\n',
  'Outlook in Dutch':
    'Van: Praktijk <praktijk@example.org>\nVerzonden: maandag 23 november 2026 18:04\nAan: Jan <jan@example.org>\nOnderwerp: Afspraak\n',
  'Outlook in Polish':
    'Od: Gabinet <gabinet@example.org>\nWysłano: poniedziałek, 23 listopada 2026 18:04\nDo: Jan <jan@example.org>\nTemat: Wizyta\n',
  'Outlook in Spanish':
    'De: Consulta <consulta@example.org>\nEnviado: lunes, 23 de noviembre de 2026 18:04\nPara: Juan <juan@example.org>\nAsunto: Cita\n',
  'Outlook in Italian':
    'Da: Studio <studio@example.org>\nInviato: lunedì 23 novembre 2026 18:04\nA: Mario <mario@example.org>\nOggetto: Appuntamento\n',
  'Outlook in Portuguese':
    'De: Clínica <clinica@example.org>\nEnviado: segunda-feira, 23 de novembro de 2026 18:04\nPara: João <joao@example.org>\nAssunto: Consulta\n',
  'Outlook on a phone':
    '*De :* Cabinet <cabinet@example.org>\n*Envoyé :* lundi 23 novembre 2026 18:04\n*À :* Jean <jean@example.org>\n*Objet :* RE\n',
  'Samsung in French':
    "-------- Message d'origine --------\nDe : Cabinet <cabinet@example.org>\nDate : 23/11/2026 18:04 (GMT+01:00)\nÀ : jean@example.org\nObjet : rdv\n",
  'Zimbra in French':
    '----- Mail original -----\nDe: "Cabinet" <cabinet@example.org>\nÀ: "Jean" <jean@example.org>\nEnvoyé: Lundi 23 Novembre 2026 18:04:05\nObjet: rdv\n',
  'an old Outlook':
    '-----Ursprüngliche Nachricht-----\nVon: Praxis [mailto:praxis@example.org]\nGesendet: Montag, 23. November 2026 18:04\n',
  'Proton in French':
    '-------- Message d’origine --------\nLe lundi 23 novembre 2026 à 18:04, Cabinet <cabinet@example.org> a écrit :\n',
  'a ticket system': '##- Veuillez répondre au-dessus de cette ligne -##',
};

/** Mails as patients' programs send them, and mails that only look so; `=` when nothing may be cut. */
export const MAILS: readonly (readonly [string, string, string])[] = [
  ['a number announced on the line above', 'Bonjour\nMerci\nVoici mon numéro\n01 99 00 12 34', '='],
  ['something sent', 'On 24/11/2026 at 10:00 my doctor saw the picture I sent:\nit was fine', '='],
  ['a number after a colon', 'Merci de rappeler ici :\n01 99 00 12 34\nCordialement', '='],
  ['prose doctor wrote', 'Bonjour,\nLe kiné du 12/11/2026 a écrit :\n10 séances à faire.\nMerci', '='],
  [
    'prose le 12/11 time',
    "Le 12/11/2026 à 10h vous m'avez écrit que le rdv est à 18:00. Je voudrais confirmer :\n- mardi\n- jeudi",
    '=',
  ],
  ['slots', 'Mes disponibilités :\nDe : 9h à 12h\nLe : lundi 23 à 18:00\nObjet : kiné', '='],
  [
    'letter',
    'De : Jean Dupont\nÀ : Cabinet\nDate : 26/11/2026 17:30\nObjet : annulation\n\nBonjour, je dois annuler.',
    '=',
  ],
  ['en you wrote', 'On Monday 23 November 2026 at 10:00 you wrote:\n"come at 5".\nIs that right?', '='],
  [
    'inline no marker',
    'ok pour moi Le lun. 23 nov. 2026 à 18:04, Cabinet <c@example.org> a écrit :\n> x',
    'ok pour moi',
  ],
  ['bare addr', 'ok\nLe 23/11/2026 à 18:04, cabinet@example.org a écrit :\n> x', 'ok'],
  ['list dates', 'Je peux :\nOn Tuesday 24 at 10:00\nOn Friday 27 at 14:00\nThanks', '='],
  ['de am', 'Ich kann\nAm Montag um 10:00\nAm 24.11.2026 um 14:00 Uhr\nDanke', '='],
  [
    'de prose',
    'Am 12.11.2026 um 10:00 schrieb mir Ihre Kollegin, dass ich am Montag kommen soll:\nstimmt das?',
    '=',
  ],
  ['nl prose', 'Op 24/11 om 10:00 schreef u:\nkom maar\nklopt dat?', '='],
  ['dash list', 'Je voudrais :\n-- un rdv mardi\n-- une facture', '='],
  ['sent from prose', 'Sent from Paris with love, I would like to book.', '='],
  [
    'two quotes inline',
    'Bonjour,\n\n> Jeudi 17h30 ?\n\nOui.\n\n> Carte vitale ?\n\nOui aussi.\n\nCordialement\nJean\n\nEnvoyé de mon iPhone',
    'Bonjour,\n\nOui.\n\nOui aussi.\n\nCordialement\nJean',
  ],
  [
    'orange',
    'Oui merci\n\n> Message du 23/11/26 18:04\n> De : "Cabinet" <c@example.org>\n> A : "jean" <j@example.org>\n> Copie à : \n> Objet : rdv\n> \n> Jeudi ?',
    'Oui merci',
  ],
  [
    'orange unmarked',
    'Oui merci\n\n====\n\nMessage du : 23/11/2026 18:04\nDe : "Cabinet" <c@example.org>\nA : jean@example.org\nCopie à : \nSujet : rdv\n\nJeudi ?',
    'Oui merci',
  ],
  [
    'laposte',
    'Oui\n\nDe : "Cabinet" <c@example.org>\nEnvoyé : lundi 23 novembre 2026 18:04\nÀ : "j@laposte.net"\nObjet : rdv\n\nJeudi',
    'Oui',
  ],
  ['free roundcube', 'Oui\n\nLe 2026-11-23 18:04, Cabinet a écrit :\n> x', 'Oui'],
  ['free roundcube unmarked', 'Oui\n\nLe 2026-11-23 18:04, Cabinet a écrit :\nx', 'Oui'],
  [
    'fr reply double spaced outlook',
    'Oui\n\nDe : Cabinet <c@example.org>\n\nEnvoyé : lundi 23 novembre 2026 18:04\n\nÀ : Jean\n\nObjet : rdv\n\nJeudi ?',
    'Oui',
  ],
  [
    'proton',
    'Oui\n\nEnvoyé avec la messagerie sécurisée Proton Mail.\n\nLe lundi 23 novembre 2026 à 18:04, Cabinet <c@example.org> a écrit :\n\n> x',
    'Oui',
  ],
  [
    'gmail mobile fwd fr',
    'Voir\n\n---------- Message transféré ---------\nDe : Labo <l@example.org>\nDate: lun. 23 nov. 2026, 18:04\nSubject: x\nTo: <j@example.org>\n\ntexte',
    'Voir',
  ],
  [
    'apple de fwd',
    'Bitte\n\nAnfang der weitergeleiteten Nachricht:\n\n> Von: Labor <l@example.org>\n> Betreff: x\n> Datum: 23. November 2026\n> An: j@example.org\n> \n> text',
    'Bitte',
  ],
  [
    'outlook mobile en',
    'Yes\n\nGet Outlook for Android<https://aka.ms/x>\n________________________________\nFrom: P <p@example.org>\nSent: Monday, November 23, 2026 6:04:05 PM\nTo: J <j@example.org>\nSubject: x\n\ntext',
    'Yes',
  ],
  ['closing contact own', 'Cordialement\nJoignable au 01 99 00 12 34 le soir', '='],
  [
    'gmx',
    'Ja\n\nGesendet mit der GMX Mail App\n\nAm 23.11.26, 18:04 schrieb Praxis <p@example.org>:\n> x',
    'Ja',
  ],
  [
    'webde',
    'Ja\n\nGesendet: Montag, 23. November 2026 um 18:04\nVon: "Praxis" <p@example.org>\nAn: j@example.org\nBetreff: x\n\ntext',
    'Ja',
  ],
  ['wp pl', 'Tak\n\nDnia 23 listopada 2026 18:04 Gabinet <g@example.org> napisał(a):\n\ntekst', 'Tak'],
  ['wp pl2', 'Tak\n\nW dniu 23 listopada 2026 18:04:05 CET, Gabinet napisał(a):\ntekst', 'Tak'],
  ['o2', 'Tak\n\nDnia 23 listopada 2026 18:04 g@example.org napisał(a):\n> tekst', 'Tak'],
  [
    'iphone nl fwd',
    'Zie onder\n\nBegin doorgestuurd bericht:\n\nVan: x <x@example.org>\nOnderwerp: y\nDatum: 23 november 2026 om 18:04:05 CET\nAan: j@example.org\n\ntekst',
    'Zie onder',
  ],
  [
    'es iphone',
    'Sí\n\nEnviado desde mi iPhone\n\n> El 23 nov 2026, a las 18:04, C <c@example.org> escribió:\n> \n> texto',
    'Sí',
  ],
  [
    'it outlook',
    'Sì\n\nDa: S <s@example.org> \nInviato: lunedì 23 novembre 2026 18:04\nA: m@example.org\nOggetto: x\n\ntesto',
    'Sì',
  ],
  ['pt', 'Sim\n\nA segunda, 23/11/2026, 18:04, Clínica <c@example.org> escreveu:\n\n> texto', 'Sim'],
  ['pt2', 'Sim\n\nClínica <c@example.org> escreveu (segunda, 23/11/2026 à(s) 18:04):\n\n> texto', 'Sim'],
  [
    'samsung en',
    'yes\n\n\n-------- Original message --------From: P <p@example.org> Date: 23/11/2026  18:04  (GMT+01:00) To: j@example.org Subject: x text',
    'yes',
  ],
  [
    'samsung fr',
    "oui\n\nEnvoyé depuis mon smartphone Samsung Galaxy.\n\n-------- Message d'origine --------\nDe : C <c@example.org>\nDate : 23/11/2026 18:04 (GMT+01:00)\nÀ : j@example.org\nObjet : x\n\ntexte",
    'oui',
  ],
  [
    'yahoo mobile',
    'oui\n\nEnvoyé depuis Yahoo Mail pour Android\n\n  Le lun., nov. 23 2026 à 18:04, Cabinet<c@example.org> a écrit :   texte cité',
    'oui',
  ],
  [
    'yahoo en',
    'yes\n\nSent from Yahoo Mail on Android \n \n  On Mon, Nov 23, 2026 at 18:04, P<p@example.org> wrote:   quoted text',
    'yes',
  ],
  [
    'wrote then text same line',
    'yes\n\nOn Mon, Nov 23, 2026 at 18:04, P <p@example.org> wrote: quoted text\nmore',
    'yes',
  ],
];

/** Lines that telephones and mail programs add. */
export const PHONE_LINES: readonly string[] = [
  'Envoyé de mon iPhone',
  'Envoyé depuis mon smartphone Samsung Galaxy.',
  'Envoyé depuis l’application Mail Orange',
  'Envoyé à partir de Outlook pour Android<https://aka.ms/x>',
  'Obtenir Outlook pour Android',
  'Télécharger Outlook pour iOS',
  'Envoyé de Yahoo Mail pour iPhone',
  'Provenance : Courrier pour Windows',
  'Sent from my iPad',
  'Sent from Yahoo Mail on Android',
  'Get Outlook for iOS',
  'Verzonden vanaf mijn iPhone',
  'Verstuurd vanaf mijn Samsung',
  'Von meinem iPhone gesendet',
  'Gesendet mit der GMX Mail App',
  'Wysłane z iPhone’a',
  'Wysłano z telefonu Samsung',
  'Enviado desde mi iPhone',
  'Inviato da iPhone',
  'Enviado do meu iPhone',
];

export const NOTICES: Readonly<Record<string, string>> = {
  French:
    'Ce message et toutes les pièces jointes sont confidentiels et établis à l’intention exclusive de ses destinataires. Si vous avez reçu ce message par erreur, merci de le détruire.',
  English:
    'This e-mail and any attachments are confidential and intended solely for the addressee. If you received it in error, please delete it.',
  Dutch:
    'Dit bericht is uitsluitend bestemd voor de geadresseerde en is vertrouwelijk. Heeft u het per vergissing ontvangen, gelieve het te vernietigen.',
  German:
    'Diese E-Mail enthält vertrauliche Informationen. Wenn Sie nicht der richtige Empfänger sind, löschen Sie diese Nachricht bitte.',
  Polish:
    'Niniejsza wiadomość jest poufna i przeznaczona wyłącznie dla adresata. Jeśli otrzymali ją Państwo omyłkowo, prosimy o jej usunięcie.',
  Spanish:
    'Este mensaje y sus archivos adjuntos son confidenciales y de uso exclusivo del destinatario. Si lo ha recibido por error, bórrelo.',
  Italian:
    'Questo messaggio e gli allegati sono riservati e destinati esclusivamente al destinatario. Se ricevuto per errore, si prega di cancellarlo.',
  Portuguese:
    'Esta mensagem e seus anexos são confidenciais e de uso exclusivo do destinatário. Se a recebeu por engano, apague-a.',
};
