import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { AppError } from '@/kernel/errors';
import { env } from '@/server/env';
import { type OnnxModel, openOnnx, sha256Hex } from '@/server/onnx';
import { goldenDistance, parseGolden } from '../domain/golden';
import {
  type ActiveModels,
  activeSchema,
  type ModelManifest,
  manifestSchema,
  modelName,
  modelVersion,
  type Scorecard,
  scorecardSchema,
} from '../domain/model-files';
import { evaluateScorecard } from '../domain/scorecard';

/** Golden rows may differ by this much from what the graph gives here. */
const GOLDEN_TOLERANCE = 1e-5;
/** The TypeScript scorecard must agree with the graph to this. */
const PARITY_TOLERANCE = 1e-6;

export type LoadedModel = {
  readonly manifest: ModelManifest;
  readonly scorecard: Scorecard;
  readonly onnx: OnnxModel;
  readonly folder: string;
};

const loaded = new Map<string, Promise<LoadedModel>>();

/** The registry. @throws AppError unavailable `model-registry-broken` */
export async function activeModels(modelsDir = env().XYD_MODELS_DIR): Promise<ActiveModels> {
  const file = path.join(modelsDir, 'active.json');
  const active = await readChecked(file, activeSchema, 'model-registry-broken');
  if (!active.models.some((m) => m.name === active.champion && m.role === 'champion'))
    throw unavailable('model-registry-broken', `模型登记 ${file} 里没有名为 ${active.champion} 的主模型`);
  return active;
}

/**
 * A model fit to decide: registered, its bytes those of the manifest, its inputs and outputs the
 * declared ones, its golden rows met by the graph and by the TypeScript scorecard. Verified once per
 * process; a failure is not remembered.
 * @param which default the champion; a version not active any more may be named for old evidence
 * @throws AppError unavailable `model-…`, not-found `model-unknown`
 */
export async function loadModel(
  which: { name?: string; version?: string } = {},
  modelsDir = env().XYD_MODELS_DIR,
): Promise<LoadedModel> {
  const active = await activeModels(modelsDir);
  const name = which.name ?? active.champion;
  const version = which.version ?? active.models.find((m) => m.name === name)?.version;
  if (!modelName.safeParse(name).success || !modelVersion.safeParse(version).success)
    throw new AppError('not-found', 'model-unknown', `没有名为 ${name} 的模型，请用 xyd model list 查看。`);
  const folder = path.join(/* turbopackIgnore: true */ modelsDir, name, version as string);
  const held = loaded.get(folder);
  if (held) return held;
  const opening = verify(folder, name, version as string);
  loaded.set(folder, opening);
  opening.catch(() => loaded.delete(folder));
  return opening;
}

async function verify(folder: string, name: string, version: string): Promise<LoadedModel> {
  const manifest = await readChecked(path.join(folder, 'features.json'), manifestSchema, 'model-broken');
  const scorecard = await readChecked(path.join(folder, 'scorecard.json'), scorecardSchema, 'model-broken');
  for (const file of [manifest, scorecard])
    if (file.name !== name || file.version !== version)
      throw unavailable('model-broken', `模型 ${name} ${version} 的文件写的是 ${file.name} ${file.version}`);
  const bytes = await readBytes(path.join(folder, 'model.onnx'));
  const sha256 = sha256Hex(bytes);
  if (sha256 !== manifest.sha256)
    throw unavailable(
      'model-hash-differs',
      `模型文件 ${path.join(folder, 'model.onnx')} 的 sha256 是 ${sha256}，应为 ${manifest.sha256}`,
    );
  const onnx = await openOnnx(bytes, sha256).catch((cause: unknown) => {
    throw unavailable('model-unreadable', `模型 ${name} ${version} 不是可用的 ONNX 图：${String(cause)}`);
  });
  checkShape(onnx, manifest, scorecard);
  await checkGolden(onnx, manifest, scorecard, folder);
  return { manifest, scorecard, onnx, folder };
}

function checkShape(onnx: OnnxModel, manifest: ModelManifest, scorecard: Scorecard): void {
  const { input, outputs } = manifest;
  const [given] = onnx.inputs;
  const want = `${input.name}: ${input.type}[${input.features.length}]`;
  const have = onnx.inputs.map((i) => `${i.name}: ${i.type}[${i.width ?? '?'}]`).join(', ');
  if (onnx.inputs.length !== 1 || !given || want !== have)
    throw unavailable('model-input-differs', `模型的输入是 ${have}，features.json 写的是 ${want}`);
  if (onnx.outputs.join() !== outputs.join())
    throw unavailable('model-output-differs', `模型的输出是 ${onnx.outputs}，应为 ${outputs}`);
  const keys = scorecard.features.map((f) => f.key).join();
  if (keys !== input.features.join())
    throw unavailable(
      'model-input-differs',
      `评分卡的指标是 ${keys}，features.json 写的是 ${input.features}`,
    );
}

async function checkGolden(
  onnx: OnnxModel,
  manifest: ModelManifest,
  scorecard: Scorecard,
  folder: string,
): Promise<void> {
  const text = (await readBytes(path.join(folder, 'golden.csv'))).toString('utf8');
  const golden = parseGolden(text, manifest);
  if (!golden) throw unavailable('model-golden-broken', `${folder}/golden.csv 的列与 features.json 不符`);
  const width = manifest.input.features.length;
  const given = await onnx.run(Float64Array.from(golden.flatMap((g) => g.inputs)), golden.length);
  const rows = golden.map((_, r) => [
    ...(given.points ?? []).slice(r * width, (r + 1) * width),
    given.logit?.[r] ?? Number.NaN,
    given.pd?.[r] ?? Number.NaN,
    given.score?.[r] ?? Number.NaN,
  ]);
  const distance = goldenDistance(golden, rows);
  if (distance > GOLDEN_TOLERANCE)
    throw unavailable('model-golden-differs', `模型在标准行上的结果差 ${distance}，超过 ${GOLDEN_TOLERANCE}`);
  const card = golden.map((g) => {
    const r = evaluateScorecard(scorecard, manifest.score, g.inputs);
    return [...r.points, r.logit, r.pd, r.score];
  });
  const parity = goldenDistance(golden, card);
  if (parity > PARITY_TOLERANCE)
    throw unavailable('model-scorecard-differs', `scorecard.json 与模型在标准行上差 ${parity}`);
}

async function readChecked<T>(file: string, schema: z.ZodType<T>, code: string): Promise<T> {
  const text = (await readBytes(file)).toString('utf8');
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw unavailable(code, `${file} 不是 JSON`);
  }
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('；');
  throw unavailable(code, `${file} 内容不符：${where}`);
}

async function readBytes(file: string): Promise<Buffer> {
  return readFile(file).catch(() => {
    throw unavailable('model-file-missing', `读不到模型文件 ${file}`);
  });
}

function unavailable(code: string, what: string): AppError {
  return new AppError('unavailable', code, `${what}。没有评分；请恢复随本版本发布的 models 目录后重试。`);
}
