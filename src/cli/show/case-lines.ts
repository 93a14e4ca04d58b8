import { wrap } from '../../core/columns.ts';
import { explain } from '../../core/explain.ts';
import { factMaker } from '../../core/letters/facts.ts';
import { proposalText, proposedIn, recordCommand } from '../../core/patients/contact-sentences.ts';
import { quoted } from '../../core/punctuation.ts';
import type { Action, Plan } from '../../domain/action.ts';
import type { Case } from '../../domain/case.ts';
import type { Letter } from '../../domain/letter.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';
import type { Tone } from '../print.ts';

interface Shown {
  readonly kase: Case;
  readonly context: Context;
  readonly practice: Practice;
  /** `whole`: the letter as the patient will see it. `short`: its first words. */
  readonly letters: 'whole' | 'short';
}

/** What was decided of a mail and why, what changes in the agenda, and the letter. */
export function caseLines(shown: Shown): readonly string[] {
  const { kase, context } = shown;
  const { say } = context;
  const waits = kase.proposal.filter(({ kind }) => kind !== 'label');
  return [
    ...field(
      context,
      say('Décision', 'Decision'),
      `${context.print.tone(toneOf(kase), decisionWords(kase, context))}\n${explain(kase.reason, context.language)}`,
    ),
    ...planLines(shown, kase.plan),
    ...(waits.length === 0 ? [] : field(context, say('Préparé', 'Prepared'), preparedWords(kase, context))),
    ...planLines(shown, waits),
  ];
}

function preparedWords({ state }: Case, { say }: Context): string {
  const waits = state === 'waiting' || state === 'acting';
  return waits ? say('attend un oui :', 'waits for a yes:') : say('n’attend plus :', 'waits no longer:');
}

/** What the secretary means to do, in two or three words for a column. */
export function decisionWords({ decision, plan, proposal }: Case, { say }: Context): string {
  switch (decision) {
    case 'act':
      return say('répond seule', 'answers by herself');
    case 'ignore':
      return say('mis de côté', 'set aside');
    case 'review':
      return plan.some(({ kind }) => kind === 'alert')
        ? say('à lire maintenant', 'read now')
        : say(proposal.length > 0 ? 'à valider' : 'pour une personne', 'for a person');
  }
}

function toneOf({ decision, plan }: Case): Tone {
  switch (decision) {
    case 'act':
      return 'good';
    case 'ignore':
      return 'dim';
    case 'review':
      return plan.some(({ kind }) => kind === 'alert') ? 'bad' : 'warn';
  }
}

function planLines(shown: Shown, plan: Plan): readonly string[] {
  const { context, practice } = shown;
  const agenda = plan.flatMap((action) => agendaWords(action, context, practice));
  const other = plan.flatMap((action) => otherWords(action, context));
  const letters = plan.flatMap((action) => (action.kind === 'reply' ? [action.letter] : []));
  return [
    ...(agenda.length === 0 ? [] : field(context, 'Agenda', agenda.join('\n'))),
    ...contactChangeLines(shown, plan),
    ...(other.length === 0 ? [] : field(context, context.say('Aussi', 'Also'), other.join('\n'))),
    ...letters.flatMap((letter) => letterLines(shown, letter)),
  ];
}

/** What a mail gives beside what is recorded, and how it is recorded once the old contact was asked. */
function contactChangeLines({ kase, context }: Shown, plan: Plan): readonly string[] {
  const { say, language } = context;
  const proposed = proposedIn(plan);
  const [first] = proposed;
  if (first === undefined) return [];
  return [
    ...field(
      context,
      say('Contact', 'Contact'),
      proposed.map((proposal) => proposalText(proposal, language)).join('\n'),
    ),
    ...field(
      context,
      say('Ensuite', 'Then'),
      say(
        `demandez à l’ancien contact, jamais au nouveau ; puis :\n${recordCommand(first, kase.patient)}`,
        `ask at the old contact, never at the new one; then:\n${recordCommand(first, kase.patient)}`,
      ),
    ),
  ];
}

