import { duration, section, text, url, yesNo } from './kinds.ts';

export const modelSection = section(
  {
    server: url({
      en: 'Address of the Ollama server: this machine or the practice network.',
      fr: 'Adresse du serveur Ollama : cette machine ou le réseau du cabinet.',
    }).default('http://127.0.0.1:11434'),
    name: text({ en: 'Name of the model.', fr: 'Nom du modèle.' }).default('qwen3:4b'),
    'allow-remote-model': yesNo({
      en: "Lets patients' words leave the practice for a server elsewhere. Your written consent.",
      fr: 'Laisse les mots des patients sortir du cabinet vers un serveur ailleurs. Votre accord écrit.',
    }).default(false),
    timeout: duration('seconds', {
      en: 'After this, the mail is read without the model.',
      fr: 'Au-delà, le mail est lu sans le modèle.',
    }).default('60 s'),
  },
  {
    en: 'The language model that helps to read. Left out: mails are read without one.',
    fr: 'Le modèle de langue qui aide à lire. Sinon, les mails sont lus sans.',
    example: { name: 'qwen3:4b' },
  },
).optional();
