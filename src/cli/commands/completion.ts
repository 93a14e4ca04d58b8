import { Argument } from 'commander';
import type { Declare } from '../declare.ts';
import { EXIT } from '../exit-codes.ts';
import { isShell, SHELLS } from '../show/shells.ts';

/** `agent completion SHELL`: what a shell needs to complete commands and options, from their own declarations. */
export const completionCommand: Declare = (program, context, end) => {
  const { say, print } = context;
  program
    .command('completion')
    .description(say('complète les commandes dans votre shell', 'complete commands in your shell'))
    .addArgument(new Argument('<shell>', say('votre shell', 'your shell')).choices(SHELLS))
    .addHelpText(
      'after',
      say(
        '\nExemples :\n  agent completion bash > /etc/bash_completion.d/agent\n  agent completion zsh > ~/.zsh/completions/_agent\n  agent completion fish > ~/.config/fish/completions/agent.fish',
        '\nExamples:\n  agent completion bash > /etc/bash_completion.d/agent\n  agent completion zsh > ~/.zsh/completions/_agent\n  agent completion fish > ~/.config/fish/completions/agent.fish',
      ),
    )
    .action(async (shell: string) => {
      const { completionFor } = await import('../show/completion.ts');
      if (isShell(shell)) print.line(completionFor(shell, program).trimEnd());
      end(EXIT.ok);
    });
};
