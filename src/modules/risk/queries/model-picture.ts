import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { env } from '@/server/env';
import type { ModelPicture } from '../schema';

/**
 * A picture the training drew beside a model, as base64. The parts of the path come from the schema,
 * which knows two file names and no folder outside the models.
 * @throws AppError not-found `model-picture-unknown`
 */
export async function modelPicture({ name, version, picture }: ModelPicture): Promise<string> {
  const file = path.join(/* turbopackIgnore: true */ env().XYD_MODELS_DIR, name, version, picture);
  const bytes = await readFile(file).catch(() => {
    throw new AppError('not-found', 'model-picture-unknown', '这个模型没有这张图。');
  });
  return bytes.toString('base64');
}
