import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ModelManifest, ModelRole, Prior } from '../domain/model-files';
import { priorAt } from '../domain/prior';
import { activeModels } from './active-models';
import { loadModel } from './load-model';
import { readPriors } from './read-model-file';

export type ModelCard = {
  readonly name: string;
  readonly version: string;
  readonly role: ModelRole;
  readonly label: string;
  readonly kind: ModelManifest['kind'];
  readonly sha256: string;
  readonly sources: readonly {
    readonly key: string;
    readonly label: string;
    readonly basis: 'trained' | 'expert';
    readonly basisWords: string;
    readonly weight: number;
  }[];
  /** IV is absent for expert points */
  readonly features: readonly { key: string; label: string; source: string; iv?: number; bins: number }[];
  /** the portfolio's latest prior */
  readonly prior: Prior | undefined;
  readonly snapshotMaxAgeDays: number;
  /** CARD.md as it was written by the training */
  readonly card: string;
};

/**
 * Every registered model, verified, with its card. Models are the house's, not anybody's data: who
 * may see them is decided by the permission `model:read`.
 * @throws AppError unavailable when one of them may not score
 */
export async function modelCards(): Promise<ModelCard[]> {
  const [{ models }, priors] = await Promise.all([activeModels(), readPriors()]);
  return Promise.all(
    models.map(async ({ name, version, role }) => {
      const { manifest, scorecard, folder } = await loadModel({ name, version });
      const { label, kind, sha256, snapshotMaxAgeDays } = manifest;
      return {
        name,
        version,
        role,
        label,
        kind,
        sha256,
        sources: manifest.sources.map(({ key, label, basis, basisWords, weight }) => ({
          key,
          label,
          basis,
          basisWords,
          weight,
        })),
        features: (scorecard?.features ?? []).map((f) => ({
          key: f.key,
          label: f.label,
          source: f.source,
          iv: f.iv,
          bins: f.points.length,
        })),
        prior: priorAt(priors, manifest.subject, '9999-12-31'),
        snapshotMaxAgeDays,
        card: await readFile(path.join(folder, 'CARD.md'), 'utf8').catch(() => ''),
      };
    }),
  );
}
