import { clockTime, path, section, wholeNumber, yesNo } from './kinds.ts';

/** Backups live no longer than 35 days (handbook R-15): the bounds of `days` and `weeks`. */
export const backupSection = section(
  {
    daily: yesNo({
      en: 'A backup every night while the secretary runs. It needs the key of `agent key new`.',
      fr: 'Une sauvegarde chaque nuit, tant que le secrétariat est en marche. Il faut la clé de `agent key new`.',
    }).default(true),
    to: path({
      en: 'Folder of the backups; best on another disk.',
      fr: 'Dossier des sauvegardes ; de préférence sur un autre disque.',
    }).default('backups'),
    at: clockTime({ en: 'When, on a quiet hour.', fr: 'Quand, à une heure calme.' }).default('03:30'),
    days: wholeNumber(1, 35, {
      en: 'So many days each keep one.',
      fr: 'Autant de jours en gardent une chacun.',
    }).default(7),
    weeks: wholeNumber(0, 5, {
      en: 'So many weeks each keep one. No backup lives longer than 35 days (R-15).',
      fr: 'Autant de semaines en gardent une chacune. Aucune ne vit plus de 35 jours (R-15).',
    }).default(4),
  },
  {
    en: 'Sealed backups of this folder and of the memory (docs/backup.md).',
    fr: 'Sauvegardes scellées de ce dossier et de la mémoire (docs/backup.md).',
  },
).prefault({});
