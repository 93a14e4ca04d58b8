import type { Case } from '../../domain/case.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import type { ReaderName } from '../../domain/reading.ts';
import { explain } from '../explain.ts';
import { counted } from '../plural.ts';
import { colon } from '../punctuation.ts';
import { askedWords, whoWords } from '../review/short-words.ts';
import type { Told } from './told.ts';

/** Whom a case is about, as the practice knows them; nobody once their time is over. */
export function whom({ kase, patients, language }: Pick<Told, 'kase' | 'patients' | 'language'>): string {
  if (kase.from !== null || kase.patient !== null) return whoWords(kase, patients);
  return language === 'fr'
    ? 'quelqu’un dont le nom n’est plus gardé'
    : 'somebody whose name is kept no longer';
}

/** What began it. */
export function beginning(told: Told): string {
  const { kase, language } = told;
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const who = whom(told);
  switch (kase.origin.kind) {
    case 'mail':
      return say(`Mail de ${who}${proof(kase, language)}`, `A mail from ${who}${proof(kase, language)}`);
    case 'clock':
      return say(
        `Le moment est venu : ${kase.origin.rule}, pour ${who}`,
        `It fell due: ${kase.origin.rule}, for ${who}`,
      );
    case 'human':
      return say(
        `Demandé par ${kase.origin.by} (agent ${kase.origin.command}), pour ${who}`,
        `Asked for by ${kase.origin.by} (agent ${kase.origin.command}), for ${who}`,
      );
  }
}

const PROOFS = {
  sender: [', expéditeur prouvé', ', sender proved'],
  thread: [', en réponse à une lettre du secrétariat', ', in answer to a letter of ours'],
  nothing: [', expéditeur non prouvé', ', sender not proved'],
} as const;

function proof({ identity }: Case, language: ProgramLanguage): string {
  return identity === undefined ? '' : PROOFS[identity.by][language === 'fr' ? 0 : 1];
}

const READERS: Readonly<Record<ReaderName, readonly [fr: string, en: string]>> = {
  lexical: ['lecture intégrée', 'built-in reader'],
  model: ['modèle', 'model'],
};

/** What was understood, and who read it; what of it was not, counted. */
export function howRead({ kase, language }: Told): string {
  const { reading } = kase;
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  if (kase.origin.kind !== 'mail') return say('Préparé', 'Prepared');
  if (reading === null) return say('Ouvert', 'Opened');
  const by = reading.readers.map((reader) => READERS[reader][language === 'fr' ? 0 : 1]).join(', ');
  const open = reading.unexplained.length;
  const left =
    open === 0
      ? ''
      : say(
          ` ; ${counted(open, 'fr', ['phrase non comprise', 'phrases non comprises'])}`,
          `; ${counted(open, 'en', ['sentence not understood', 'sentences not understood'])}`,
        );
  const away = reading.modelAway ? say(' ; le modèle n’a pas répondu', '; the model did not answer') : '';
  return `${say('Lu', 'Read')}${colon(language)}${kinds(kase, language)}${left}${by === '' ? '' : ` (${by})`}${away}`;
}

/** Kinds of request alone: the story quotes no mail. */
function kinds(kase: Case, language: ProgramLanguage): string {
  const asked = kase.reading?.requests.some(({ kind }) => kind !== 'none') ?? false;
  if (asked) return askedWords(kase, language);
  return language === 'fr' ? 'aucune demande reconnue' : 'no request recognised';
}

const DECISIONS: Readonly<Record<Case['decision'], readonly [fr: string, en: string]>> = {
  act: ['répond seule', 'answers by herself'],
  review: ['une personne décide', 'a person decides'],
  ignore: ['mis de côté', 'set aside'],
};

/** What was decided and by which rule; `first`: what the trail says was decided at first. */
export function decided({ kase, language }: Told, first: string | null): readonly string[] {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const now = `${kase.decision} ${kase.reason.code}`;
  const before =
    first === null || first === now
      ? []
      : [`${say('D’abord décidé : ', 'Decided at first: ')}${ruleOf(first, language)}`];
  const words = DECISIONS[kase.decision][language === 'fr' ? 0 : 1];
  return [
    ...before,
    `${say('Décidé : ', 'Decided: ')}${words}. ${explain(kase.reason, language)} ${rule(kase.reason.code, language)}`,
  ];
}

function ruleOf(detail: string, language: ProgramLanguage): string {
  const [decision = '', code = ''] = detail.split(' ');
  const words = DECISIONS[decision as Case['decision']]?.[language === 'fr' ? 0 : 1] ?? decision;
  return `${words} ${rule(code, language)}`;
}

function rule(code: string, language: ProgramLanguage): string {
  return language === 'fr' ? `[règle ${code}]` : `[rule ${code}]`;
}
