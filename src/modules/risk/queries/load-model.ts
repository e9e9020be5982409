import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { env } from '@/server/env';
import { type OnnxModel, openOnnx, sha256Hex } from '@/server/onnx';
import { goldenDistance, parseGolden } from '../domain/golden';
import {
  type ModelManifest,
  manifestSchema,
  modelName,
  modelVersion,
  type Scorecard,
  scorecardSchema,
} from '../domain/model-files';
import { evaluateScorecard } from '../domain/scorecard';
import { modelUnavailable, readBytes, readChecked, shippedModels } from './read-model-file';

/** Golden rows may differ by this much from what the graph gives here. */
const GOLDEN_TOLERANCE = 1e-5;
/** The TypeScript scorecard must agree with the graph to this. */
const PARITY_TOLERANCE = 1e-6;

export type LoadedModel = {
  readonly manifest: ModelManifest;
  /** the bins as data; undefined for trees, which can only challenge */
  readonly scorecard: Scorecard | undefined;
  readonly onnx: OnnxModel;
  readonly folder: string;
};

const loaded = new Map<string, Promise<LoadedModel>>();

/**
 * A model fit to score: its bytes those of the manifest, its inputs and outputs the declared ones, its
 * golden rows met by the graph and by the TypeScript scorecard. Verified once per process; a failure is
 * not remembered.
 * @param which default the champion of models/active.json; a version that is not there may be named,
 *   for old evidence or to be activated
 * @throws AppError unavailable `model-…`, not-found `model-unknown`
 */
export async function loadModel(
  which: { name?: string; version?: string } = {},
  modelsDir = env().XYD_MODELS_DIR,
): Promise<LoadedModel> {
  const { folder, name, version } = await folderOf(which, modelsDir);
  const held = loaded.get(folder);
  if (held) return held;
  const opening = verify(folder, name, version);
  loaded.set(folder, opening);
  opening.catch(() => loaded.delete(folder));
  return opening;
}

/**
 * As `loadModel`, but from the files as they are now: what this process verified earlier says nothing
 * about what another one would load.
 * @throws AppError as `loadModel`
 */
export async function verifyModel(which: { name: string; version: string }): Promise<LoadedModel> {
  const { folder } = await folderOf(which, env().XYD_MODELS_DIR);
  loaded.delete(folder);
  return loadModel(which);
}

async function folderOf(
  which: { name?: string; version?: string },
  modelsDir: string,
): Promise<{ folder: string; name: string; version: string }> {
  const shipped = await shippedModels(modelsDir);
  const name = which.name ?? shipped.champion;
  const version = which.version ?? shipped.models.find((m) => m.name === name)?.version ?? '';
  if (!modelName.safeParse(name).success || !modelVersion.safeParse(version).success)
    throw new AppError('not-found', 'model-unknown', `没有名为 ${name} 的模型，请用 xyd model list 查看。`);
  return { folder: path.join(/* turbopackIgnore: true */ modelsDir, name, version), name, version };
}

async function verify(folder: string, name: string, version: string): Promise<LoadedModel> {
  const manifest = await readChecked(path.join(folder, 'features.json'), manifestSchema, 'model-broken');
  const scorecard =
    manifest.kind === 'scorecard'
      ? await readChecked(path.join(folder, 'scorecard.json'), scorecardSchema, 'model-broken')
      : undefined;
  for (const file of scorecard ? [manifest, scorecard] : [manifest])
    if (file.name !== name || file.version !== version)
      throw modelUnavailable(
        'model-broken',
        `模型 ${name} ${version} 的文件写的是 ${file.name} ${file.version}`,
      );
  const bytes = await readBytes(path.join(folder, 'model.onnx'));
  const sha256 = sha256Hex(bytes);
  if (sha256 !== manifest.sha256)
    throw modelUnavailable(
      'model-hash-differs',
      `模型文件 ${path.join(folder, 'model.onnx')} 的 sha256 是 ${sha256}，应为 ${manifest.sha256}`,
    );
  const onnx = await openOnnx(bytes, sha256).catch((cause: unknown) => {
    throw modelUnavailable(
      'model-unreadable',
      `模型 ${name} ${version} 不是可用的 ONNX 图：${String(cause)}`,
    );
  });
  checkShape(onnx, manifest, scorecard);
  await checkGolden(onnx, manifest, scorecard, folder);
  return { manifest, scorecard, onnx, folder };
}

function checkShape(onnx: OnnxModel, manifest: ModelManifest, scorecard: Scorecard | undefined): void {
  const { features, outputs, sources } = manifest;
  const want = `x: float64[${features.length}], prior: float64[1]`;
  const have = onnx.inputs.map((i) => `${i.name}: ${i.type}[${i.width ?? '?'}]`).join(', ');
  if (want !== have)
    throw modelUnavailable('model-input-differs', `模型的输入是 ${have}，features.json 写的是 ${want}`);
  if (onnx.outputs.join() !== outputs.join())
    throw modelUnavailable('model-output-differs', `模型的输出是 ${onnx.outputs}，应为 ${outputs}`);
  if (!scorecard) return;
  const keys = scorecard.features.map((f) => f.key).join();
  const declared = features.slice(0, scorecard.features.length).join();
  if (keys !== declared)
    throw modelUnavailable('model-input-differs', `评分卡的指标是 ${keys}，features.json 写的是 ${declared}`);
  const known = new Set(sources.map((s) => s.key));
  const stray = scorecard.features.find((f) => !known.has(f.source));
  if (stray)
    throw modelUnavailable('model-broken', `评分卡的指标 ${stray.key} 属于未登记的来源 ${stray.source}`);
  const asked = sources.flatMap((s) => s.needs.map((n) => n.feature));
  const absent = asked.find((key) => !features.includes(key));
  if (absent) throw modelUnavailable('model-broken', `来源要求的指标 ${absent} 不在输入里`);
}

async function checkGolden(
  onnx: OnnxModel,
  manifest: ModelManifest,
  scorecard: Scorecard | undefined,
  folder: string,
): Promise<void> {
  const scored = scorecard?.features.map((f) => f.key) ?? [];
  const text = (await readBytes(path.join(folder, 'golden.csv'))).toString('utf8');
  const golden = parseGolden(text, manifest, scored);
  if (!golden)
    throw modelUnavailable('model-golden-broken', `${folder}/golden.csv 的列与 features.json 不符`);
  const x = Float64Array.from(golden.flatMap((g) => g.inputs));
  const given = await onnx.run({ x, prior: Float64Array.from(golden, (g) => g.prior) }, golden.length);
  const rows = golden.map((_, r) =>
    manifest.outputs.flatMap((o) => {
      const column = given[o] ?? new Float64Array(0);
      const width = column.length / golden.length;
      return [...column.subarray(r * width, (r + 1) * width)];
    }),
  );
  const distance = goldenDistance(golden, rows);
  if (distance > GOLDEN_TOLERANCE)
    throw modelUnavailable(
      'model-golden-differs',
      `模型在标准行上的结果差 ${distance}，超过 ${GOLDEN_TOLERANCE}`,
    );
  if (!scorecard) return;
  const card = golden.map((g) => {
    const r = evaluateScorecard(scorecard, manifest, g.inputs, g.prior);
    return [r.pd, r.score, ...r.points, ...r.evidence, ...r.known];
  });
  const parity = goldenDistance(golden, card);
  if (parity > PARITY_TOLERANCE)
    throw modelUnavailable('model-scorecard-differs', `scorecard.json 与模型在标准行上差 ${parity}`);
}
