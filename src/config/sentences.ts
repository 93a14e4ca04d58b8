import type { ProgramLanguage } from '../domain/language.ts';
import type { Fault, FaultCode, Say } from './faults.ts';
import { ENGLISH } from './sentences-en.ts';
import { FRENCH } from './sentences-fr.ts';

/** What to tell the practice of one fault: what was read, then what to write instead. */
export function sentenceOf(fault: Fault, language: ProgramLanguage): string {
  const say = (language === 'fr' ? FRENCH : ENGLISH)[fault.code] as Say<FaultCode>;
  return say(fault);
}
