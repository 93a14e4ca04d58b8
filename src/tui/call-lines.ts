import { wrap } from '../core/columns.ts';
import { proposalText, proposedIn } from '../core/patients/contact-sentences.ts';
import { askedWords } from '../core/review/short-words.ts';
import type { Case } from '../domain/case.ts';
import { EMPTY, type Line, line } from './line.ts';
import { say } from './say.ts';
import type { Around, Picture } from './state.ts';

interface CallOf {
  readonly picture: Pick<Picture, 'patients'>;
  readonly around: Pick<Around, 'language' | 'zone'>;
  readonly columns: number;
}

/** For what must be spoken: the number, and what to say. */
export function callLines(state: CallOf, kase: Case): readonly Line[] {
  const { picture, around, columns } = state;
  const patient = kase.patient === null ? undefined : picture.patients.get(kase.patient);
  const phones = patient?.phones ?? [];
  const letter = kase.proposal.flatMap((action) => (action.kind === 'reply' ? [action.letter.body] : []))[0];
  const words = letter === undefined ? [] : letter.split('\n\n').slice(2, -1);
  const none = say(state, 'aucun numéro connu', 'no number known');
  return [
    EMPTY,
    line(say(state, ' Appeler', ' Call'), 'bold'),
    EMPTY,
    line(`   ${patient === undefined ? (kase.from ?? '?') : `${patient.givenName} ${patient.familyName}`}`),
    line(`   ${phones.length === 0 ? none : phones.join('   ')}`, phones.length === 0 ? 'warn' : 'good'),
    EMPTY,
    line(
      say(
        state,
        ` A demandé : ${askedWords(kase, around.language)}`,
        ` Asked: ${askedWords(kase, around.language)}`,
      ),
    ),
    ...changedLines(state, kase),
    ...(words.length === 0 ? [] : [EMPTY, line(say(state, ' À dire :', ' To say:'), 'bold')]),
    ...words.flatMap((text) => wrap(text, columns - 6)).map((text) => line(`   ${text}`)),
    EMPTY,
    line(
      say(
        state,
        ' Vérifiez qui parle avant de parler d’un rendez-vous.',
        ' Check who speaks before you speak of an appointment.',
      ),
      'warn',
    ),
  ];
}

/** The number above is the recorded one: whoever answers the new one proves nothing (handbook R-43). */
function changedLines(state: CallOf, { plan }: Case): readonly Line[] {
  const proposed = proposedIn(plan).map((proposal) =>
    line(`   ${proposalText(proposal, state.around.language)}`),
  );
  if (proposed.length === 0) return [];
  const title = say(
    state,
    ' À faire confirmer, au numéro ci-dessus et jamais au nouveau :',
    ' To be confirmed, at the number above and never at the new one:',
  );
  return [EMPTY, line(title, 'bold'), ...proposed];
}
