// Where Microsoft and Google are asked for consent, and for what. Google's device flow does not allow the scope of
// mail, so there the browser is sent back to this machine (RFC 8252 §7.3).

import type { OauthSettings } from '../../domain/server-settings.ts';

/** The provider's three addresses (RFC 6749 §3, RFC 8628 §3.1). */
export interface Endpoints {
  readonly authorization: string;
  readonly device: string;
  readonly token: string;
}

/** `code`: a short code typed anywhere (RFC 8628); `browser`: a page that leads back (RFC 8252). */
export type Grant = 'code' | 'browser';

export interface Provider {
  readonly name: string;
  readonly grant: Grant;
  readonly endpoints: Endpoints;
  readonly scope: string;
  /** What the provider needs beside the standard to give a lasting consent. */
  readonly extras: Readonly<Record<string, string>>;
}

/** How the configured provider is asked. */
export function providerOf({ provider, tenant }: OauthSettings): Provider {
  switch (provider) {
    case 'microsoft': {
      const base = `https://login.microsoftonline.com/${encodeURIComponent(tenant)}/oauth2/v2.0`;
      return {
        name: 'Microsoft',
        grant: 'code',
        endpoints: {
          authorization: `${base}/authorize`,
          device: `${base}/devicecode`,
          token: `${base}/token`,
        },
        scope:
          'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
        extras: {},
      };
    }
    case 'google':
      return {
        name: 'Google',
        grant: 'browser',
        endpoints: {
          authorization: 'https://accounts.google.com/o/oauth2/v2/auth',
          device: 'https://oauth2.googleapis.com/device/code',
          token: 'https://oauth2.googleapis.com/token',
        },
        scope: 'https://mail.google.com/',
        extras: { access_type: 'offline', prompt: 'consent' },
      };
  }
}
