import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { AppError } from '@/kernel/errors';
import { sha256Hex } from '@/server/onnx';
import { loadModel } from './load-model';
import { shippedModels } from './read-model-file';

const NAME = 'enterprise-credit';
const VERSION = '1.0.0';
const made: string[] = [];

/** The committed models in a folder of its own, to be damaged. */
function copyOfModels() {
  const root = mkdtempSync(path.join(tmpdir(), 'xyd-models-'));
  made.push(root);
  cpSync('models', root, { recursive: true, filter: (from) => !from.includes('train') });
  const at = (file: string) => path.join(root, NAME, VERSION, file);
  return {
    root,
    bytes: (file: string) => readFileSync(at(file)),
    write: (file: string, content: string | Uint8Array) => writeFileSync(at(file), content),
    /** Changes a JSON file of the model. */
    edit(file: string, change: (json: Record<string, unknown>) => void) {
      const json = JSON.parse(readFileSync(at(file), 'utf8'));
      change(json);
      writeFileSync(at(file), JSON.stringify(json));
    },
  };
}

async function refusal(root: string, name?: string): Promise<string> {
  const error: unknown = await loadModel({ name }, root).then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(AppError);
  return `${(error as AppError).kind} ${(error as AppError).code}`;
}

afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true });
});

describe('load model', () => {
  it('takes every committed model, the champion by default', async () => {
    const { models } = await shippedModels(path.resolve('models'));
    for (const { name, version } of models)
      expect((await loadModel({ name, version }, path.resolve('models'))).manifest.name).toBe(name);
    const model = await loadModel({}, path.resolve('models'));
    expect(model.manifest.name).toBe(NAME);
    expect(await loadModel({ name: NAME, version: VERSION }, path.resolve('models'))).toBe(model);
  });

  it('refuses a model with one byte changed', async () => {
    const models = copyOfModels();
    const bytes = models.bytes('model.onnx');
    bytes[bytes.length >> 1]! ^= 1;
    models.write('model.onnx', bytes);
    expect(await refusal(models.root)).toBe('unavailable model-hash-differs');
  });

  it('refuses a renamed input even where the hash was adapted', async () => {
    const models = copyOfModels();
    const bytes = models.bytes('model.onnx');
    // protobuf: field 1, length 5: the nodes' input and the graph's
    let renamed = 0;
    for (let at = bytes.indexOf('\n\u0005prior'); at >= 0; at = bytes.indexOf('\n\u0005prior')) {
      bytes[at + 2] = 'q'.charCodeAt(0);
      renamed++;
    }
    expect(renamed).toBeGreaterThan(0);
    models.write('model.onnx', bytes);
    models.edit('features.json', (json) => Object.assign(json, { sha256: sha256Hex(bytes) }));
    expect(await refusal(models.root)).toBe('unavailable model-input-differs');
  });

  it('refuses a width that is not the declared one', async () => {
    const models = copyOfModels();
    models.edit('features.json', (json) => (json.features as string[]).pop());
    expect(await refusal(models.root)).toBe('unavailable model-input-differs');
  });

  it('refuses features in another order than the scorecard', async () => {
    const models = copyOfModels();
    models.edit('features.json', (json) => (json.features as string[]).reverse());
    expect(await refusal(models.root)).toBe('unavailable model-input-differs');
  });

  it('refuses bytes that are no graph', async () => {
    const models = copyOfModels();
    const bytes = Buffer.from('not a graph');
    models.write('model.onnx', bytes);
    models.edit('features.json', (json) => Object.assign(json, { sha256: sha256Hex(bytes) }));
    expect(await refusal(models.root)).toBe('unavailable model-unreadable');
  });

  it('refuses when a golden row is not met', async () => {
    const models = copyOfModels();
    const lines = models.bytes('golden.csv').toString('utf8').trimEnd().split('\n');
    const cells = lines[5]!.split(',');
    cells[cells.length - 1] = String(Number(cells.at(-1)) + 0.001);
    lines[5] = cells.join(',');
    models.write('golden.csv', `${lines.join('\n')}\n`);
    expect(await refusal(models.root)).toBe('unavailable model-golden-differs');
  });

  it('refuses golden rows of other columns', async () => {
    const models = copyOfModels();
    models.write('golden.csv', 'a,b\n1,2\n');
    expect(await refusal(models.root)).toBe('unavailable model-golden-broken');
  });

  it('refuses a scorecard that explains another model', async () => {
    const models = copyOfModels();
    models.edit('scorecard.json', (json) => {
      const [first] = json.features as { points: number[] }[];
      first!.points[0]! += 0.25;
    });
    expect(await refusal(models.root)).toBe('unavailable model-scorecard-differs');
  });

  it('refuses broken JSON, a missing file and a registry without its champion', async () => {
    const broken = copyOfModels();
    broken.write('features.json', '{');
    expect(await refusal(broken.root)).toBe('unavailable model-broken');
    const gone = copyOfModels();
    rmSync(path.join(gone.root, NAME, VERSION, 'model.onnx'));
    expect(await refusal(gone.root)).toBe('unavailable model-file-missing');
    const headless = copyOfModels();
    writeFileSync(
      path.join(headless.root, 'active.json'),
      JSON.stringify({ champion: 'other', models: [{ name: NAME, version: VERSION, role: 'champion' }] }),
    );
    expect(await refusal(headless.root)).toBe('unavailable model-registry-broken');
  });

  it('knows no model by an unregistered or unsafe name', async () => {
    const models = copyOfModels();
    expect(await refusal(models.root, 'unheard-of')).toBe('not-found model-unknown');
    expect(await refusal(models.root, '../train')).toBe('not-found model-unknown');
  });

  it('recovers once the file is whole again', async () => {
    const models = copyOfModels();
    const bytes = models.bytes('model.onnx');
    models.write('model.onnx', bytes.subarray(1));
    expect(await refusal(models.root)).toBe('unavailable model-hash-differs');
    models.write('model.onnx', bytes);
    expect((await loadModel({}, models.root)).manifest.version).toBe(VERSION);
  });
});
