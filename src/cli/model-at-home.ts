import type { Practice } from '../domain/practice.ts';
import type { ModelSettings } from '../domain/server-settings.ts';

/** The practice's model settings; for a practice without a model, Ollama's own address and a patient wait. */
export function modelAtHome({ model }: Pick<Practice, 'model'>): ModelSettings {
  return (
    model ?? { name: '', servers: ['http://127.0.0.1:11434'], allowRemote: false, timeout: 180, wait: 0 }
  );
}
