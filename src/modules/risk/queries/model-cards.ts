import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { env } from '@/server/env';
import { activeModels, loadModel } from './load-model';

export type ModelCard = {
  readonly name: string;
  readonly version: string;
  readonly role: 'champion' | 'challenger';
  readonly label: string;
  readonly sha256: string;
  readonly features: readonly { key: string; label: string; iv: number; bins: number }[];
  readonly prior: { readonly value: number; readonly since: string; readonly basis: string };
  /** CARD.md as it was written by the training */
  readonly card: string;
};

/**
 * Every registered model, verified, with its card. Models are the house's, not anybody's data: who
 * may see them is decided by the permission `model:read`.
 * @throws AppError unavailable when one of them may not decide
 */
export async function modelCards(modelsDir = env().XYD_MODELS_DIR): Promise<ModelCard[]> {
  const { models } = await activeModels(modelsDir);
  return Promise.all(
    models.map(async ({ name, version, role }) => {
      const { manifest, scorecard, folder } = await loadModel({ name, version }, modelsDir);
      return {
        name,
        version,
        role,
        label: manifest.label,
        sha256: manifest.sha256,
        features: scorecard.features.map((f) => ({
          key: f.key,
          label: f.label,
          iv: f.iv,
          bins: f.points.length,
        })),
        prior: manifest.prior,
        card: await readFile(path.join(folder, 'CARD.md'), 'utf8').catch(() => ''),
      };
    }),
  );
}
