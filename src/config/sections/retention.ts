import { section, term, text } from './kinds.ts';

/** Handbook §1.4 and R-14: shorter as one likes, longer only with a reason. The defaults are `USUAL_TERMS`. */
export const retentionSection = section(
  {
    drafts: term({
      en: 'Letters that never left, counted from the last thing that happened in the thread.',
      fr: 'Lettres jamais parties, comptées depuis la dernière chose arrivée dans l’échange.',
    }).default('30 days'),
    text: term({
      en: 'Words of mails and answers; then date, intent and outcome alone. Not shorter than `drafts`.',
      fr: 'Mots des mails et des réponses ; ensuite, seuls la date, la demande et l’issue. Pas moins que `drafts`.',
    }).default('90 days'),
    history: term({
      en: 'Whom it was about, appointments, words of emergencies, learned sentences. Not shorter than `text`.',
      fr: 'De qui il s’agissait, rendez-vous, mots des urgences, phrases apprises. Pas moins que `text`.',
    }).default('24 months'),
    'survey-names': term({
      en: 'Answers to the survey, with the name.',
      fr: 'Réponses à l’enquête, avec le nom.',
    }).default('3 months'),
    survey: term({
      en: 'Answers to the survey in all. Not shorter than `survey-names`.',
      fr: 'Réponses à l’enquête en tout. Pas moins que `survey-names`.',
    }).default('12 months'),
    consents: term({
      en: 'Consents and STOP, after the contact left your list of patients.',
      fr: 'Accords et STOP, une fois le contact parti de votre liste de patients.',
    }).default('3 years'),
    audit: term({
      en: 'The trail and the logs, which hold no content.',
      fr: 'La piste et les journaux, sans contenu.',
    }).default('3 years'),
    copies: term({
      en: 'Memories put aside before an upgrade or a return. Never more than 35 days (R-15).',
      fr: 'Mémoires mises de côté avant une mise à jour ou un retour. Jamais plus de 35 jours (R-15).',
    }).default('35 days'),
    reason: text({
      en: 'Why something is kept longer than usual; your register and your notice name it.',
      fr: 'Pourquoi une chose est gardée plus longtemps que d’usage ; votre registre et votre affiche le disent.',
      example: 'demandé par notre assureur',
    }).optional(),
  },
  {
    en: 'How long what is kept (docs/privacy.md). Shorter as you like; longer only with a `reason`.',
    fr: 'Combien de temps quoi est gardé (docs/privacy.md). Moins longtemps à votre gré ; plus longtemps seulement avec une raison (`reason`).',
  },
).prefault({});
