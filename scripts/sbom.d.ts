export function bill(
  root: string,
  options?: { readonly runtime?: string; readonly has?: (folder: string) => boolean },
): string;
export function licenceList(root: string, has?: (folder: string) => boolean): string;
