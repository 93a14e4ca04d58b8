import { open } from 'node:fs/promises';
import { codeOf } from './failure-code.ts';

/** Makes new names in a folder last through a power cut. Some folders (of a network) and systems know no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}
