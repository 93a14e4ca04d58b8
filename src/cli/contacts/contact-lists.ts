import { EXIT, type ExitCode } from '../exit-codes.ts';
import { addressText, contactJson, contactLines, isSpecial } from '../show/contact-lines.ts';
import { contactMeant } from './contact-meant.ts';
import type { ContactWork } from './contact-work.ts';
import { allContacts, shownContact } from './shown-contacts.ts';

/** `agent contacts list`. */
export async function list(work: ContactWork): Promise<ExitCode> {
  const { context, practice, all } = work;
  const { print, say } = context;
  const shown = (await allContacts(work)).filter((one) => all || isSpecial(one));
  for (const one of shown) {
    if (print.asJson) print.json(contactJson(one, practice));
    else for (const line of [...contactLines(one, context, practice), '']) print.line(line);
  }
  if (shown.length === 0 && !print.asJson)
    print.line(
      say(
        'Rien de particulier n’est noté : tous reçoivent les rappels.',
        'Nothing special is noted: everybody gets reminders.',
      ),
    );
  return EXIT.ok;
}

/** `agent contacts show PERSON`, also for an address nobody recorded. */
export async function show(work: ContactWork): Promise<ExitCode> {
  const { context, practice, store, words } = work;
  const { print } = context;
  const meant = await contactMeant(context, practice, words[0]);
  const patients = meant.kind === 'patient' ? [meant.patient] : meant.patients;
  for (const patient of patients) {
    const shown = await shownContact(work, patient);
    if (print.asJson) print.json(contactJson(shown, practice));
    else for (const line of contactLines(shown, context, practice)) print.line(line);
  }
  if (meant.kind === 'address' && patients.length === 0) {
    const { address } = meant;
    const [stopped, frozen] = [await store.stoppedClasses(address), await store.frozen(address)];
    const one = { address, dead: false, stopped, frozen };
    if (print.asJson) print.json(one);
    else print.line(`${address}  ${addressText(one, context)}`);
  }
  return EXIT.ok;
}
