import type { ProgramLanguage } from '../../domain/language.ts';
import type { AwayWhy } from './chat.ts';

export type Say = (fr: string, en: string) => string;

/** Picks one of a pair of sentences: French where the practice speaks French, else English. */
export function sayIn(language: ProgramLanguage): Say {
  return (fr, en) => (language === 'fr' ? fr : en);
}

/** One sentence: what keeps the model from answering, and what to do where that is known. */
export function awaySentence(why: AwayWhy, model: string, say: Say): string {
  switch (why) {
    case 'loading':
      return say('Le modèle est en cours de chargement.', 'The model is being loaded.');
    case 'missing':
      return say(
        `Le modèle n’est pas installé. Lancez : ollama pull ${model}`,
        `The model is not installed. Run: ollama pull ${model}`,
      );
    case 'memory':
      return say(
        'La mémoire de la machine ne suffit pas au modèle. Fermez d’autres programmes, ou choisissez un modèle plus petit.',
        'The machine has not enough memory for the model. Close other programs, or choose a smaller model.',
      );
    case 'busy':
      return say('Le serveur du modèle est surchargé.', 'The model’s server is overloaded.');
    case 'elsewhere':
      return say(
        'Ce modèle est calculé hors du cabinet : refusé.',
        'This model runs outside the practice: refused.',
      );
    case 'outside the practice':
      return say(
        'Le nom du serveur mène hors du réseau du cabinet : refusé.',
        'The server’s name leads outside the practice’s network: refused.',
      );
    case 'stranger':
      return say(
        'À l’adresse du modèle répond un autre programme. Vérifiez model.server.',
        'Another program answers at the model’s address. Check model.server.',
      );
    case 'unfit':
      return say(
        'Le modèle ne sait pas répondre dans la forme demandée. Choisissez-en un autre, ou mettez Ollama à jour.',
        'The model can’t answer in the form that is asked for. Choose another one, or update Ollama.',
      );
    case 'ECONNREFUSED':
      return say(
        'Le serveur du modèle n’est pas en marche (ECONNREFUSED).',
        'The model’s server is not running (ECONNREFUSED).',
      );
    default:
      return say(`Le modèle ne répond pas (${why}).`, `The model does not answer (${why}).`);
  }
}

export interface Condition {
  /** Of the last twenty mails. */
  readonly reloaded: number;
  readonly cold: number;
  readonly version: string | null;
  /** Tokens of context with which the model runs; null when not known. */
  readonly context: number | null;
  /** It understood the test mail. */
  readonly understood: boolean;
}

/** What makes the model slower or poorer than it could be, and what to do: one sentence each. */
export function adviceOn(
  condition: Condition,
  wanted: { readonly context: number },
  say: Say,
): readonly string[] {
  const { reloaded, cold, version, context, understood } = condition;
  const found: string[] = [];
  if (reloaded >= 2)
    found.push(
      say(
        `Le modèle a été rechargé pour ${reloaded} des 20 derniers mails : un autre programme l’utilise avec d’autres réglages (num_ctx), ou le serveur le retire de la mémoire. Réservez-lui ce serveur et mettez OLLAMA_KEEP_ALIVE=-1.`,
        `The model was loaded anew for ${reloaded} of the last 20 mails: another program uses it with other settings (num_ctx), or the server takes it out of memory. Keep this server for the secretary and set OLLAMA_KEEP_ALIVE=-1.`,
      ),
    );
  if (cold >= 3)
    found.push(
      say(
        `Le modèle a relu ses consignes pour ${cold} des 20 derniers mails, ce qui est lent. Mettez OLLAMA_NUM_PARALLEL=1 et ne partagez pas ce serveur.`,
        `The model read its rules anew for ${cold} of the last 20 mails, which is slow. Set OLLAMA_NUM_PARALLEL=1 and do not share this server.`,
      ),
    );
  if (version !== null && isOld(version))
    found.push(
      say(
        `Ollama ${version} est trop ancien pour être fiable : installez la version 0.30.1 ou une plus récente.`,
        `Ollama ${version} is too old to be relied on: install version 0.30.1 or later.`,
      ),
    );
  if (context !== null && context < wanted.context)
    found.push(
      say(
        `Le modèle tourne avec un contexte de ${context} au lieu de ${wanted.context} : les longs mails ne sont pas lus par lui.`,
        `The model runs with a context of ${context} instead of ${wanted.context}: long mails are not read by it.`,
      ),
    );
  if (!understood)
    found.push(
      say(
        'Le modèle n’a pas compris le mail d’essai : il est sans doute trop faible. Essayez-en un autre.',
        'The model did not understand the test mail: it is probably too weak. Try another one.',
      ),
    );
  return found;
}

/** Versions before 0.30.1 ignore schemas or count wrongly; one that is no number (a build of one's own) is believed. */
function isOld(version: string): boolean {
  const [, major, minor, patch] = /^(\d+)\.(\d+)\.(\d+)/.exec(version) ?? [];
  if (major === undefined || version.startsWith('0.0.0')) return false;
  const [a, b, c] = [Number(major), Number(minor), Number(patch)];
  return a === 0 && (b < 30 || (b === 30 && c < 1));
}
