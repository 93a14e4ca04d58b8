// What each verb of `agent followups` does.

import { momentText } from '../../core/agenda/moment-text.ts';
import { failing } from '../../core/followups/conditions.ts';
import { standings } from '../../core/followups/due.ts';
import { countOn, type Picture, pictureAhead, pictureBack } from '../../core/followups/picture.ts';
import { standingSentence } from '../../core/followups/standing-sentences.ts';
import type { FollowUpRule } from '../../domain/follow-up.ts';
import type { Patient } from '../../domain/patient.ts';
import { addDays, at, DAY, dayOf, type Instant, toInstant, toLocal, type Zone } from '../../domain/time.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { dueJson, dueLine, matterLine, pictureLines } from '../show/followup-lines.ts';
import { UsageError } from '../usage-error.ts';
import { daysIn, namesOf, nothingOn, questionOf, shownRules, type Work } from './followup-work.ts';

/** The end of the nth day, today the first. */
function midnightAfter(days: number, now: Instant, zone: Zone): Instant {
  return toInstant(at(addDays(dayOf(toLocal(now, zone)), days), 0), zone);
}

/** What follows `agent followups`; `preview` when nothing does. */
export const FOLLOW_UP_VERBS = {
  preview,
  due,
  list,
  explain,
  missed,
  pause: (work: Work) => pause(work, true),
  resume: (work: Work) => pause(work, false),
} as const;

async function preview(asked: Work): Promise<ExitCode> {
  const { context, practice, options, now } = asked;
  const { print, say } = context;
  const back = options.since === undefined ? null : daysIn(context, options.since, '--since');
  const ahead = daysIn(context, options.days ?? '14', '--days');
  const within =
    back === null
      ? { start: now, end: midnightAfter(ahead, now, practice.zone) }
      : { start: now - back * DAY, end: now };
  const rules = shownRules(asked, back !== null);
  if (rules.length === 0) return nothingOn(context);
  const question = await questionOf(asked, rules, within);
  const picture = back === null ? pictureAhead(question) : pictureBack(question);
  if (print.asJson) {
    for (const row of pictureJson(picture, rules, practice.zone)) print.json(row);
    if (options.names === true)
      for (const { due: one, at } of picture.going) print.json(dueJson(one, at, practice));
    return EXIT.ok;
  }
  if (back !== null)
    print.line(say('Ce qui serait parti ; rien n’a été envoyé.', 'What would have gone; nothing was sent.'));
  for (const line of pictureLines(picture, rules, { context, practice })) print.line(line);
  if (options.names !== true) return EXIT.ok;
  const names = namesOf(question.patients);
  for (const { due: one, at } of picture.going.toSorted((a, b) => a.at - b.at))
    print.line(dueLine(one, { at, names, context, practice }));
  return EXIT.ok;
}

/** One row a day and rule by which something goes. */
function pictureJson(picture: Picture, rules: readonly FollowUpRule[], zone: Zone) {
  return rules.flatMap(({ id: rule }) =>
    picture.days
      .map((day) => ({ day, rule, count: countOn(picture, rule, day, zone) }))
      .filter(({ count }) => count > 0),
  );
}

async function due(asked: Work): Promise<ExitCode> {
  const { context, practice, now } = asked;
  const { print, say } = context;
  const rules = shownRules(asked, false);
  if (rules.length === 0) return nothingOn(context);
  const question = await questionOf(asked, rules, { start: now, end: now + DAY });
  const names = asked.options.names === true ? namesOf(question.patients) : new Map<string, Patient>();
  const { going } = pictureAhead(question);
  for (const { due: one, at } of going) {
    if (print.asJson) print.json(dueJson(one, at, practice));
    else print.line(dueLine(one, { at, names, context, practice }));
  }
  if (going.length === 0 && !print.asJson)
    print.line(say('Rien ne part d’ici demain à cette heure.', 'Nothing goes until this time tomorrow.'));
  return EXIT.ok;
}

async function list({ context, store, rules }: Work): Promise<ExitCode> {
  const { print, say } = context;
  const paused = await store.pausedRules();
  for (const rule of rules) {
    const state = !rule.on ? 'off' : paused.includes(rule.id) ? 'paused' : 'on';
    if (print.asJson)
      print.json({ rule: rule.id, state, says: rule.says, trigger: rule.trigger, does: rule.does });
    else
      print.line(
        `${print.tone(state === 'on' ? 'good' : 'dim', state.padEnd(7))}${rule.id.padEnd(24)} ${rule.says}`,
      );
  }
  if (!print.asJson)
    print.line(
      say(
        '\nAllumer : dans practice.yaml, « follow-ups: { reminder: on } ».',
        '\nSwitch on: in practice.yaml, "follow-ups: { reminder: on }".',
      ),
    );
  return EXIT.ok;
}

async function explain(asked: Work): Promise<ExitCode> {
  const { context, practice, named, now } = asked;
  const { print, say } = context;
  if (named === undefined)
    throw new UsageError(
      say(
        'Dites qui ou quoi : agent followups explain p-12.',
        'Say who or what: agent followups explain p-12.',
      ),
    );
  const question = await questionOf(asked, shownRules(asked, false), {
    start: now - 30 * DAY,
    end: now + 60 * DAY,
  });
  const found = standings(question).filter(({ due: { key, patient, rule, appointment } }) =>
    [key, patient, rule.id, appointment?.occurrence.uid].includes(named),
  );
  const names = asked.options.names === true ? namesOf(question.patients) : new Map<string, Patient>();
  for (const one of found) {
    const patient = question.patients.find(({ id }) => id === one.due.patient);
    const what = patient === undefined ? null : failing(one.due, { patient, practice, book: question.book });
    const sentence = standingSentence(one, {
      language: context.language,
      zone: practice.zone,
      failing: what,
    });
    if (print.asJson) print.json({ ...dueJson(one.due, one.due.due, practice), kind: one.kind, sentence });
    else print.line(`${matterLine(one.due, { names, context, practice })}\n  ${sentence}`);
  }
  if (found.length > 0) return EXIT.ok;
  if (!print.asJson)
    print.line(
      say(
        `Aucune règle allumée ne prévoit de message pour « ${named} ».`,
        `No rule that is on has a message for "${named}".`,
      ),
    );
  return EXIT.problems;
}

async function missed({ context, practice, store, now }: Work): Promise<ExitCode> {
  const { print, say } = context;
  const all = (await store.followUps(now - 90 * DAY)).filter(({ as }) => as !== 'begun');
  for (const one of all) {
    if (print.asJson) print.json(one);
    else print.line(`${momentText(one.at, practice.zone, context.language)}  ${one.rule}  ${one.patient}`);
  }
  if (all.length === 0 && !print.asJson) print.line(say('Rien n’a été manqué.', 'Nothing was missed.'));
  return EXIT.ok;
}

async function pause(
  { context, store, rules, named, options, now }: Work,
  paused: boolean,
): Promise<ExitCode> {
  const { print, say } = context;
  const known = rules.map(({ id }) => id);
  if (named === undefined || !known.includes(named))
    throw new UsageError(
      say(
        `Aucune règle « ${named ?? ''} ». Connues : ${known.join(', ')}.`,
        `No rule "${named ?? ''}". Known: ${known.join(', ')}.`,
      ),
    );
  await store.pauseRule(named, paused, options.by, now);
  if (print.asJson) print.json({ rule: named, paused });
  else
    print.line(
      paused
        ? say(`En pause : ${named}.`, `Paused: ${named}.`)
        : say(`Reprise : ${named}.`, `Goes on: ${named}.`),
    );
  return EXIT.ok;
}
