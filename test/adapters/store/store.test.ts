import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memoryStore } from '../../../src/adapters/store/memory/store.ts';
import { sqliteStore } from '../../../src/adapters/store/sqlite.ts';
import type { Instant } from '../../../src/domain/time.ts';
import { type MadeStore, storeContract } from '../../contract/store.ts';
import { autonomyContract } from '../../contract/store-autonomy.ts';
import { deskContract } from '../../contract/store-desk.ts';
import { liveStoreContract } from '../../contract/store-live.ts';
import { privacyContract } from '../../contract/store-privacy.ts';

async function inMemory(now: () => Instant): Promise<MadeStore> {
  const store = memoryStore({ now });
  return { store, release: () => store.close() };
}

async function onDisk(now: () => Instant): Promise<MadeStore> {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const store = await sqliteStore({ file: join(folder, 'state.db'), key: 'ab'.repeat(32), now });
  return {
    store,
    release: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

for (const contract of [storeContract, liveStoreContract, deskContract, autonomyContract, privacyContract]) {
  contract('memory', inMemory);
  contract('an encrypted SQLite file', onDisk);
}
