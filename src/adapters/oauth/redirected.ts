/** What an address says that the provider sent a browser to (RFC 6749 §4.1.2). `other`: not meant for us. */
export type Redirected =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string }
  | { readonly kind: 'other' };

/** Reads a whole address, one without `http://`, or a path; only with the `state` that we sent along. */
export function redirected(address: string, state: string): Redirected {
  const query = new URLSearchParams(/\?([^#]*)/.exec(address.trim())?.[1] ?? '');
  if (query.get('state') !== state) return { kind: 'other' };
  const [code, error] = [query.get('code'), query.get('error')];
  if (error !== null)
    return { kind: 'refused', code: /^[a-z_]{3,40}$/.test(error) ? error : 'access_denied' };
  return code === null || code === '' ? { kind: 'other' } : { kind: 'code', code };
}
