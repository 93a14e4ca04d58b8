import type { CaseId, Pause } from '../domain/case.ts';
import { rememberPause } from '../flow/plans/remember-pause.ts';
import type { Judged } from '../flow/verdicts/judged.ts';
import type { Desk } from './desk.ts';
import type { Line } from './line.ts';
import type { Report } from './report.ts';

/** What a command may ask of the secretary that runs. */
export type Question =
  | { readonly ask: 'status' }
  /** A verdict was recorded for this case. */
  | { readonly ask: 'verdict'; readonly case: CaseId }
  /** Stops all sending, or goes on: null. It needs no file of the practice to be in order. */
  | { readonly ask: 'pause'; readonly pause: Pause | null; readonly by: string }
  /** Look at the mailbox and the files now: after a login, after a change of settings. */
  | { readonly ask: 'look' };

/** What `verdict` is answered with; null when the line could not come to it. */
export interface JudgedAnswer {
  readonly judged: Judged | null;
}

interface Answering {
  readonly desk: Desk;
  readonly line: Line;
  readonly report: Report;
}

/** Answers one question. Null for what is none. */
export async function answerTo(raw: unknown, { desk, line, report }: Answering): Promise<unknown> {
  const question = parseQuestion(raw);
  switch (question?.ask) {
    case 'status':
      return report.status();
    case 'verdict':
      return { judged: await line.judge(question.case) } satisfies JudgedAnswer;
    case 'pause':
      await rememberPause(desk.post().world.store, question.pause, question.by);
      report.changed();
      line.tickSoon();
      return { taken: true };
    case 'look':
      desk.readSoon();
      desk.post().feed.look();
      return { taken: true };
    case undefined:
      return null;
  }
}

function parseQuestion(raw: unknown): Question | null {
  if (typeof raw !== 'object' || raw === null || !('ask' in raw)) return null;
  const { ask } = raw;
  if (ask === 'status' || ask === 'look') return { ask };
  if (ask === 'pause') return parsePause(raw);
  if (ask !== 'verdict' || !('case' in raw) || typeof raw.case !== 'string') return null;
  return { ask, case: raw.case };
}

function parsePause(raw: object): Question | null {
  const { pause, by } = raw as { readonly pause?: unknown; readonly by?: unknown };
  if (typeof by !== 'string') return null;
  if (pause === null) return { ask: 'pause', pause: null, by };
  const whole = typeof pause === 'object' && pause !== undefined && 'by' in pause && 'since' in pause;
  if (!whole || typeof pause.by !== 'string' || typeof pause.since !== 'number') return null;
  const until = 'until' in pause && typeof pause.until === 'number' ? { until: pause.until } : {};
  return { ask: 'pause', pause: { by: pause.by, since: pause.since, ...until }, by };
}
