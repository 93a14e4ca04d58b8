import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutOwnWords } from '../../../src/core/mail/own-words.ts';

const OLD = 'Bonjour,\nNous vous proposons jeudi 26 novembre à 17 h 30.\nLe secrétariat';

/** How mail programs introduce what they quote; the older message follows unmarked or behind `>`. */
const INTRODUCTIONS: Readonly<Record<string, string>> = {
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

describe('cutting own words', () => {
  for (const [program, introduction] of Object.entries(INTRODUCTIONS)) {
    it(`keeps only the answer above a quote by ${program}`, () => {
      const quoted = OLD.replace(/^/gm, '> ');
      expect(cutOwnWords(`ok pour jeudi\n\n${introduction}\n${OLD}`).ownWords).toBe('ok pour jeudi');
      expect(cutOwnWords(`ok pour jeudi\n${introduction}\n\n${quoted}\n`).ownWords).toBe('ok pour jeudi');
    });

    it(`keeps everything the sender wrote before a quote by ${program}`, () => {
      fc.assert(
        fc.property(prose(), fc.boolean(), (text, marked) => {
          const old = marked ? OLD.replace(/^/gm, '> ') : OLD;
          expect(cutOwnWords(`${text}\n\n${introduction}\n${old}`).ownWords).toBe(text);
        }),
        { numRuns: 20 },
      );
    });
  }

  it('keeps answers written between quoted lines', () => {
    const text =
      'Le 23 nov. 2026 à 18:04, Cabinet <cabinet@example.org> a écrit :\n\n> Jeudi à 17 h 30 ?\noui\n> Avez-vous une ordonnance ?\nNon, pas encore.\n> Cordialement\n';
    expect(cutOwnWords(text).ownWords).toBe('oui\nNon, pas encore.');
  });

  it('keeps an answer below the quote', () => {
    const text =
      'Le 23 nov. 2026 à 18:04, Cabinet <cabinet@example.org> a écrit :\n> Jeudi à 17 h 30 ?\n\nC’est parfait, merci.\n';
    expect(cutOwnWords(text).ownWords).toBe('C’est parfait, merci.');
  });

  it('takes the end of a quoted line that was wrapped on its way for a part of the quote', () => {
    const text =
      '> Nous vous proposons un rendez-vous le jeudi 26 novembre 2026 à 17 h 30 avec\nmadame Bernard.\n> Cordialement\n\nd’accord';
    expect(cutOwnWords(text).ownWords).toBe('d’accord');
  });

  it('cuts nothing from a mail without quotes', () => {
    const text =
      'Bonjour,\n\nLe 12 novembre mon médecin a écrit :\n"dix séances".\n\nOn peut commencer le 23/11 à 18:04 ?\nDe : 9h à 12h\nObjet : kiné';
    expect(cutOwnWords(text).ownWords).toBe(text);
  });

  it('keeps a contact form, although it begins like a forwarded header', () => {
    const text =
      'From: Jean Exemple <jean@example.org>\nSubject: Rendez-vous\n\nMessage Body:\nJe voudrais un rendez-vous mardi.';
    expect(cutOwnWords(text).ownWords).toBe(text);
  });

  it('keeps a comparison that begins with a greater-than sign', () => {
    expect(cutOwnWords('Il a de la fièvre\n> 39°C depuis hier').ownWords).toBe(
      'Il a de la fièvre\n> 39°C depuis hier',
    );
  });

  it('keeps the comment above a forward and cuts the forward with all it holds', () => {
    const text = `Voici l'ordonnance de maman.\n\n---------- Forwarded message ---------\nDe : Dr Exemple <dr@example.org>\nDate: lun. 23 nov. 2026 à 18:04\nSubject: Ordonnance\nTo: Marie <marie@example.org>\n\nDix séances.\n\nLe 20 nov. 2026 à 10:00, Marie <marie@example.org> a écrit :\n> Bonjour docteur`;
    const { ownWords, cut } = cutOwnWords(text);
    expect(ownWords).toBe("Voici l'ordonnance de maman.");
    expect(cut.map(({ kind }) => kind)).toEqual(['forward']);
  });

  it('finds nothing of the sender in a bare forward', () => {
    const { ownWords, cut } = cutOwnWords(
      'Début du message réexpédié :\n\nDe: Labo <labo@example.org>\nDate: 23 novembre 2026 à 18:04:05 UTC+1\nObjet: Résultats\nÀ: Jean <jean@example.org>\n\nVos résultats.',
    );
    expect(ownWords).toBe('');
    expect(cut).toMatchObject([{ kind: 'forward' }]);
  });

  it('calls a header block a forward when the subject says so', () => {
    const text =
      'Pour info\n\nDe : Labo <labo@example.org>\nEnvoyé : lundi 23 novembre 2026 18:04\nÀ : Jean\nObjet : Résultats\n\nVos résultats.';
    expect(cutOwnWords(text, { subject: 'TR: Résultats' }).cut[0]?.kind).toBe('forward');
    expect(cutOwnWords(text, { subject: 'RE: Résultats' }).cut[0]?.kind).toBe('quote');
  });

  for (const line of [
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
  ]) {
    it(`cuts the line "${line}"`, () => {
      expect(cutOwnWords(`ok pour jeudi\n\n${line}`).ownWords).toBe('ok pour jeudi');
      expect(cutOwnWords(`ok pour jeudi\n${line}\n\nPS : j’apporte l’ordonnance.`).ownWords).toContain(
        'PS : j’apporte l’ordonnance.',
      );
    });
  }

  it('keeps a sentence that only speaks of a phone', () => {
    const text =
      'Envoyé depuis mon téléphone, désolée pour les fautes. Je voudrais annuler mon rendez-vous de mardi prochain.';
    expect(cutOwnWords(text).ownWords).toBe(text);
  });

  it('cuts what stands below the signature mark, but not somebody who speaks again', () => {
    const text =
      'Je viens mardi.\n\n-- \nJean Exemple\n12 rue de la Paix\n\nP.-S. : faut-il apporter quelque chose ?';
    const { ownWords, cut } = cutOwnWords(text);
    expect(ownWords).toBe('Je viens mardi.\n\nP.-S. : faut-il apporter quelque chose ?');
    expect(cut).toMatchObject([{ kind: 'signature' }]);
  });

  it('keeps the name and cuts the telephone block under a closing', () => {
    const text = 'Je viens mardi.\n\nCordialement,\nJean Exemple\nTél. : 01 99 00 12 34\nwww.example.org';
    expect(cutOwnWords(text).ownWords).toBe('Je viens mardi.\n\nCordialement,\nJean Exemple');
  });

  it('keeps a number that the sender speaks of, wherever it stands', () => {
    const text = 'Merci\nMon nouveau numéro est le 01 99 00 12 34';
    expect(cutOwnWords(text).ownWords).toBe(text);
    const asked = 'Cordialement\nVous pouvez me joindre au 01 99 00 12 34';
    expect(cutOwnWords(asked).ownWords).toBe(asked);
  });

  for (const [language, notice] of Object.entries({
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
  })) {
    it(`cuts a legal notice in ${language}`, () => {
      const { ownWords, cut } = cutOwnWords(`ok\n\n${notice}`);
      expect(ownWords).toBe('ok');
      expect(cut).toMatchObject([{ kind: 'disclaimer' }]);
    });
  }

  it('keeps a patient who asks for discretion', () => {
    const text = 'Merci de garder ce message confidentiel, il est destiné au docteur uniquement.';
    expect(cutOwnWords(text).ownWords).toBe(text);
  });

  it('never loses a line that is neither own nor cut', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            prose(),
            fc.constantFrom(...Object.values(INTRODUCTIONS), '> a', '--', '', 'Sent from my iPhone'),
          ),
          { maxLength: 12 },
        ),
        (parts) => {
          const text = parts.join('\n');
          const { ownWords, cut } = cutOwnWords(text);
          const kept = [ownWords, ...cut.map((part) => part.text)].join('\n');
          for (const word of text.split(/\s+/)) expect(kept).toContain(word);
        },
      ),
    );
  });

  it('needs time in proportion to the text', () => {
    for (const piece of [
      'Le ',
      'On ',
      'On 1 at 1:1 ',
      '> ',
      '>',
      '\n',
      ' ',
      '- ',
      '--\n',
      'De : a\n',
      'From: a@b.c\n',
      'a écrit :\n',
      '<a@b.c',
      '(',
      '\u00a0',
      'Le 1 nov. à 1:1\n',
      '*',
      'wrote ',
      'http://',
      '0 ',
      'é',
    ]) {
      const begun = performance.now();
      cutOwnWords(piece.repeat(Math.ceil(100_000 / piece.length)));
      expect(performance.now() - begun, JSON.stringify(piece)).toBeLessThan(3_000);
    }
  });
});

/** Paragraphs as patients write them: no dates with years, no addresses, no quote signs. */
function prose(): fc.Arbitrary<string> {
  const words = [
    'bonjour',
    'je',
    'voudrais',
    'venir',
    'jeudi',
    'à',
    '17h',
    'ou',
    'vendredi',
    'merci',
    'mon',
    'fils',
    'On',
    'Le',
    'le',
    '26',
    'Thanks',
    'ok',
    'afspraak',
    'Termin',
    'De',
    'sent',
    'kiné',
    '?',
    'wrote',
  ];
  const line = fc
    .array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 })
    .map((each) => each.join(' '));
  return fc.array(line, { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n'));
}
