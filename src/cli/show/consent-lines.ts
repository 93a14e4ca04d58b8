import { dayText, momentText } from '../../core/agenda/moment-text.ts';
import type { ConsentGiven } from '../../domain/consent.ts';
import type { Practice } from '../../domain/practice.ts';
import { DAY, type Instant, type LocalDate, toLocal } from '../../domain/time.ts';
import type { Context } from '../context.ts';

interface Steps {
  readonly address: string;
  readonly practice: Practice;
  readonly provider: string;
}

/** What to do with a code that can be typed anywhere. */
export function codeSteps(
  {
    address,
    userCode,
    expires,
    practice,
    provider,
  }: Steps & { readonly userCode: string; readonly expires: Instant },
  { say, print, language }: Context,
): readonly string[] {
  const user = userOf(practice);
  const until = momentText(expires, practice.zone, language);
  return [
    say(
      `Accès à la boîte aux lettres ${user}, chez ${provider}.`,
      `Access to the mailbox ${user}, with ${provider}.`,
    ),
    '',
    say(
      '  1.  Ouvrez cette page, sur n’importe quel ordinateur ou téléphone :',
      '  1.  Open this page, on any computer or phone:',
    ),
    `      ${print.tone('bold', address)}`,
    say('  2.  Écrivez-y ce code :', '  2.  Type this code there:'),
    `      ${print.tone('bold', userCode)}`,
    say(`  3.  Connectez-vous comme ${user}, et acceptez.`, `  3.  Sign in as ${user}, and accept.`),
    '',
    say(
      `Le code vaut jusqu’au ${until}. Ne le dites à personne. J’attends ; Ctrl+C pour arrêter.`,
      `The code is good until ${until}. Tell it to nobody. I am waiting; Ctrl+C to stop.`,
    ),
  ];
}

/** What to do with a page that leads back to this machine, or can't. */
export function browserSteps({ address, practice, provider }: Steps, { say }: Context): readonly string[] {
  const user = userOf(practice);
  return [
    say(
      `Accès à la boîte aux lettres ${user}, chez ${provider}.`,
      `Access to the mailbox ${user}, with ${provider}.`,
    ),
    '',
    say('  1.  Ouvrez cette page dans un navigateur :', '  1.  Open this page in a browser:'),
    '',
    address,
    '',
    say(
      `  2.  Connectez-vous comme ${user}, cochez l’accès au courrier, et acceptez.`,
      `  2.  Sign in as ${user}, tick the access to mail, and accept.`,
    ),
    say(
      '  3.  Si le navigateur est sur cette machine, c’est fini. S’il est ailleurs, il arrive sur une page qui ne',
      '  3.  If the browser is on this machine, that is all. If it is elsewhere, it ends on a page that does not',
    ),
    say(
      '      s’ouvre pas : c’est normal. Copiez toute son adresse (http://127.0.0.1…), collez-la ici, puis Entrée.',
      '      open: that is as it should be. Copy its whole address (http://127.0.0.1…), paste it here, press Enter.',
    ),
    '',
    say('J’attends un quart d’heure ; Ctrl+C pour arrêter.', 'I wait a quarter of an hour; Ctrl+C to stop.'),
  ];
}

interface Given {
  readonly given: ConsentGiven;
  readonly practice: Practice;
  readonly provider: string;
  readonly now: Instant;
}

/** What was given, until when, and how it is taken back. */
export function givenLines({ given, practice, provider, now }: Given, context: Context): readonly string[] {
  const { say } = context;
  const user = userOf(practice);
  return [
    '',
    say(
      `C’est fait : le programme peut lire et envoyer le courrier de ${user}.`,
      `Done: the program may read and send the mail of ${user}.`,
    ),
    ...untilLines(given.until, practice, now, context),
    say(
      `Pour le retirer, à tout moment : ${takenBackAt(provider)}`,
      `To take it back, at any time: ${takenBackAt(provider)}`,
    ),
  ];
}

function untilLines(
  until: Instant | null,
  { zone }: Practice,
  now: Instant,
  { say, language }: Context,
): readonly string[] {
  if (until === null) {
    return [
      say(
        'L’accord n’a pas de fin fixée. Il se perd si le mot de passe change, ou après 90 jours sans servir.',
        'The consent has no set end. It is lost when the password changes, or after 90 days without use.',
      ),
    ];
  }
  const day = dayText(toLocal(until, zone).slice(0, 10) as LocalDate, language, {
    weekday: true,
    year: true,
  });
  const line = say(
    `L’accord vaut jusqu’au ${day}. Avant ce jour, relancez : agent login`,
    `The consent is good until ${day}. Before that day, run agent login again`,
  );
  return until - now > 10 * DAY ? [line] : [line, inTest({ say })];
}

/** Google ends consents of registrations that are still being tried out after seven days. */
function inTest({ say }: Pick<Context, 'say'>): string {
  return say(
    'C’est court parce que le programme est encore inscrit « en test » : publiez l’inscription pour un accord durable.',
    'It is short because the program is still registered as "testing": publish the registration for a lasting consent.',
  );
}

function takenBackAt(provider: string): string {
  return provider === 'Google' ? 'https://myaccount.google.com/connections' : 'https://myapps.microsoft.com';
}

function userOf({ mail }: Practice): string {
  return mail.imap?.user ?? mail.smtp?.user ?? mail.addresses[0];
}
