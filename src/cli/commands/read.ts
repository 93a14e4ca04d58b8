import type { Context } from '../context.ts';
import type { Declare } from '../declare.ts';
import { EXIT, type ExitCode } from '../exit-codes.ts';
import { fileName } from '../file-name.ts';
import { nowOf, type PlaceOptions, practiceFor } from '../options.ts';
import { readingLines } from '../show/reading-lines.ts';

interface ReadOptions extends PlaceOptions {
  readonly reader: 'lexical' | 'model' | 'both';
}

/** `agent read FILE…`: what is understood of a mail, sentence by sentence. Sends nothing, keeps nothing. */
export const readCommand: Declare = (program, context, end) => {
  const { say } = context;
  program
    .command('read')
    .description(
      say(
        'montre ce qui est compris d’un mail, phrase par phrase',
        'show what is understood of a mail, sentence by sentence',
      ),
    )
    .argument(
      '<files...>',
      say('fichiers .eml, mbox, dossier ou Maildir', '.eml files, mbox, folder or Maildir'),
    )
    .option('--practice <dir>', say('dossier du cabinet', 'folder of the practice'))
    .option('--zone <zone>', say('fuseau horaire', 'time zone'))
    .option('--now <moment>', say('fait comme s’il était ce moment', 'as if it were this moment'))
    .option('--reader <name>', say('lexical, model ou both', 'lexical, model or both'), 'both')
    .addHelpText(
      'after',
      say('\nExemple : agent read mail.eml --json', '\nExample: agent read mail.eml --json'),
    )
    .action(async (files: string[], options: ReadOptions) => end(await read(context, files, options)));
};

async function read(context: Context, files: readonly string[], options: ReadOptions): Promise<ExitCode> {
  const { doors, print } = context;
  const practice = await practiceFor(context, options);
  const now = nowOf(options, practice.zone, context);
  const { readingJson } = await import('../../core/reading/as-json.ts');
  const { readOne } = await import('../read-one.ts');
  const reader = await readOne({ doors, practice, reader: options.reader, now });
  let unreadable = 0;
  for (const file of files) {
    for await (const raw of doors.mails(file)) {
      const { mail, reading } = await reader(raw);
      if (reading === null) unreadable += 1;
      if (print.asJson) print.json(readingJson({ file: fileName(raw, file), mail, reading }));
      else for (const line of readingLines({ mail, reading, context, practice })) print.line(line);
    }
  }
  return unreadable === 0 ? EXIT.ok : EXIT.problems;
}
