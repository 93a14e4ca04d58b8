import { adviceOn } from '../../../core/dry-run/advice.ts';
import { adviceSentence } from '../../../core/dry-run/advice-words.ts';
import { answeredAfter } from '../../../core/dry-run/past-answers.ts';
import { remarkSentence, unjudgedSentence } from '../../../core/dry-run/remark-words.ts';
import type { Unjudged } from '../../../domain/dry-run.ts';
import type { ProgramLanguage } from '../../../domain/language.ts';
import type { Practice } from '../../../domain/practice.ts';
import { toLocal } from '../../../domain/time.ts';
import { caseJson } from '../../case-json.ts';
import type { Context } from '../../context.ts';
import { type DryTally, medianOf } from '../../dry-run/dry-run-tally.ts';
import type { Judged } from '../../dry-run/past-judged.ts';
import type { PageFacts } from './dry-run-page.ts';

/** One judged mail, one line of `dry-run --json`: its case, the practice's answer, and what is said of both. */
export function judgedJson(judged: Judged, { language }: Context, practice: Practice): object {
  const { mail, kase, answer, judgement } = judged;
  const open = (why: Unjudged) => ({ code: why, sentence: unjudgedSentence(why, language) });
  return {
    ...caseJson({ file: mail.source.key, mail, kase, practice, language }),
    answered:
      answer === null
        ? null
        : {
            messageId: answer.letter.messageId,
            foundBy: answer.by,
            sent: toLocal(answer.letter.at, practice.zone),
            afterMinutes: Math.round(answeredAfter(mail, answer.letter) / 60_000),
            words: answer.words,
          },
    verdict: judgement.kind === 'judged' ? judgement.verdict : null,
    remarks:
      judgement.kind === 'judged'
        ? judgement.remarks.map((remark) => ({ ...remark, sentence: remarkSentence(remark, language) }))
        : [],
    unjudged: (judgement.kind === 'judged' ? judgement.unjudged : [judgement.why]).map(open),
  };
}

/** The page as the last line of `dry-run --json`. */
export function tallyJson(tally: DryTally, facts: PageFacts, language: ProgramLanguage): object {
  const { mails, alone, prepared, yours, aside, answered, verdicts, unjudged, kinds, delays } = tally;
  const median = medianOf(delays);
  return {
    summary: {
      since: facts.since === null ? null : toLocal(facts.since, facts.practice.zone),
      whole: facts.end === '',
      ...(facts.end === '' ? {} : { end: facts.end }),
      found: facts.total,
      mails,
      alone,
      prepared,
      yours,
      aside,
      answered,
      medianAnswerMinutes: median === null ? null : Math.round(median / 60_000),
      verdicts,
      unjudged,
      kinds: kinds.map((count) => ({
        ...count,
        advice: adviceOn(count),
        sentence: adviceSentence(count, language),
      })),
    },
  };
}
