import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { AppError } from '@/kernel/errors';
import { env } from '@/server/env';
import { type ActiveModels, activeSchema, type Prior, priorsSchema } from '../domain/model-files';

/** What a fresh installation starts with. @throws AppError unavailable `model-registry-broken` */
export async function shippedModels(modelsDir = env().XYD_MODELS_DIR): Promise<ActiveModels> {
  const file = path.join(/* turbopackIgnore: true */ modelsDir, 'active.json');
  const active = await readChecked(file, activeSchema, 'model-registry-broken');
  if (!active.models.some((m) => m.name === active.champion && m.role === 'champion'))
    throw modelUnavailable(
      'model-registry-broken',
      `模型登记 ${file} 里没有名为 ${active.champion} 的主模型`,
    );
  return active;
}

/** The dated priors. @throws AppError unavailable `model-priors-broken` */
export async function readPriors(modelsDir = env().XYD_MODELS_DIR): Promise<readonly Prior[]> {
  const file = path.join(/* turbopackIgnore: true */ modelsDir, 'priors.json');
  return readChecked(file, priorsSchema, 'model-priors-broken');
}

/** A JSON file of the models folder that holds what it should. @throws AppError unavailable */
export async function readChecked<T>(file: string, schema: z.ZodType<T>, code: string): Promise<T> {
  const text = (await readBytes(file)).toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw modelUnavailable(code, `${file} 不是 JSON`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('；');
  throw modelUnavailable(code, `${file} 内容不符：${where}`);
}

export async function readBytes(file: string): Promise<Buffer> {
  return readFile(file).catch(() => {
    throw modelUnavailable('model-file-missing', `读不到模型文件 ${file}`);
  });
}

export function modelUnavailable(code: string, what: string): AppError {
  return new AppError('unavailable', code, `${what}。没有评分；请恢复随本版本发布的 models 目录后重试。`);
}
