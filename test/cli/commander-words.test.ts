import { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { frenchFault, frenchHelp } from '../../src/cli/commander-words.ts';

function faultOf(...argv: readonly string[]): string {
  let said = '';
  const program = new Command('agent').exitOverride().configureOutput({
    writeErr: () => undefined,
    outputError: (text) => {
      said = frenchFault(text.trimEnd());
    },
  });
  program.addOption(new Option('--lang <fr|en>').choices(['fr', 'en']));
  program
    .command('review')
    .option('--by <name>')
    .requiredOption('--type <name>')
    .action(() => undefined);
  program
    .command('undo')
    .argument('<case>')
    .action(() => undefined);
  expect(() => program.parse(argv, { from: 'user' })).toThrow();
  return said;
}

describe('a fault of the command line, told in French', () => {
  it.each([
    [['reveiw'], 'Commande inconnue : « reveiw ».\nVouliez-vous écrire « review » ?'],
    [['undo', '--nobody'], 'Option inconnue : « --nobody ».'],
    [['review', '--by'], 'Il manque la valeur de l’option « --by <nom> ».'],
    [['review'], 'Il manque l’option « --type <nom> ».'],
    [['undo'], 'Il manque : « case ».'],
    [['undo', 'a', 'b'], 'Trop de mots : 2 au lieu de 1.'],
    [['--lang', 'de'], '« de » ne convient pas à l’option « --lang <fr|en> ». Possible : fr, en.'],
  ])('%j', (argv, told) => {
    expect(faultOf(...argv)).toBe(told);
  });
});

describe('a help page in French', () => {
  it('has French titles and notes', () => {
    const command = new Command('agent').configureHelp(frenchHelp());
    command.helpOption('-h, --help', 'affiche cette aide').argument('[dir]', 'dossier', '.');
    command.addOption(new Option('--as <mode>', 'comment').choices(['auto', 'suggest']).default('auto'));
    const page = command.helpInformation();
    for (const word of [
      'Emploi :',
      'À donner :',
      'Options :',
      '(sinon : "."',
      '(au choix : "auto", "suggest", sinon : "auto")',
    ])
      expect(page).toContain(word);
    expect(page).not.toMatch(/Usage|Arguments|default|choices/);
  });
});
