import { describe, expect, it } from 'vitest';
import { LANGUAGES, type Language } from '../../../src/domain/language.ts';
import { flagsIn, tierOf } from './shipped.ts';

describe('red flags', () => {
  it('are met by emergency wordings, also misspelled and without accents', () => {
    expect(tierOf('j ai mal a la poitrinne ca serre depuis 1h')).toBe('red');
    expect(tierOf('je narrive plus a respirer, jetouffe')).toBe('red');
    expect(tierOf('mon pere fait un avc je crois')).toBe('red');
    expect(tierOf('hemoragie depuis ce matin')).toBe('red');
    expect(tierOf('tight chest and my left arm is numb', 'en')).toBe('red');
    expect(tierOf('hartinfract vermoed ik', 'nl')).toBe('red');
    expect(tierOf('Druck auf Brust seit heute', 'de')).toBe('red');
    expect(tierOf('mam dusznosci i bol w klatce', 'pl')).toBe('red');
  });

  it.each([
    ['fr', 'Il n’y a plus d’insuline, le stylo est vide depuis hier'],
    ['en', 'We have run out of insulin and the chemist is shut'],
    ['nl', 'Mijn insuline is op sinds vanochtend'],
    ['de', 'Der Insulinpen ist leer und die Apotheke hat zu'],
    ['pl', 'Skończyła mi się insulina'],
    ['es', 'Se me ha acabado la insulina'],
    ['it', 'L’insulina è finita ieri sera'],
    ['pt', 'A insulina acabou ontem'],
  ] as const)('are met where no insulin is left (handbook §2.4): %s', (language, text) => {
    expect(tierOf(text, language)).toBe('red');
  });

  it.each([
    ['fr', 'Bonjour, le renouvellement de mon insuline pour décembre, s’il vous plaît'],
    ['en', 'Could I have my usual insulin on repeat please, enough until January'],
    ['de', 'Bitte das Rezept für mein Insulin, es reicht noch bis Mitte Dezember'],
    ['nl', 'We vliegen op 19 december naar Toronto'],
    ['de', 'Das Baby schläft gerade, ich schreibe Ihnen darum kurz'],
    ['de', 'Kein Schaden entstanden, die Rechnung war falsch'],
  ] as const)('are not met by what only sounds so: %s, %s', (language, text) => {
    expect(tierOf(text, language)).not.toBe('red');
  });

  it('name the class of the fixed text', () => {
    expect(flagsIn('je n’ai plus envie de vivre')[0]).toMatchObject({ tier: 'red', class: 'suicide' });
    expect(flagsIn('mon mari m’a encore frappée')[0]).toMatchObject({ tier: 'red', class: 'violence' });
    expect(flagsIn('36 SA, je perds les eaux')[0]).toMatchObject({ tier: 'red', class: 'maternity' });
  });

  it('show the words that met them', () => {
    expect(flagsIn('Bonjour. Je crois que j’ai perdu connaissance hier.')[0]?.words).toBe(
      'perdu connaissance',
    );
  });

  it('stay red where "ne … plus" is the symptom', () => {
    expect(tierOf('il ne respire plus')).toBe('red');
    expect(tierOf('je ne sens plus le bébé')).toBe('red');
  });

  it('are lowered to amber, never to nothing, by a denied symptom', () => {
    expect(tierOf('je n’ai plus mal à la poitrine')).toBe('amber');
    expect(tierOf('pas de douleur à la poitrine ni d’essoufflement')).toBe('amber');
    expect(tierOf('no chest pain any more, all clear', 'en')).toBe('amber');
    expect(tierOf('nie mam już bólu w klatce', 'pl')).not.toBe('red');
  });

  it('stay red when the denial ends before the symptom', () => {
    expect(tierOf('pas de fièvre mais mal dans la poitrine')).toBe('red');
    expect(tierOf('pas d’amélioration de la douleur dans la poitrine')).toBe('red');
  });

  it('are never lowered for suicide and violence', () => {
    expect(tierOf('je ne suis pas suicidaire mais parfois')).toBe('red');
    expect(tierOf('pas envie de mourir, enfin si')).toBe('red');
    expect(tierOf('non il ne m’a pas frappée cette fois, mon mari')).toBe('red');
  });

  it('leave a diagnosis told as history to a human’s reading', () => {
    expect(tierOf('suite à mon AVC de 2021 j’ai une ordonnance de 30 séances')).toBe('gate');
    expect(tierOf('réadaptation après infarctus (février 2026), 20 séances')).toBe('gate');
    expect(tierOf('na mijn herseninfarct in 2022 heb ik weer een verwijzing', 'nl')).toBe('gate');
    expect(tierOf('my mother has been bedbound since her stroke in May', 'en')).toBe('gate');
    expect(tierOf('AVC ce matin, suite à mon AVC de 2021, aidez-moi, mon père fait un AVC')).toBe('red');
  });

  it('are not met by who is thanked for fitting somebody in', () => {
    expect(tierOf('cheers for fittin me in yesterday', 'en')).not.toBe('red');
  });

  it('are not met by idioms', () => {
    for (const idiom of [
      'ce boulot va me tuer, je peux venir après 19h ?',
      'je voudrais en finir avec ces histoires de factures',
      'Je suis mort de rire avec votre message d’absence',
      'un coup de cœur pour votre cabinet',
      'je dois couper la séance un peu plus tôt',
    ]) {
      expect(tierOf(idiom), idiom).not.toBe('red');
    }
    expect(tierOf('je veux en finir avec la vie')).toBe('red');
    expect(tierOf('me muero de ganas de quitarme los brackets', 'es')).not.toBe('red');
    expect(tierOf('sono morto di fatica ma vengo giovedì', 'it')).not.toBe('red');
    expect(tierOf('ich sterbe vor Hunger', 'de')).not.toBe('red');
  });

  it('are not met by haste alone', () => {
    expect(tierOf('URGENT facture pour ce soir svp asap')).toBeNull();
  });

  it('take "avc" for what it is in a text message', () => {
    expect(tierOf('slt je vx un rdv avc mme petit')).toBeNull();
    expect(tierOf('il fait un avc')).toBe('red');
  });

  it('do not read times, prices, phones and addresses as temperatures', () => {
    expect(tierOf('rdv pour mon bébé à 18h40, 38 rue des Lilas, 40 €, 06 39 98 40 39')).not.toBe('red');
    expect(tierOf('mon bébé a 38,9')).toBe('red');
  });
});

