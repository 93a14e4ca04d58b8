import { spawnSync } from 'node:child_process';
import { Command, Option } from 'commander';
import { describe, expect, it } from 'vitest';
import { completionFor } from '../../src/cli/show/completion.ts';

function aProgram(): Command {
  const program = new Command('agent').description('the secretary');
  const backup = program.command('backup').description('copies: "all" of it');
  backup.command('make').description("make the practice's copy").option('--to <dir>', 'where');
  backup.command('verify').description('try one');
  program.command('hidden-place', { hidden: true });
  program
    .command('service')
    .description('started with the machine')
    .addOption(new Option('--for <system>', 'another system').choices(['systemd', 'launchd']));
  return program;
}

function has(shell: string): boolean {
  return spawnSync(shell, ['--version']).error === undefined;
}

function inShell(shell: string, script: string): string {
  const { stdout, stderr } = spawnSync(shell, shell === 'zsh' ? ['-f', '-c', script] : ['-c', script], {
    encoding: 'utf8',
  });
  return `${stdout}${stderr}`.trim();
}

/** What bash offers when the last word is being typed. */
function bashOffers(...words: readonly string[]): readonly string[] {
  const typed = words.map((word) => `'${word}'`).join(' ');
  const script = `${completionFor('bash', aProgram())}
COMP_WORDS=(${typed}); COMP_CWORD=${words.length - 1}; _agent; echo "\${COMPREPLY[@]}"`;
  return inShell('bash', script)
    .split(' ')
    .filter((word) => word !== '');
}

describe('the completion of commands', () => {
  it('offers in bash what can stand there: commands, their parts, options, and the words an option takes', () => {
    expect(bashOffers('agent', 'ba')).toEqual(['backup']);
    expect(bashOffers('agent', 'backup', '')).toEqual(['make', 'verify', 'help', '-h', '--help']);
    expect(bashOffers('agent', 'backup', 'make', '--t')).toEqual(['--to']);
    expect(bashOffers('agent', 'service', '--for', '')).toEqual(['systemd', 'launchd']);
    expect(bashOffers('agent', '--', 'service', '--f')).toEqual(['--for']);
  });

  it('leaves out what is hidden from help', () => {
    for (const shell of ['bash', 'zsh', 'fish'] as const)
      expect(completionFor(shell, aProgram())).not.toContain('hidden-place');
  });

  it.runIf(has('fish'))('offers the same in fish, with its descriptions', () => {
    const offered = (line: string) =>
      inShell('fish', `${completionFor('fish', aProgram())}\ncomplete -C '${line}'`).split('\n');
    expect(offered('agent ba')).toEqual(['backup\tcopies: "all" of it']);
    expect(offered('agent backup ma')).toEqual(["make\tmake the practice's copy"]);
    expect(offered('agent service --for sys')).toEqual(['systemd\tanother system']);
  });

  it.runIf(has('zsh'))('offers the same in zsh', () => {
    const offered = (...words: readonly string[]) =>
      inShell(
        'zsh',
        `compdef() { : }; _files() { : }; compadd() { print -l -- "$@" }; _describe() { print -rl -- "\${(@P)2}" }
${completionFor('zsh', aProgram())}
words=(${words.map((word) => `'${word}'`).join(' ')}); CURRENT=${words.length}; _agent`,
      ).split('\n');
    expect(offered('agent', 'ba')).toContain('backup:copies: "all" of it');
    expect(offered('agent', 'backup', '')).toContain("make:make the practice's copy");
    expect(offered('agent', 'service', '--for', '')).toEqual(['--', 'systemd', 'launchd']);
  });
});
