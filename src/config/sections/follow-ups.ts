import { z } from 'zod';
import { choice, path, told } from './kinds.ts';

const CLOCK = /^([01]?\d|2[0-3]):[0-5]\d$/;

/** A rule switched on or off, or on with what differs from how it is written. */
const rule = told(
  z.union([
    z.enum(['on', 'off']),
    z.strictObject({
      on: z.boolean().default(true),
      at: z.string().regex(CLOCK).optional(),
      days: z.int().min(0).max(400).optional(),
      template: z.string().min(1).optional(),
      approver: z.enum(['each', 'patient', 'rule']).optional(),
    }),
  ]),
  'choice',
  {
    en: 'One follow-up by its name: `on`, `off`, or `{ at: "18:00", days: 2, template: my-reminder, approver: each }`. `agent followups list` shows the names.',
    fr: 'Une relance par son nom : `on`, `off`, ou `{ at: "18:00", days: 2, template: mon-rappel, approver: each }`. `agent followups list` montre les noms.',
    example: 'on',
  },
);

export const followUpsSection = told(
  z
    .object({
      'reminder-consent': choice(['opt-out', 'opt-in'], {
        en: 'Whether service messages such as reminders need a yes first. By country: `opt-in` in Germany, else `opt-out`.',
        fr: "Si les messages de service (rappels) demandent d'abord un oui. Selon le pays : `opt-in` en Allemagne, sinon `opt-out`.",
      }).optional(),
      folder: path({
        en: 'Folder of your own follow-up rules and lists.',
        fr: 'Dossier de vos propres relances et listes.',
      }).default('followups'),
    })
    .catchall(rule),
  'section',
  {
    en: 'Messages that go out by the clock; all are off until switched on (docs/follow-ups.md).',
    fr: 'Messages envoyés à leur heure ; tous éteints tant que vous ne les allumez pas (docs/follow-ups.md).',
  },
).prefault({});
