import type { ExitCode } from '../exit-codes.ts';
import { UsageError } from '../usage-error.ts';
import { contactMeant, personMeant } from './contact-meant.ts';
import { addressesMeant, type ContactWork, told } from './contact-work.ts';

/** `agent contacts freeze PERSON`: a patient, or one address. */
export async function freeze(work: ContactWork): Promise<ExitCode> {
  const {
    context: { say },
    practice,
    store,
    words,
    by,
    now,
  } = work;
  const meant = await contactMeant(work.context, practice, words[0]);
  if (meant.kind === 'patient')
    await store.markPatient({ patient: meant.patient.id, flag: 'frozen', by, at: now });
  else await store.freeze(meant.address, 'human-wanted', now);
  return told(
    work,
    meant.kind === 'patient' ? meant.patient : null,
    say(
      'Suspendu : plus rien ne part seul. agent contacts unfreeze rouvre.',
      'Suspended: nothing leaves by itself. agent contacts unfreeze reopens it.',
    ),
  );
}

/** `agent contacts unfreeze PERSON`: whatever froze it. */
export async function unfreeze(work: ContactWork): Promise<ExitCode> {
  const {
    context: { say },
    store,
    by,
    now,
  } = work;
  const { addresses, patient } = await addressesMeant(work);
  let opened = false;
  for (const address of addresses) opened = (await store.unfreeze(address, by, now)) || opened;
  if (patient !== null)
    opened = (await store.unmarkPatient({ patient: patient.id, flag: 'frozen', by, at: now })) || opened;
  const inFile = patient?.flags.includes('frozen') === true;
  const words = opened
    ? say('Ce contact est rouvert.', 'This contact is open again.')
    : say('Rien n’était suspendu ici.', 'Nothing was suspended here.');
  const still = say(
    ' Le fichier patients dit encore « frozen » : enlevez-le là.',
    ' The patients\' file still says "frozen": take it out there.',
  );
  return told(work, patient, inFile ? words + still : words);
}

/** `agent contacts dead ADDRESS`. */
export async function dead(work: ContactWork): Promise<ExitCode> {
  const { context, practice, store, words, now } = work;
  const meant = await contactMeant(context, practice, words[0]);
  if (meant.kind === 'patient')
    throw new UsageError(
      context.say(
        'Nommez une adresse mail : agent contacts dead nom@example.org',
        'Name a mail address: agent contacts dead name@example.org',
      ),
    );
  await store.freeze(meant.address, 'undeliverable', now);
  return told(
    work,
    null,
    context.say(`Plus rien ne part à ${meant.address}.`, `Nothing goes to ${meant.address} any more.`),
  );
}

/** `agent contacts deceased PERSON [--off]`. */
export async function deceased(work: ContactWork): Promise<ExitCode> {
  const { context, practice, store, words, by, now, off } = work;
  const { say } = context;
  const patient = await personMeant(context, practice, words[0]);
  const mark = { patient: patient.id, flag: 'deceased', by, at: now } as const;
  if (!off) {
    await store.markPatient(mark);
    return told(
      work,
      patient,
      say(
        'Noté. Tout envoi est arrêté ; le dossier reste à vous.',
        'Recorded. All sending has stopped; the record is yours.',
      ),
    );
  }
  const lifted = await store.unmarkPatient(mark);
  return told(
    work,
    patient,
    lifted ? say('Enlevé.', 'Taken back.') : say('Ce n’était pas noté ici.', 'It was not recorded here.'),
  );
}

/** `agent contacts choose PERSON RULE [--off]`. */
export async function choose(work: ContactWork): Promise<ExitCode> {
  const { context, practice, store, words, by, now, off } = work;
  const { say } = context;
  const patient = await personMeant(context, practice, words[0]);
  const rule = words[1] ?? '';
  const known = (await (await context.doors.followUps(practice)).rules()).map(({ id }) => id);
  if (!off && !known.includes(rule))
    throw new UsageError(
      say(
        `Aucune relance « ${rule} ». Connues : ${known.join(', ')}.`,
        `No follow-up "${rule}". Known: ${known.join(', ')}.`,
      ),
    );
  const choice = { patient: patient.id, rule, by, at: now };
  if (!off) await store.choose(choice);
  else if (!(await store.unchoose(choice)))
    return told(work, patient, say(`« ${rule} » n'était pas choisi.`, `"${rule}" was not chosen.`));
  return told(
    work,
    patient,
    off
      ? say(`« ${rule} » n'est plus choisi.`, `"${rule}" is no longer chosen.`)
      : say(`« ${rule} » est choisi.`, `"${rule}" is chosen.`),
  );
}
