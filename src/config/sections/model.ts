import { duration, listOf, section, text, url, yesNo } from './kinds.ts';

export const modelSection = section(
  {
    server: url({
      en: 'Address of the Ollama server: this machine or the practice network.',
      fr: 'Adresse du serveur Ollama : cette machine ou le réseau du cabinet.',
    }).default('http://127.0.0.1:11434'),
    servers: listOf(url({ en: 'Address of one Ollama server.', fr: 'Adresse d’un serveur Ollama.' }), {
      en: 'Several servers with the same model, instead of `server`: the least busy one is asked.',
      fr: 'Plusieurs serveurs avec le même modèle, au lieu de `server` : le moins occupé est interrogé.',
      example: ['http://192.168.1.20:11434', 'http://192.168.1.21:11434'],
    }).optional(),
    name: text({ en: 'Name of the model.', fr: 'Nom du modèle.' }).default('qwen3:4b'),
    'allow-remote-model': yesNo({
      en: "Lets patients' words leave the practice for a server elsewhere. Your written consent.",
      fr: 'Laisse les mots des patients sortir du cabinet vers un serveur ailleurs. Votre accord écrit.',
    }).default(false),
    timeout: duration('seconds', {
      en: 'After this, the mail is read without the model.',
      fr: 'Au-delà, le mail est lu sans le modèle.',
    }).default('60 s'),
    wait: duration('minutes', {
      en: 'How long a routine mail waits for a model that does not answer, before a person gets it. Urgent mails never wait.',
      fr: 'Combien de temps un mail courant attend un modèle qui ne répond pas, avant qu’une personne le reçoive. Un mail urgent n’attend jamais.',
    }).default('10 min'),
  },
  {
    en: 'The language model that helps to read. Left out: mails are read without one.',
    fr: 'Le modèle de langue qui aide à lire. Sinon, les mails sont lus sans.',
    example: { name: 'qwen3:4b' },
  },
).optional();
