import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { env } from '@/server/env';
import { modelName, modelVersion } from '../domain/model-files';
import { championModel } from './active-models';
import { loadModel } from './load-model';

export type Candidate = { readonly name: string; readonly version: string; readonly label: string };

/**
 * Versions in the models folder that could be the champion: verified scorecards of enterprises, but for
 * the one in force. One that fails its checks is not offered; `xyd model activate` says why.
 */
export async function candidateModels(): Promise<Candidate[]> {
  const champion = await championModel();
  const isOther = (c: Candidate) => c.name !== champion.name || c.version !== champion.version;
  const found: Candidate[] = [];
  for (const name of await foldersIn('', modelName)) {
    for (const version of await foldersIn(name, modelVersion)) {
      const model = await loadModel({ name, version }).catch((cause: unknown) => {
        if (cause instanceof AppError) return undefined;
        throw cause;
      });
      if (model?.manifest.subject === 'enterprise' && model.scorecard)
        found.push({ name, version, label: model.manifest.label });
    }
  }
  return found.filter(isOther);
}

/** Folders whose names may be a model's or a version's, in the order of their names. */
async function foldersIn(under: string, naming: typeof modelName): Promise<string[]> {
  const folder = path.join(/* turbopackIgnore: true */ env().XYD_MODELS_DIR, under);
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((e) => e.isDirectory() && naming.safeParse(e.name).success)
    .map((e) => e.name)
    .sort();
}
