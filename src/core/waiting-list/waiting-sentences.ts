import type { WaitingWhy } from '../../domain/reason.ts';

/** What happened on the waiting list, as `agent explain` and every screen say it. */
export const WAITING: Readonly<Record<WaitingWhy, readonly [fr: string, en: string]>> = {
  freed: [
    "Un horaire s'est libéré : il est proposé à la première personne de la liste d'attente qui peut l'avoir.",
    'A time came free: it is offered to the first on the waiting list who can have it.',
  ],
  cleared: [
    "Beaucoup d'horaires d'un même jour se sont libérés d'un coup : dites s'ils peuvent être proposés.",
    'Many times of one day came free at once: say whether they may be offered.',
  ],
  asked: [
    "Cette personne attend depuis longtemps : on lui demande si c'est toujours utile.",
    'This person has waited long: they are asked whether they still want it.',
  ],
  silent: [
    "Deux fois sans réponse à « toujours utile ? » : dites si cette personne quitte la liste d'attente.",
    'Asked twice whether they still wait, without an answer: say whether they leave the waiting list.',
  ],
  unanswered: [
    "Trois horaires proposés sans réponse : la personne en est informée et quitte la liste d'attente.",
    'Three offered times without an answer: they are told and leave the waiting list.',
  ],
  declined: [
    "L'horaire proposé n'est pas pris : la personne reste sur la liste, il est proposé à la suivante.",
    'The offered time is not taken: they stay on the list, and the next is asked.',
  ],
  kept: ["La personne reste sur la liste d'attente.", 'They stay on the waiting list.'],
  left: ["La personne quitte la liste d'attente.", 'They leave the waiting list.'],
  joined: ["La personne veut être sur la liste d'attente.", 'They want to be on the waiting list.'],
  'other-words': [
    'La réponse à un horaire libéré peut vouloir dire autre chose : une personne lit.',
    'The answer to a time that came free may mean something else: a person reads.',
  ],
};
