import type { ProgramLanguage } from '../../domain/language.ts';
import type { MessageClass } from '../../domain/letter.ts';

/** What can be wrong with a file of follow-up rules. */
export type RuleFault =
  | { readonly code: 'yaml' }
  | { readonly code: 'no-list' }
  | { readonly code: 'form'; readonly path: readonly string[] }
  | { readonly code: 'message-or-task' }
  | { readonly code: 'approver'; readonly class: MessageClass }
  | { readonly code: 'money' }
  | { readonly code: 'twice'; readonly other: string }
  | { readonly code: 'unknown-rule'; readonly known: readonly string[] }
  | { readonly code: 'unknown-name'; readonly name: string; readonly known: readonly string[] }
  | { readonly code: 'no-condition'; readonly condition: string; readonly trigger: string }
  | { readonly code: 'reminders'; readonly rules: readonly string[] }
  | { readonly code: 'no-file'; readonly rule: string; readonly path: string };

/** One fault in words, with what to write instead. */
export function ruleSentence(fault: RuleFault, language: ProgramLanguage): string {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  switch (fault.code) {
    case 'yaml':
      return say("Ce n'est pas du YAML lisible à cet endroit.", 'This is not readable YAML here.');
    case 'no-list':
      return say(
        'Le fichier commence par « rules: » et une liste.',
        'The file begins with "rules:" and a list.',
      );
    case 'form':
      return formSentence(fault.path, language);
    case 'message-or-task':
      return say(
        'Une règle écrit une lettre (message) ou donne une tâche (task) : l’un des deux.',
        'A rule writes a letter (message) or makes a task (task): one of the two.',
      );
    case 'approver':
      return say(
        `Un message de classe ${fault.class} demande votre accord : approver: ${fault.class === 'S5' ? 'each' : 'each ou patient'}.`,
        `A message of class ${fault.class} needs your yes: approver: ${fault.class === 'S5' ? 'each' : 'each or patient'}.`,
      );
    case 'money':
      return say(
        'Un message de classe S5 parle d’une facture d’une liste, jamais d’un rendez-vous : trigger: { list: … }.',
        'A message of class S5 is about an invoice in a list, never about an appointment: trigger: { list: … }.',
      );
    case 'twice':
      return say(`Le nom existe déjà dans ${fault.other}.`, `The name is already used in ${fault.other}.`);
    case 'unknown-rule':
      return say(
        `Aucune relance de ce nom. Connues : ${fault.known.join(', ')}.`,
        `There is no follow-up of this name. Known: ${fault.known.join(', ')}.`,
      );
    case 'unknown-name':
      return say(
        `« ${fault.name} » n'est pas dans practice.yaml. Connus : ${fault.known.join(', ')}.`,
        `"${fault.name}" is not in practice.yaml. Known: ${fault.known.join(', ')}.`,
      );
    case 'no-condition':
      return say(
        `« ${fault.condition} » ne veut rien dire avec « ${fault.trigger} » : il n'y a pas de rendez-vous. Retirez-le.`,
        `"${fault.condition}" means nothing with "${fault.trigger}": there is no appointment. Take it out.`,
      );
    case 'reminders':
      return say(
        `Trois rappels du même rendez-vous sont allumés (${fault.rules.join(', ')}) : un patient en reçoit deux au plus.`,
        `Three reminders of the same appointment are on (${fault.rules.join(', ')}): a patient gets two at most.`,
      );
    case 'no-file':
      return say(
        `${fault.rule} envoie ${fault.path}, qui n'existe pas. Déposez ce fichier, ou arrêtez cette relance.`,
        `${fault.rule} sends ${fault.path}, which does not exist. Put this file there, or switch this follow-up off.`,
      );
  }
}

/** How each key is written. */
const FORMS: Readonly<Record<string, string>> = {
  id: 'id: my-reminder',
  says: 'says: "…"',
  trigger: 'trigger: { before: { days: 1, at: "10:00" } }',
  at: 'at: "10:00"',
  days: 'days: 1',
  time: 'time: "2 h"',
  template: 'template: reminder',
  class: 'class: S1, S2, S3, S4, S5, S7',
  approver: 'approver: each, patient, rule',
  'useful-for': 'useful-for: "20 h"',
  limit: 'limit: { count: 2, days: 1 }',
  message: 'message: { template: reminder, class: S1, approver: rule }',
  'begins-before': 'begins-before: "10:00"',
};

function formSentence(path: readonly string[], language: ProgramLanguage): string {
  const name = path.at(-1) ?? '';
  const form = FORMS[name];
  if (form === undefined)
    return language === 'fr'
      ? `« ${name} » n'est pas connu ici, ou pas écrit ainsi (docs/follow-ups.md).`
      : `"${name}" is not known here, or not written like this (docs/follow-ups.md).`;
  return language === 'fr' ? `Écrivez par exemple ${form}.` : `Write for example ${form}.`;
}
