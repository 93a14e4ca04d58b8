// How the practitioner hears of what happens: the keys `alerts` and `morning-mail`.

import { clockTime, duration, mailAddress, path, secretText, section, weekdays, yesNo } from './kinds.ts';

const command = secretText({
  en: 'Program that is run with the sentence in AGENT_ALERT: an SMS modem, a pager. It ends with 0 when somebody was told.',
  fr: "Programme lancé avec la phrase dans AGENT_ALERT : modem SMS, bip. Il finit par 0 quand quelqu'un a été prévenu.",
  example: '/usr/local/bin/sms-on-duty',
}).optional();

export const alertsSection = section(
  {
    file: path({
      en: 'File to which alerts are appended. Without any channel the emergency text says that nobody has read the mail yet.',
      fr: "Fichier où les alertes s'ajoutent. Sans aucun moyen, le texte d'urgence dit que personne n'a encore lu le mail.",
      example: 'alerts.jsonl',
    }).optional(),
    desktop: yesNo({
      en: "A notification on this machine's desktop (notify-send).",
      fr: 'Une notification sur le bureau de cette machine (notify-send).',
    }).default(false),
    command,
    mail: mailAddress({
      en: 'Address of the person on duty. Answering VU says that it was seen.',
      fr: 'Adresse de la personne de garde. Répondre VU dit que c’est vu.',
      example: 'practitioner@example.org',
    }).optional(),
    second: section(
      {
        mail: mailAddress({
          en: 'Address of the second person.',
          fr: 'Adresse de la seconde personne.',
          example: 'colleague@example.org',
        }).optional(),
        command,
        after: duration('minutes', {
          en: 'Told when nobody has seen an emergency by then.',
          fr: "Prévenue quand personne n'a vu une urgence d'ici là.",
        }).default('5 min'),
      },
      { en: 'Who is told when nobody answers.', fr: 'Qui est prévenu quand personne ne répond.' },
    ).prefault({}),
    repeat: duration('minutes', {
      en: 'Everybody is told again after this time, until somebody has seen it.',
      fr: "Tout le monde est prévenu de nouveau après ce temps, jusqu'à ce que quelqu'un l'ait vu.",
    }).default('10 min'),
  },
  { en: 'How you are told at once.', fr: 'Comment vous êtes prévenu tout de suite.' },
).prefault({});

export const morningMailSection = section(
  {
    to: mailAddress({
      en: 'Your own address, not one that patients write to. Only this address may answer.',
      fr: 'Votre adresse à vous, pas celle à laquelle les patients écrivent. Seule cette adresse peut répondre.',
      example: 'practitioner@example.org',
    }),
    at: clockTime({
      en: 'When it leaves.',
      fr: 'Quand il part.',
    }).default('07:30'),
    days: weekdays({
      en: 'On which days, one or a list.',
      fr: 'Quels jours, un ou une liste.',
      example: ['monday', 'thursday'],
    }).default(['monday', 'tuesday', 'wednesday', 'thursday', 'friday']),
    'even-when-quiet': yesNo({
      en: 'Also when there is nothing to tell.',
      fr: "Aussi quand il n'y a rien à dire.",
    }).default(true),
  },
  {
    en: 'A mail to you every morning, six lines, which you may answer: OK 3 5, NON 4, VU.',
    fr: 'Un mail pour vous chaque matin, six lignes, auquel vous pouvez répondre : OK 3 5, NON 4, VU.',
    example: { to: 'practitioner@example.org' },
  },
).optional();
