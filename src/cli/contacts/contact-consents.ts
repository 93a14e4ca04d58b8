import { className } from '../../core/consents/class-names.ts';
import type { MessageClass } from '../../domain/letter.ts';
import type { Patient } from '../../domain/patient.ts';
import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../usage-error.ts';
import { classesMeant, personMeant } from './contact-meant.ts';
import { addressesMeant, type ContactWork, told } from './contact-work.ts';

/** `agent contacts consent PERSON CLASS yes|no`. */
export async function consent(work: ContactWork): Promise<ExitCode> {
  const { context, practice, store, words, by, now } = work;
  const { say, language } = context;
  const patient = await personMeant(context, practice, words[0]);
  const classes = classesMeant(context, words[1]);
  const state = answerIn(work, words[2]);
  for (const kind of classes)
    await store.recordConsent({ patient: patient.id, class: kind, state, at: now, source: 'practice', by });
  const names = classes.map((kind) => className(kind, language)).join(', ');
  const against = state === 'given' ? await standsAgainst(work, patient, classes) : '';
  return told(
    work,
    patient,
    (state === 'given'
      ? say(`Accord noté : ${names}.`, `A yes is recorded: ${names}.`)
      : say(`Refus noté : ${names}.`, `A no is recorded: ${names}.`)) + against,
  );
}

/** A yes that changes nothing, because something else says no, is told. */
async function standsAgainst(
  { context: { say }, store }: ContactWork,
  patient: Patient,
  classes: readonly MessageClass[],
): Promise<string> {
  if (patient.consents?.some((one) => one.state === 'refused' && classes.includes(one.class)))
    return say(
      ' Mais le fichier patients dit non (colonne « refuse ») : rien ne partira avant que ce soit corrigé.',
      ' But the patients\' file says no (column "refuses"): nothing leaves until that is changed.',
    );
  for (const { address } of patient.contacts) {
    const stopped = await store.stoppedClasses(address);
    if (stopped.some((kind) => classes.includes(kind)))
      return say(
        ` Mais ${address} a demandé STOP : agent contacts unstop le lève.`,
        ` But ${address} asked to STOP: agent contacts unstop lifts it.`,
      );
  }
  return '';
}

function answerIn({ context: { say } }: ContactWork, word: string | undefined): 'given' | 'refused' {
  if (word !== undefined && /^(?:yes|oui|given)$/i.test(word)) return 'given';
  if (word !== undefined && /^(?:no|non|refused)$/i.test(word)) return 'refused';
  throw new UsageError(
    say(`« ${word ?? ''} » n'est ni yes ni no.`, `"${word ?? ''}" is neither yes nor no.`),
  );
}

/** `agent contacts stop PERSON [CLASS]`. */
export async function stop(work: ContactWork): Promise<ExitCode> {
  const { context, store, words, now } = work;
  const { say, language } = context;
  const classes = words[1] === undefined ? undefined : classesMeant(context, words[1]);
  const { addresses, patient } = await addressesMeant(work);
  for (const address of addresses) await store.stop(address, now, classes);
  const names = classes?.map((kind) => className(kind, language)).join(', ');
  return told(
    work,
    patient,
    names === undefined
      ? say(
          'STOP noté : plus aucun message non demandé. Ce qu’ils demandent reçoit toujours une réponse.',
          'STOP is recorded: no unasked message any more. What they ask is still answered.',
        )
      : say(`STOP noté : ${names}.`, `STOP is recorded: ${names}.`),
  );
}

/** `agent contacts unstop PERSON [CLASS]`: of a whole STOP the other classes stay stopped. */
export async function unstop(work: ContactWork): Promise<ExitCode> {
  const { context, store, words, by, now } = work;
  const { say, language } = context;
  const classes = words[1] === undefined ? undefined : classesMeant(context, words[1]);
  const { addresses, patient } = await addressesMeant(work);
  let lifted = false;
  for (const address of addresses) lifted = (await store.unstop(address, by, now, classes)) || lifted;
  const names = classes?.map((kind) => className(kind, language)).join(', ');
  const what = names === undefined ? '' : `${say(' :', ':')} ${names}`;
  return told(
    work,
    patient,
    lifted
      ? say(`Le STOP est levé${what}.`, `The STOP is lifted${what}.`)
      : say('Aucun STOP n’était noté.', 'No STOP was recorded.'),
  );
}
