import type { Decision } from '../../../domain/decision.ts';
import type { Request } from '../../../domain/reading.ts';
import type { Situation } from '../../../domain/situation.ts';
import { requests } from './requests.ts';

type Meant = Pick<Request, 'kind'> & Partial<Pick<Request, 'choice' | 'about' | 'wishes'>>;

/** A short answer means what our letter asked: the rules judge it as if they had written it in full. */
export function asIfAsked(situation: Situation, meant: Meant): Decision {
  const { reading } = situation;
  const sentences = reading.sentences.map(({ number }) => number);
  const request: Request = { sentences, wishes: [], about: [], faq: [], ...meant };
  return requests({ ...situation, reading: { ...reading, requests: [request], closed: true } });
}
