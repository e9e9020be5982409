import { readFile } from 'node:fs/promises';
import type { ZodType } from 'zod';
import { AppError } from '@/kernel/errors';

/** A JSON file of a known shape. @throws AppError not-found, invalid: what is wrong and where */
export async function readJson<T>(file: string, schema: ZodType<T>): Promise<T> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new AppError('not-found', 'file-missing', `读不到文件 ${file}，请核对路径。`);
  });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new AppError('invalid', 'file-not-json', `${file} 不是 JSON：${(error as Error).message}`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const words = parsed.error.issues
    .map((i) => [...(i.path.length > 0 ? [i.path.join('.')] : []), i.message].join('：'))
    .join('；');
  throw new AppError('invalid', 'file-malformed', `${file} 格式有误：${words}`);
}
