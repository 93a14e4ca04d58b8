/** How the program is registered with Microsoft and Google, for whoever installs it; the end of docs/configuration.md. */
export const REGISTRATION_PAGE = `## Se connecter / Signing in

### Où mettre un secret / Where to put a secret

| clé / key | français | English |
|---|---|---|
| \`file\` | un fichier que ce compte seul peut lire (\`chmod 600\`) ; son propriétaire est vérifié | a file that this account alone may read (\`chmod 600\`); its owner is checked |
| \`env\` | une variable, en majuscules ; visible de qui peut voir le processus | a variable, in capitals; visible to whoever may look at the process |
| \`command\` | un coffre à mots de passe ; première ligne, 10 secondes au plus | a password safe; first line, 10 seconds at most |
| \`credential\` | \`LoadCredential=\` ou \`LoadCredentialEncrypted=\` de systemd ; le meilleur choix pour un service | systemd's \`LoadCredential=\` or \`LoadCredentialEncrypted=\`; the best choice for a service |
| \`clear\` | dans practice.yaml ; un avertissement à chaque contrôle | in practice.yaml; a warning at each check |

\`agent login\` garde l'accord donné à côté du fichier \`state\`, dans \`state.db.sign-in\`, chiffré (AES-256-GCM). La clé est
tirée de \`AGENT_STATE_KEY\` quand elle est donnée ; sinon elle est dans \`state.db.sign-in-key\`, et protège alors les
copies d'un seul des deux fichiers, pas celles des deux.

\`agent login\` keeps the given consent beside the \`state\` file, in \`state.db.sign-in\`, encrypted (AES-256-GCM). The key
comes from \`AGENT_STATE_KEY\` when it is given; else it lies in \`state.db.sign-in-key\`, and then protects copies of one
of the two files, not of both.

### Microsoft 365

1. <https://entra.microsoft.com> → Inscriptions d'applications / App registrations → Nouvelle inscription / New
   registration. Comptes : votre organisation seule / Accounts: your organisation only.
2. Authentification / Authentication → « Autoriser les flux de clients publics » / "Allow public client flows" : Oui / Yes.
3. Autorisations d'API / API permissions → Office 365 Exchange Online (ou/or Microsoft Graph), déléguées / delegated :
   \`IMAP.AccessAsUser.All\`, \`SMTP.Send\`, \`offline_access\`. Accorder le consentement / Grant admin consent.
4. Centre d'administration Exchange / Exchange admin center → la boîte / the mailbox → applications de messagerie / email
   apps : IMAP et/and « SMTP authentifié » / "Authenticated SMTP".
5. practice.yaml : \`client-id\` = « ID d'application (client) » / "Application (client) ID", \`tenant\` = « ID de
   l'annuaire » / "Directory (tenant) ID". Pas de / No \`client-secret\`. \`agent login\`.

### Google

1. Console Google Cloud / Google Cloud console → un projet / a project → activer / enable « Gmail API ».
2. Écran de consentement / Consent screen : « Interne » / "Internal" dans une organisation / in an organisation ; sinon
   « Externe », puis **publier** : une inscription « en test » perd son accord au bout de 7 jours / otherwise "External",
   then **publish**: a registration in "testing" loses its consent after 7 days.
3. Identifiants / Credentials → ID client OAuth / OAuth client ID → « Application de bureau » / "Desktop app". Pas « TV et
   appareils limités » : Google n'y permet pas le courrier / Not "TVs and limited input": Google allows no mail there.
4. practice.yaml : \`client-id\`, \`client-secret: { file: secrets/google }\`. \`agent login\`.
`;
