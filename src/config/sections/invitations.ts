import { choice, section, yesNo } from './kinds.ts';

export const invitationsSection = section(
  {
    patients: choice(['off', 'opt-in', 'on'], {
      en: 'Who gets them: `off` nobody; `opt-in` who said yes (column `invitations` of the list of patients); `on` all but who said no. A psychologist’s patients always have to say yes.',
      fr: 'Qui en reçoit : `off` personne ; `opt-in` qui a dit oui (colonne `invitations` de la liste des patients) ; `on` tous, sauf qui a dit non. Chez un psychologue, il faut toujours un oui.',
    }).default('opt-in'),
    name: yesNo({
      en: 'The name of the practice stands in the title. Others may see the calendar.',
      fr: "Le nom du cabinet figure dans le titre. D'autres peuvent voir l'agenda.",
    }).default(false),
    place: yesNo({
      en: 'The address of the practice stands as the place.',
      fr: "L'adresse du cabinet figure comme lieu.",
    }).default(false),
  },
  {
    en: "Appointments for the patient's own calendar, with the letter that tells of them (docs/letters.md).",
    fr: "Rendez-vous pour l'agenda du patient, joints à la lettre qui en parle (docs/letters.md).",
  },
).prefault({});