describe('the health gate', () => {
  it('stops what speaks of the body', () => {
    for (const text of ['j’ai mal au genou', 'du sang', 'mon dos', 'je suis enceinte', 'fièvre']) {
      expect(tierOf(text), text).not.toBeNull();
    }
  });

  it('lets office mail pass', () => {
    for (const text of [
      'Je ne peux pas venir demain, plutôt dans deux semaines.',
      'Pouvez-vous m’envoyer la facture du 4 novembre ?',
      '12 séances de kiné, 2 par semaine, le matin',
      'un coup de main, de vive voix ou par mail, maintenant ou demain',
      'J’ai déposé une main courante et un document au dos de la carte.',
      'C’est pas grave, je viens à pied.',
    ]) {
      expect(tierOf(text), text).toBeNull();
    }
    expect(tierOf('I’m afraid I can’t make it, please call me back in two weeks', 'en')).toBeNull();
    expect(tierOf('nächste Woche passt, ich komme zu Fuß', 'de')).toBeNull();
    expect(tierOf('w przyszłym tygodniu rano, proszę ustalić termin', 'pl')).toBeNull();
    expect(tierOf('la prossima settimana dal dentista', 'it')).toBeNull();
    expect(tierOf('volgende week, handig op donderdag', 'nl')).toBeNull();
  });
});

