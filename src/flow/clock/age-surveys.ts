import { surveyLimits } from '../../core/survey/survey-figures.ts';
import type { Practice } from '../../domain/practice.ts';
import type { World } from '../../ports/world.ts';

/** Forgets who answered the survey, and then that they did, when their time is over (handbook §1.4). */
export async function ageSurveys({ store, clock }: World, { retention }: Practice): Promise<void> {
  const limits = surveyLimits(clock.now(), retention.terms);
  const answers = await store.surveyAnswers();
  const isOver = answers.some(
    ({ at, patient }) => at < limits.forgetBefore || (patient !== null && at < limits.detachBefore),
  );
  if (isOver) await store.ageSurveyAnswers(limits);
}
