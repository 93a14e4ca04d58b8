import { listWord } from '../../waiting-list/list-words.ts';
import type { Rule } from '../rule.ts';
import { toHuman } from '../to-human.ts';

/**
 * A plain yes or no to "does this change of your contact come from you?", from the recorded address that was asked
 * . A human records it or not; a no means that somebody writes in the patient's name.
 */
export const contactAnswer: Rule = ({ memory, mail, writer, reading }) => {
  const asked = memory.answeredLetter;
  if (asked === null || !asked.texts.includes('confirm-contact') || mail.automatic !== null) return null;
  if (mail.from !== asked.to || writer.kind !== 'patient' || writer.patient.id !== asked.patient) return null;
  const word = listWord(reading);
  if (word !== 'yes' && word !== 'no') return null;
  const { contacts } = asked;
  const task = word === 'yes' ? 'contact-change' : 'call-back';
  return toHuman({ code: 'contact-answer', said: word }, [{ kind: 'task', task, due: null, contacts }]);
};