describe('where a flag stands', () => {
  it('is amber only inside a quote, since somebody else wrote it', () => {
    const cut = [{ kind: 'quote', text: '> je n’ai plus envie de vivre' }] as const;
    expect(flagsIn('ok pour jeudi', 'fr', { cut })).toMatchObject([{ tier: 'amber', where: 'cut' }]);
  });

  it('is red in a message that was forwarded without a word', () => {
    const cut = [{ kind: 'forward', text: 'Maman est inconsciente, appelle le docteur' }] as const;
    expect(tierOf('', 'fr', { cut })).toBe('red');
    expect(tierOf('pour info', 'fr', { cut })).toBe('amber');
  });

  it('is red in what only the formatted text of a mail says', () => {
    const cut = [{ kind: 'other-version', text: 'Maman est inconsciente, appelle le docteur' }] as const;
    expect(tierOf('ok pour jeudi', 'fr', { cut })).toBe('red');
  });

  it('is searched in the subject and in the names of attachments', () => {
    expect(flagsIn('voir objet', 'fr', { subject: 'douleur dans la poitrine' })[0]?.where).toBe('subject');
    const attachments = [{ name: 'photo_hemorragie.jpg', contentType: 'image/jpeg', size: 1 }];
    expect(flagsIn('voici', 'fr', { attachments })[0]?.where).toBe('attachment');
  });

  it('leaves quoted health to the mail that said it', () => {
    const cut = [{ kind: 'quote', text: '> j’ai mal au dos' }] as const;
    expect(tierOf('ok pour jeudi', 'fr', { cut })).toBeNull();
  });
});

describe('an illness of long ago', () => {
  it.each<[string, Language]>([
    ['Mon oncle avait eu un infarctus en 2009.', 'fr'],
    ["J'ai eu une embolie il y a douze ans.", 'fr'],
    ['Infarction in 2007, no symptoms at present.', 'en'],
    ['Mein Schwager hatte vor 12 Jahren einen Herzinfarkt.', 'de'],
    ['Tuve un infarto hace 12 años.', 'es'],
    ['Tive um enfarte em 2010.', 'pt'],
  ])('is health, and no emergency: %s', (text, language) => {
    expect(tierOf(text, language)).toBe('gate');
  });

  it('does not hide the one that happens now', () => {
    expect(tierOf('Il a fait un AVC en 2009 et vient de faire un AVC.', 'fr')).toBe('red');
    expect(tierOf('My father had a stroke in 2009 and is having a stroke.', 'en')).toBe('red');
  });

  it('is not meant by prevention', () => {
    expect(tierOf('Nous organisons une journée de prévention du suicide.', 'fr')).not.toBe('red');
    expect(tierOf('We hold a suicide prevention day.', 'en')).not.toBe('red');
  });
});

describe('our own fixed texts', () => {
  const OURS = [
    'Votre message peut décrire une urgence. Appelez maintenant le 15 ou le 112 (114 par SMS si vous ne pouvez pas parler). N’attendez pas notre réponse : cette boîte n’est pas surveillée en continu. Le cabinet est prévenu de votre message.',
    'Merci d’avoir écrit. Ce que vous vivez compte. Vous pouvez appeler le 3114 maintenant, jour et nuit, gratuitement ; en danger immédiat, le 15 ou le 112 (114 par SMS). Une personne du cabinet est prévenue.',
    'En cas d’urgence : 15 ou 112 (114 par SMS).',
    'In an emergency call 999; urgent advice 111.',
    'Your message may describe an emergency. Call 112 now. Do not wait for our reply: this mailbox is not watched all the time. The practice has been alerted.',
    'Uw bericht kan een noodgeval beschrijven. Bel nu 112.',
    'Ihre Nachricht könnte einen Notfall beschreiben. Rufen Sie jetzt 112 an.',
    'Wiadomość może opisywać stan nagły. Proszę natychmiast zadzwonić pod 112 lub 999.',
  ];

  it('never fire when they are quoted', () => {
    for (const text of OURS) {
      const cut = [{ kind: 'quote', text }] as const;
      for (const language of LANGUAGES) expect(tierOf('ok', language, { cut }), text).toBeNull();
    }
  });
});

describe('the search', () => {
  it('takes a long mail in its stride', () => {
    const long =
      'Je ne peux pas venir demain à la séance, pourriez-vous me proposer une autre date ? '.repeat(400);
    expect(tierOf(long, 'all')).not.toBe('red');
  });
});
