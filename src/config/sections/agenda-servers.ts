// An agenda that lies on a server: the keys `caldav` and `feed` of one source.

import { duration, section, text, yesNo } from './kinds.ts';
import { certificateAuthority, secret } from './mail-servers.ts';

export const caldavSection = section(
  {
    server: text({
      en: 'Address of the calendar or of its server, or the bare domain: the rest is found by itself.',
      fr: "Adresse de l'agenda ou de son serveur, ou le domaine seul : le reste est trouvé tout seul.",
      example: 'https://cloud.example.org/remote.php/dav',
    }),
    calendar: text({
      en: 'Name or address of the calendar, when the account has several.',
      fr: "Nom ou adresse de l'agenda, quand le compte en a plusieurs.",
      example: 'Rendez-vous',
    }).optional(),
    user: text({
      en: "Name to sign in with. The practice's first address when left out.",
      fr: 'Nom avec lequel se connecter. Sinon, la première adresse du cabinet.',
      example: 'cabinet',
    }).optional(),
    password: secret({
      en: 'Where the password is kept: one of file, env, command, credential. Mostly an app password.',
      fr: "Où le mot de passe est gardé : un seul de file, env, command, credential. Souvent un mot de passe d'application.",
    }),
    'certificate-authority': certificateAuthority,
    'discover-by-dns': yesNo({
      en: 'For a bare domain: also asks its DNS which server has the calendars (RFC 6764).',
      fr: 'Pour un domaine seul : demande aussi à son DNS quel serveur a les agendas (RFC 6764).',
    }).default(false),
  },
  {
    en: 'A calendar on a server, by CalDAV: Nextcloud, Baïkal, Synology, iCloud, Fastmail and others.',
    fr: 'Un agenda sur un serveur, par CalDAV : Nextcloud, Baïkal, Synology, iCloud, Fastmail et autres.',
    example: { server: 'https://cloud.example.org/remote.php/dav', password: { file: 'secrets/agenda' } },
  },
).optional();

export const feedSection = section(
  {
    url: text({
      en: 'Its https:// or webcal:// address. Whoever knows it can read the feed: keep this file to yourself.',
      fr: 'Son adresse https:// ou webcal://. Qui la connaît peut lire le flux : gardez ce fichier pour vous.',
      example: 'https://agenda.example.org/export.ics',
    }),
    refresh: duration('minutes', {
      en: 'Time between two looks.',
      fr: 'Temps entre deux regards.',
    }).default('15 min'),
    'certificate-authority': certificateAuthority,
  },
  {
    en: 'A published calendar, read only: its events are busy time, their titles are shown to nobody.',
    fr: 'Un agenda publié, seulement lu : ses événements sont des heures prises, leurs titres ne sont montrés à personne.',
    example: { url: 'https://agenda.example.org/export.ics' },
  },
).optional();
