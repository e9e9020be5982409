// For the browser tests: the models folder with one more version of the champion to be activated.
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Copies the models; the champion's next version gives the same scores, so that activating it in one
 * journey changes nothing that another one looks at.
 * @returns {{ name: string, version: string }} the version that was added
 */
export function copyModelsWithNext(from, to) {
  cpSync(from, to, { recursive: true });
  const { champion, models } = JSON.parse(readFileSync(path.join(to, 'active.json'), 'utf8'));
  const now = models.find((m) => m.name === champion).version;
  const [major, minor, patch] = now.split('.').map(Number);
  const version = `${major}.${minor}.${patch + 1}`;
  const folder = path.join(to, champion, version);
  cpSync(path.join(to, champion, now), folder, { recursive: true });
  for (const file of ['features.json', 'scorecard.json']) {
    const json = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    writeFileSync(path.join(folder, file), JSON.stringify({ ...json, version }));
  }
  return { name: champion, version };
}
