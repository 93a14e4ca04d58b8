import type { Rule } from '../rule.ts';

/** No machine is ever answered (handbook R-36): bounces, lists, out-of-office notes, our own mail. */
export const automaticMail: Rule = ({ mail }) =>
  mail.automatic === null
    ? null
    : {
        kind: 'ignore',
        plan: [{ kind: 'label', keyword: 'set-aside' }],
        reason: { code: 'automatic-mail', as: mail.automatic },
      };
