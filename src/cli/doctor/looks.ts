// Which look belongs to each part, and how long it may take. What it means is judged in core/doctor.

import { CANARY_SENDER, canaryMail, judgeCanary } from '../../core/doctor/canary.ts';
import type { Examination } from '../../core/doctor/examination.ts';
import { about, type CheckName, note, type Remark } from '../../core/doctor/finding.ts';
import { judgeCountry } from '../../core/doctor/judge-country.ts';
import { judgeFiles, judgeOldCopies, judgeOldExports, judgeSecrets } from '../../core/doctor/judge-files.ts';
import {
  judgeClock,
  judgeDisk,
  judgeRunning,
  judgeState,
  judgeVolume,
} from '../../core/doctor/judge-machine.ts';
import { judgeDomain, judgeMailbox, judgeOutbox, judgeSelfMail } from '../../core/doctor/judge-mail.ts';
import {
  judgeAgenda,
  judgeAudit,
  judgeBackup,
  judgeModel,
  judgeTexts,
  type ModelSeen,
} from '../../core/doctor/judge-work.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Store } from '../../ports/store.ts';
import type { Context } from '../context.ts';
import { withOldStore } from '../with-store.ts';

/** Who is looked at, and with what. */
export interface Patient {
  readonly context: Context;
  readonly practice: Practice;
  readonly looks: Examination;
}

export interface Look {
  readonly look: (patient: Patient) => Promise<readonly Remark[]>;
  /** Milliseconds. */
  readonly patience: number;
  readonly opensMemory: boolean;
}

const SECOND = 1000;

export const LOOKS: Readonly<Record<Exclude<CheckName, 'config'>, Look>> = {
  files: quick(async ({ looks, context }) => judgeFiles(await looks.files(), context.say)),
  secrets: slow(20, async ({ looks, context }) => judgeSecrets(await looks.secrets(), context.say)),
  running: quick(async ({ looks, context }) => judgeRunning(await looks.running(), context.say)),
  database: onMemory(30, async ({ looks, context }) => judgeState(await looks.state(), context.say)),
  audit: onMemory(30, audit),
  backup: quick(async ({ looks, context }) => [
    ...judgeBackup(await looks.backups(), Date.now(), context.say),
    ...judgeOldCopies(await looks.overdueCopies(), context.say),
    ...judgeOldExports(await looks.overdueExports(), context.say),
  ]),
  disk: quick(async ({ looks, context }) => [judgeDisk(await looks.disk(), context.say)]),
  volume: quick(async ({ looks, context }) => [judgeVolume(await looks.disk(), context.say)]),
  clock: quick(async ({ looks, practice, context }) => [
    judgeClock(await looks.clock(), practice.zone, context.say),
  ]),
  imap: slow(45, async ({ looks, context }) => judgeMailbox(await looks.mailbox(), context.say)),
  smtp: slow(30, async ({ looks, context }) => [judgeOutbox(await looks.outbox(), context.say)]),
  mail: slow(120, mail),
  dns: slow(20, async ({ looks, context }) => judgeDomain(await looks.domain(), context.say)),
  agenda: slow(60, agenda),
  model: slow(180, model),
  texts: onMemory(20, texts),
  country: quick(async ({ practice, context }) =>
    judgeCountry(practice, await context.doors.countryRules(practice), Date.now(), context.say),
  ),
  canary: onMemory(240, canary),
};

function quick(look: Look['look']): Look {
  return { look, patience: 8 * SECOND, opensMemory: false };
}

function slow(seconds: number, look: Look['look']): Look {
  return { look, patience: seconds * SECOND, opensMemory: false };
}

function onMemory(seconds: number, look: Look['look']): Look {
  return { look, patience: seconds * SECOND, opensMemory: true };
}

async function audit({ context, practice }: Patient): Promise<readonly Remark[]> {
  const { say } = context;
  const found = await withOldStore(context, practice, async (store) => {
    const [last] = await store.trail({ last: 1 });
    return judgeAudit(await store.verifyAudit(), last?.number ?? 0, say);
  });
  return [found ?? note(say('pas encore de piste', 'no trail yet'))];
}

async function mail({ looks, practice, context }: Patient): Promise<readonly Remark[]> {
  const { say } = context;
  const found = await looks.selfMail();
  if (found === null)
    return [
      note(say('sans serveur de mail, rien à envoyer', 'without mail servers there is nothing to send')),
    ];
  return judgeSelfMail(found, practice.mail.authservIds, say);
}

async function agenda({ practice, context }: Patient): Promise<readonly Remark[]> {
  const opened = await context.doors.agenda(practice, { now: () => Date.now() });
  return judgeAgenda(await opened.read(), practice, context.say);
}

/** The model's own self-test, with the questions that the secretary gives it: so that its memory stays warm for her. */
async function model({ practice, context }: Patient): Promise<readonly Remark[]> {
  const { doors, say } = context;
  const opened = await doors.model(practice);
  if (opened === null) return judgeModel(null, practice, say);
  const { answersOffered } = await import('../../flow/mails/read-words.ts');
  const { texts: known } = await doors.texts(practice, null);
  const began = performance.now();
  await opened.prime?.(answersOffered(known, practice));
  const took = Math.round(performance.now() - began);
  const servers = (opened.state?.() ?? []).map(
    ({ at, trouble, advice }): ModelSeen => ({ at, trouble, advice, took }),
  );
  return judgeModel(servers, practice, say);
}

async function texts({ practice, context }: Patient): Promise<readonly Remark[]> {
  const { doors, say } = context;
  const found = async (store: Store | null): Promise<readonly Remark[]> => {
    const { templates, texts: known, problems } = await doors.texts(practice, store);
    const answers = known.faq.flatMap((entry) => Object.values(entry.answers));
    const faults = problems.map(({ file, line, sentence }) =>
      about(line === null ? file : `${file}:${line}`, sentence, say),
    );
    const seen = [...templates, ...answers].map((text) => ({
      language: text.language,
      approval: known.approval(text),
    }));
    return judgeTexts(seen, practice.language, faults, say);
  };
  return (await withOldStore(context, practice, found)) ?? found(null);
}

/** A booby-trapped mail through the real flow with the practice's own settings, in a world that can't reach anybody. */
async function canary({ practice, context }: Patient): Promise<readonly Remark[]> {
  const { doors, say } = context;
  const { onMail } = await import('../../flow/mails/on-mail.ts');
  const now = Date.now();
  const dry = await doors.dryWorld(practice, { now, model: practice.model !== null });
  const [patient] = (await dry.world.directory.patients()).filter(({ contacts }) => contacts.length > 0);
  const from = patient?.contacts[0]?.address ?? CANARY_SENDER;
  const raw = canaryMail({ practice, from, now });
  return judgeCanary(await onMail(dry.world, practice, raw), say);
}