function agendaWords(action: Action, { language, say }: Context, { zone }: Practice): readonly string[] {
  const { moment } = factMaker(language, zone);
  switch (action.kind) {
    case 'hold': {
      const times = action.offer.slots.map(({ start }) => moment(start)).join(', ');
      return [
        say(
          `garde ${times} jusqu'à ${moment(action.offer.until)}`,
          `keeps ${times} until ${moment(action.offer.until)}`,
        ),
      ];
    }
    case 'book':
      return [say(`réserve ${moment(action.slot.start)}`, `books ${moment(action.slot.start)}`)];
    case 'block': {
      const [from, to] = [moment(action.span.start), moment(action.span.end)];
      return action.as === 'closed'
        ? [say(`ferme de ${from} à ${to}`, `closes ${from} to ${to}`)]
        : [say(`rouvre de ${from} à ${to}`, `opens ${from} to ${to} again`)];
    }
    case 'move':
      return [
        say(
          `déplace de ${moment(action.from.start)} à ${moment(action.to.start)}`,
          `moves ${moment(action.from.start)} to ${moment(action.to.start)}`,
        ),
      ];
    case 'cancel':
      return [say(`libère ${moment(action.from.start)}`, `frees ${moment(action.from.start)}`)];
    case 'confirm':
      return [
        say(`marque confirmé ${moment(action.from.start)}`, `marks confirmed ${moment(action.from.start)}`),
      ];
    case 'release':
    case 'reply':
    case 'label':
    case 'alert':
    case 'task':
    case 'waitlist':
    case 'consent':
    case 'survey':
    case 'stop':
    case 'freeze':
      return [];
  }
}

function otherWords(action: Action, { say }: Context): readonly string[] {
  switch (action.kind) {
    case 'reply':
      return (action.tells ?? []).map(({ span }) =>
        span === null
          ? say("retire le rendez-vous de l'agenda du patient", "takes it out of the patient's calendar")
          : say("met à jour l'agenda du patient", "brings the patient's calendar up to date"),
      );
    case 'alert':
      return action.level === 'notice'
        ? [say('vous prévient', 'tells you')]
        : [say('alerte une personne', 'alerts a person')];
    case 'task':
      return [say('noté dans vos tâches', 'on your list')];
    case 'waitlist':
      return [say("inscrit sur la liste d'attente", 'puts on the waiting list')];
    case 'stop':
      return [
        say('plus aucun message automatique à cette adresse', 'no more automatic messages to this address'),
      ];
    case 'consent':
      return [say('note ce que le patient veut recevoir', 'notes what the patient wants to receive')];
    case 'survey':
      return [say('compte la réponse à l’enquête', 'counts the answer to the survey')];
    case 'freeze':
      return [say('plus rien ne part seul vers ce contact', 'nothing leaves by itself to this contact')];
    case 'release':
    case 'hold':
    case 'book':
    case 'block':
    case 'move':
    case 'cancel':
    case 'confirm':
    case 'label':
      return [];
  }
}

function letterLines({ letters, context }: Shown, { subject, body, made }: Letter): readonly string[] {
  const { print, say, language } = context;
  if (letters === 'short') {
    const blocks = body.split('\n\n');
    const paragraph = (made[0]?.id.startsWith('emergency-') ? blocks[0] : blocks[2]) ?? body;
    return field(context, say('Réponse', 'Reply'), quoted(paragraph.replaceAll('\n', ' '), language));
  }
  const bar = print.tone('dim', '│');
  const inside = [say(`Objet : ${subject}`, `Subject: ${subject}`), '', ...body.split('\n')];
  return [
    '',
    ...inside.flatMap((line) => wrap(line, print.width - 6)).map((line) => `   ${bar} ${line}`.trimEnd()),
    '',
  ];
}

function field({ print }: Context, name: string, text: string): readonly string[] {
  const width = print.width - 14;
  return text
    .split('\n')
    .flatMap((line) => wrap(line, width))
    .map((line, index) =>
      index === 0 ? ` ${print.tone('dim', name.padEnd(11))} ${line}` : `${' '.repeat(13)}${line}`,
    );
}
