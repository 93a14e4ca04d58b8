// What `agent contacts` can do, one verb each. Every change is one line of the trail, written by the memory itself.

import type { ExitCode } from '../exit-codes.ts';
import type { ContactWork } from './contact-work.ts';

export interface ContactVerb {
  readonly name: string;
  readonly says: readonly [fr: string, en: string];
  readonly takes: readonly (readonly [argument: string, fr: string, en: string])[];
  /** Understands `--off`. */
  readonly takesBack: boolean;
  /** Loads what does it, when it is asked for. */
  readonly run: () => Promise<(work: ContactWork) => Promise<ExitCode>>;
}

const consents = () => import('./contact-consents.ts');
const changes = () => import('./contact-changes.ts');
const lists = () => import('./contact-lists.ts');
const marks = () => import('./contact-marks.ts');

const PERSON = ['<person>', 'identifiant, nom ou adresse', 'id, name or address'] as const;
const ADDRESS = ['<address>', 'adresse mail', 'mail address'] as const;
const CLASS = ['S1, S2, S3, S4, S5, S7', 'S1, S2, S3, S4, S5, S7'] as const;

export const CONTACT_VERBS: readonly ContactVerb[] = [
  verb(
    'list',
    ['montre ceux pour qui quelque chose est noté', 'show those for whom something is noted'],
    [],
    async () => (await lists()).list,
  ),
  verb('show', ['montre une personne', 'show one person'], [PERSON], async () => (await lists()).show),
  verb(
    'consent',
    ['note un accord ou un refus', 'record a yes or a no'],
    [PERSON, ['<class>', ...CLASS], ['<answer>', 'yes ou no', 'yes or no']],
    async () => (await consents()).consent,
  ),
  verb(
    'stop',
    ['plus de messages non demandés', 'no more unasked messages'],
    [PERSON, ['[class]', ...CLASS]],
    async () => (await consents()).stop,
  ),
  verb(
    'unstop',
    ['lève un STOP', 'lift a STOP'],
    [PERSON, ['[class]', ...CLASS]],
    async () => (await consents()).unstop,
  ),
  verb(
    'freeze',
    ['suspend tout envoi automatique', 'suspend all automatic sending'],
    [PERSON],
    async () => (await marks()).freeze,
  ),
  verb(
    'unfreeze',
    ['rouvre un contact suspendu', 'reopen a suspended contact'],
    [PERSON],
    async () => (await marks()).unfreeze,
  ),
  verb(
    'dead',
    ['cette adresse ne reçoit plus', 'this address no longer receives'],
    [ADDRESS],
    async () => (await marks()).dead,
  ),
  {
    ...verb(
      'change',
      ['enregistre un nouveau téléphone ou mail', 'record a new phone or mail address'],
      [PERSON, ['<new>', 'numéro ou adresse mail', 'number or mail address']],
      async () => (await changes()).change,
    ),
    takesBack: true,
  },
  {
    ...verb(
      'deceased',
      ['arrête tout envoi, sans retour', 'stop all sending for good'],
      [PERSON],
      async () => (await marks()).deceased,
    ),
    takesBack: true,
  },
  {
    ...verb(
      'choose',
      ['choisit une relance pour un patient', 'choose a follow-up for a patient'],
      [PERSON, ['<rule>', 'nom de la règle', 'name of the rule']],
      async () => (await marks()).choose,
    ),
    takesBack: true,
  },
];

function verb(
  name: string,
  says: ContactVerb['says'],
  takes: ContactVerb['takes'],
  run: ContactVerb['run'],
): ContactVerb {
  return { name, says, takes, takesBack: false, run };
}
