// Completion scripts, written from what the commands declare of themselves: nothing here knows a command.

import type { Command, Option } from 'commander';
import type { Shell } from './shells.ts';

/** A command or a part of one, as a person types it: `agent agenda check`. */
interface Place {
  /** Words behind `agent`; empty for the program itself. */
  readonly words: readonly string[];
  readonly description: string;
  readonly parts: readonly { readonly name: string; readonly description: string }[];
  readonly options: readonly Flag[];
  /** What may stand in the place of the first argument, when it is one of a few words. */
  readonly choices: readonly string[];
}

interface Flag {
  readonly flags: readonly string[];
  readonly description: string;
  /** Whether a word follows. */
  readonly takes: boolean;
  readonly choices: readonly string[];
}

/** The script for one shell; what it is not told (folders, files) the shell completes as files. */
export function completionFor(shell: Shell, program: Command): string {
  const places = placesOf(program, []);
  switch (shell) {
    case 'bash':
      return bash(places);
    case 'zsh':
      return zsh(places);
    case 'fish':
      return fish(places);
  }
}

/** Every place of the program, outermost first. */
function placesOf(command: Command, words: readonly string[]): readonly Place[] {
  const help = command.createHelp();
  const parts = help.visibleCommands(command);
  const place: Place = {
    words,
    description: command.description(),
    parts: parts.map((part) => ({ name: part.name(), description: help.subcommandDescription(part) })),
    options: help.visibleOptions(command).map(flagOf),
    choices: command.registeredArguments[0]?.argChoices ?? [],
  };
  return [
    place,
    ...parts
      .filter((part) => part.name() !== 'help')
      .flatMap((part) => placesOf(part, [...words, part.name()])),
  ];
}

function flagOf(option: Option): Flag {
  return {
    flags: [option.short, option.long].filter((flag) => flag !== undefined),
    description: option.description,
    takes: option.required || option.optional,
    choices: option.argChoices ?? [],
  };
}

function bash(places: readonly Place[]): string {
  const words = places.map(
    (place) => `    '${place.words.join(' ')}') words='${wordsAt(place).join(' ')}' ;;`,
  );
  const values = choicesOf(places).map(
    ([at, flag, choices]) => `    '${at} ${flag}') choices='${choices.join(' ')}' ;;`,
  );
  return `# bash completion of agent; written by: agent completion bash
_agent() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} at='' word words='' choices=''
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "\${at:+$at }$word" in
${namesOf(places)
  .map((name) => `      '${name}') at='${name}' ;;`)
  .join('\n')}
    esac
  done
  case "$at $prev" in
${values.join('\n')}
  esac
  if [ -n "$choices" ]; then
    mapfile -t COMPREPLY < <(compgen -W "$choices" -- "$cur")
    return
  fi
  case "$at" in
${words.join('\n')}
  esac
  mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
}
complete -o bashdefault -o default -F _agent agent
`;
}

function zsh(places: readonly Place[]): string {
  const cases = places.map((place) => {
    const items = [
      ...place.parts.map(({ name, description }) => described(name, description)),
      ...place.choices.map((choice) => described(choice, '')),
      ...place.options.flatMap(({ flags, description }) => flags.map((flag) => described(flag, description))),
    ];
    return `    ${zshWord(place.words.join(' '))}) items=(${items.map(zshWord).join(' ')}) ;;`;
  });
  const values = choicesOf(places).map(
    ([at, flag, choices]) => `    ${zshWord(`${at} ${flag}`)}) compadd -- ${choices.join(' ')}; return ;;`,
  );
  return `#compdef agent
# zsh completion of agent; written by: agent completion zsh
_agent() {
  local at='' word
  local -a items
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "\${at:+$at }$word" in
${namesOf(places)
  .map((name) => `      '${name}') at='${name}' ;;`)
  .join('\n')}
    esac
  done
  case "$at \${words[CURRENT-1]}" in
${values.join('\n')}
  esac
  case "$at" in
${cases.join('\n')}
  esac
  _describe 'agent' items || _files
  [[ \${words[CURRENT]} == -* ]] || _files
}
if [ "$funcstack[1]" = _agent ]; then _agent "$@"; else compdef _agent agent; fi
`;
}

function fish(places: readonly Place[]): string {
  const lines = places.flatMap(({ words, parts, options, choices }) => {
    const here = `__agent_at ${fishWord(words.join(' '))}`;
    const begin = `complete -c agent -n ${fishWord(here)}`;
    return [
      ...parts.map(({ name, description }) => `${begin} -f -a ${name} -d ${fishWord(description)}`),
      ...choices.map((choice) => `${begin} -f -a ${choice}`),
      ...options.map((flag) => `${begin} ${fishFlag(flag)}`),
    ];
  });
  return `# fish completion of agent; written by: agent completion fish
function __agent_at
    set -l at
    for word in (commandline -opc)[2..-1]
        switch (string join -- ' ' $at $word)
            case ${namesOf(places).map(fishWord).join(' ')}
                set -a at $word
        end
    end
    set -l here (string join -- ' ' $at)
    test "$here" = "$argv[1]"
end
${lines.join('\n')}
`;
}

function fishFlag({ flags, description, takes, choices }: Flag): string {
  return [
    ...flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`)),
    ...(takes ? ['-r'] : []),
    ...(choices.length > 0 ? [`-f -a ${fishWord(choices.join(' '))}`] : []),
    `-d ${fishWord(description)}`,
  ].join(' ');
}

function wordsAt({ parts, choices, options }: Place): readonly string[] {
  return [...parts.map(({ name }) => name), ...choices, ...options.flatMap(({ flags }) => flags)];
}

/** Options whose value is one of a few words: where, which, and the words. */
function choicesOf(places: readonly Place[]): readonly (readonly [string, string, readonly string[]])[] {
  return places.flatMap(({ words, options }) =>
    options
      .filter(({ choices }) => choices.length > 0)
      .flatMap(({ flags, choices }) => flags.map((flag) => [words.join(' '), flag, choices] as const)),
  );
}

function namesOf(places: readonly Place[]): readonly string[] {
  return places.filter(({ words }) => words.length > 0).map(({ words }) => words.join(' '));
}

/** As `_describe` takes it: a colon parts word and description. */
function described(word: string, description: string): string {
  return `${word.replaceAll(':', '\\:')}:${description}`;
}

function zshWord(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function fishWord(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
