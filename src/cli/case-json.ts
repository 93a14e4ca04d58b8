import { explain } from '../core/explain.ts';
import { readingJson } from '../core/reading/as-json.ts';
import type { Case } from '../domain/case.ts';
import type { ProgramLanguage } from '../domain/language.ts';
import type { Mail, UnreadableMail } from '../domain/mail.ts';
import type { Practice } from '../domain/practice.ts';
import { actionsJson } from './action-json.ts';

interface Line {
  readonly file: string;
  readonly mail: Mail | UnreadableMail;
  readonly kase: Case;
  readonly practice: Practice;
  readonly language: ProgramLanguage;
}

/** One mail's case as `dry-run --json` and `demo --json` print it: `actions` are done at once, `proposal` waits for a yes. */
export function caseJson({ file, mail, kase, practice, language }: Line): Record<string, unknown> {
  return {
    file,
    messageId: kase.messageId,
    decision: kase.decision,
    reason: { code: kase.reason.code, sentence: explain(kase.reason, language) },
    reading: readingJson({ file, mail, reading: kase.reading }),
    actions: actionsJson(kase.plan, practice),
    proposal: actionsJson(kase.proposal, practice),
    case: kase.id,
  };
}
