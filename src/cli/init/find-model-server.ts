// Where the models run: on this computer, or on another one of the practice.

import { sentenceIn, UserError } from '../../domain/errors.ts';
import { type Setup, soundDraft } from './setup.ts';

/** Ollama's own address on this computer. */
export const HOME = 'http://127.0.0.1:11434';

/** A server of models that answers. */
export interface ModelServer {
  /** As practice.yaml has it: `http://127.0.0.1:11434`. */
  readonly at: string;
  readonly installed: readonly string[];
}

/**
 * Looks for a server of models until one answers; null when the person goes on without. `needed`: this computer can
 * run a model, so that its own server is looked for first.
 */
export async function modelServer(
  setup: Setup,
  first: string,
  { needed }: { readonly needed: boolean },
): Promise<ModelServer | null> {
  const { talk, context, doors } = setup;
  let at = needed || first !== HOME ? first : null;
  for (;;) {
    const installed = at === null ? null : await doors.models(at);
    if (at !== null && installed !== null) return { at, installed };
    if (at !== null) tellAway(setup, at);
    const next = await talk.choose(
      'Que faire ?',
      'What now?',
      [
        context.say('continuer sans modèle', 'go on without a model'),
        context.say('il est ouvert maintenant : regarder encore', 'it is open now: look again'),
        context.say('il est sur un autre ordinateur du cabinet', 'it is on another computer of the practice'),
      ],
      0,
    );
    if (next === 0) return null;
    at = next === 2 ? await askAddress(setup) : (at ?? first);
  }
}

function tellAway({ talk }: Setup, at: string): void {
  if (at === HOME)
    talk.say(
      'Aucun modèle ne tourne sur cet ordinateur. Il faut Ollama, gratuit : installez-le depuis ollama.com, ouvrez-le, puis revenez ici.',
      'No model runs on this computer. It needs Ollama, which is free: install it from ollama.com, open it, then come back here.',
    );
  else
    talk.say(
      `Rien ne répond à ${at}. Ollama doit y être ouvert, et accepter les autres ordinateurs du cabinet (OLLAMA_HOST=0.0.0.0).`,
      `Nothing answers at ${at}. Ollama must be open there, and accept the other computers of the practice (OLLAMA_HOST=0.0.0.0).`,
    );
}

/** An address in the practice's own network: no other may be told a patient's words. */
async function askAddress(setup: Setup): Promise<string> {
  const { talk, context } = setup;
  for (;;) {
    const at = await talk.ask<string>({
      fr: 'Nom ou adresse de cet ordinateur, par exemple 192.168.1.20',
      en: 'Name or address of that computer, for example 192.168.1.20',
      read: (typed) => {
        const [, scheme = 'http', host = '', port = '11434'] =
          /^(?:(https?):\/\/)?([\w.-]+|\[[0-9a-f:]+\])(?::(\d{1,5}))?\/?$/i.exec(typed) ?? [];
        if (host !== '') return { is: `${scheme}://${host}:${port}` };
        return {
          sentence: context.say(
            'Écrivez son nom ou son adresse : 192.168.1.20',
            'Write its name or address: 192.168.1.20',
          ),
        };
      },
    });
    try {
      await soundDraft(setup, { model: { server: at, name: 'any' } });
      return at;
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      talk.say(sentenceIn(error, 'fr'), error.message);
    }
  }
}
