import type { KindCount } from '../../domain/dry-run.ts';
import type { ProgramLanguage } from '../../domain/language.ts';
import { adviceOn, agreedOf, ENOUGH, gravelyWrong, judgedOf } from './advice.ts';

/** Why a kind of request may be opened or not, in one sentence. */
export function adviceSentence(count: KindCount, language: ProgramLanguage): string {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const judged = judgedOf(count);
  const agreed = agreedOf(count);
  switch (adviceOn(count)) {
    case 'go':
      return say(
        `${agreed} sur ${judged} comme vous, ou mieux.`,
        `${agreed} of ${judged} as you did, or better.`,
      );
    case 'suggest':
      return say(
        `${agreed} sur ${judged} comme vous, mais les dates ne se jugent pas après coup : commencez par valider chaque réponse.`,
        `${agreed} of ${judged} as you did, but dates can't be judged afterwards: begin by approving each reply.`,
      );
    case 'no-go':
      return noGo(count, language);
    case 'too-few':
      return say(
        `${judged} ${judged < 2 ? 'message jugé' : 'messages jugés'} ; il en faut ${ENOUGH} pour conseiller quelque chose.`,
        `${judged} ${judged === 1 ? 'mail' : 'mails'} judged; it takes ${ENOUGH} to advise anything.`,
      );
    case 'yours':
      return say('Une personne répond toujours à ces demandes.', 'A person always answers these.');
  }
}

function noGo(count: KindCount, language: ProgramLanguage): string {
  const say = (fr: string, en: string) => (language === 'fr' ? fr : en);
  const { verdicts } = count;
  const wrong = verdicts['wrong-commitment'];
  const person = verdicts['should-have-escalated'];
  if (gravelyWrong(count) > 0)
    return [
      ...(wrong > 0
        ? [
            say(
              `${wrong} ${wrong < 2 ? 'engagement faux' : 'engagements faux'}`,
              `${wrong} wrong ${wrong === 1 ? 'commitment' : 'commitments'}`,
            ),
          ]
        : []),
      ...(person > 0
        ? [
            say(
              `${person} qui demandai${person < 2 ? 't' : 'ent'} une personne`,
              `${person} that needed a person`,
            ),
          ]
        : []),
    ]
      .join(say(' et ', ' and '))
      .concat(say(' : une seule fois est déjà trop.', ': once is too often.'));
  const judged = judgedOf(count);
  return say(
    `Seulement ${agreedOf(count)} sur ${judged} comme vous : regardez ce qui diffère.`,
    `Only ${agreedOf(count)} of ${judged} as you did: look at what differs.`,
  );
}
