import { relative, resolve } from 'node:path';
import type { Consent, ConsentGiven } from '../../domain/consent.ts';
import { Refused, UserError } from '../../domain/errors.ts';
import type { Practice } from '../../domain/practice.ts';
import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { PracticeProblems } from '../practice-problems.ts';

interface LoginOptions {
  readonly practice: string;
}

/** `agent login`: consent to read and send the practice's mail, given once; or how a password is made instead. */
export const loginCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('login')
    .description(
      say(
        'donne au programme l’accès à la boîte aux lettres, ou dit comment',
        'give the program access to the mailbox, or say how',
      ),
    )
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'), '.')
    .addHelpText(
      'after',
      say('\nExemple : agent login --practice mon-cabinet', '\nExample: agent login --practice my-practice'),
    )
    .action(async (options: LoginOptions) => {
      end(await login(context, resolve(context.folder, options.practice)));
    });
};

/** A practice that is not in order gets the guide too: it may be what is missing. */
async function login(context: Context, folder: string): Promise<ExitCode> {
  const { passwordGuide } = await import('../show/password-guide.ts');
  const loaded = await context.doors.practice(folder, context.language);
  if (loaded.kind === 'problems') {
    if (!context.print.asJson) for (const line of passwordGuide(null, context)) context.print.line(line);
    throw new PracticeProblems(relative(context.folder, folder) || '.', loaded.problems);
  }
  const { practice } = loaded;
  if (practice.mail.oauth !== null) return askConsent(context, practice);
  if (context.print.asJson) context.print.json({ oauth: false, signIn: 'password' });
  else for (const line of passwordGuide(practice, context)) context.print.line(line);
  return EXIT.ok;
}

/** Asks the provider of a practice with `oauth` for access, and tells how it ended. `left` ends the waiting. */
export async function askConsent(
  context: Context,
  practice: Practice,
  left?: AbortSignal,
): Promise<ExitCode> {
  try {
    const consent = await context.doors.consent(practice, left);
    const given = await finished(consent, practice, context);
    const { givenLines } = await import('../show/consent-lines.ts');
    show(
      context,
      { signedIn: true, until: given.until === null ? null : new Date(given.until).toISOString() },
      givenLines({ given, practice, provider: consent.provider, now: Date.now() }, context),
    );
    // A secretary that had given up tries again at once.
    await context.doors.ask(practice.folder, { ask: 'look' });
    return EXIT.ok;
  } catch (error) {
    if (error instanceof Refused) throw new UserError(error.message, { cause: error });
    throw error;
  }
}

async function finished(consent: Consent, practice: Practice, context: Context): Promise<ConsentGiven> {
  const { address } = consent;
  const { browserSteps, codeSteps } = await import('../show/consent-lines.ts');
  switch (consent.kind) {
    case 'code': {
      const { userCode, expires } = consent;
      show(
        context,
        { address, code: userCode, expires: new Date(expires).toISOString() },
        codeSteps({ address, userCode, expires, practice, provider: consent.provider }, context),
      );
      return consent.finish();
    }
    case 'browser': {
      show(context, { address }, browserSteps({ address, practice, provider: consent.provider }, context));
      return consent.finish(() => context.print.error(MISHEARD(context)));
    }
  }
}

const MISHEARD = ({ say }: Context): string =>
  say(
    'Ce n’est pas l’adresse attendue. Copiez toute la ligne d’adresse du navigateur ; elle commence par http://127.0.0.1',
    'This is not the address I am waiting for. Copy the browser’s whole address line; it begins with http://127.0.0.1',
  );

function show({ print }: Context, value: object, lines: readonly string[]): void {
  if (print.asJson) print.json(value);
  else for (const line of lines) print.line(line);
}
