// What killed processes leave in the data folder: drafts that never got their name. They are no loss, and no part of
// anything; they are counted so that a run that begins to leave many is seen.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** @param {string} dataDir @returns {{ drafts: number, bytes: number }} */
export function draftsLeft(dataDir) {
  const found = [];
  for (const folder of ['documents', 'sources', 'feedback', 'ingest', 'journal', 'uploads', 'audit']) {
    const at = path.join(dataDir, folder);
    if (!existsSync(at)) continue;
    const draft =
      folder === 'feedback' || folder === 'uploads' ? () => true : (name) => name.endsWith('.tmp');
    found.push(
      ...readdirSync(at)
        .filter(draft)
        .map((name) => path.join(at, name)),
    );
  }
  return { drafts: found.length, bytes: found.reduce((sum, file) => sum + statSync(file).size, 0) };
}
