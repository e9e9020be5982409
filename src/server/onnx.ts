import { createHash } from 'node:crypto';
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** One loaded ONNX graph with float64 inputs and outputs. */
export type OnnxModel = {
  readonly inputs: readonly { name: string; type: string; width: number | undefined }[];
  readonly outputs: readonly string[];
  /** @param feeds by input name, each row-major, rows × that input's width */
  run(
    feeds: Readonly<Record<string, Float64Array>>,
    rows: number,
  ): Promise<Readonly<Record<string, Float64Array>>>;
};

const sessions = new Map<string, Promise<OnnxModel>>();

/** @returns lower-case hex */
export function sha256Hex(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/**
 * The graph with this sha256, loaded once per process: the same bytes are never loaded twice.
 * @throws RangeError when the bytes are not those named; Error when onnxruntime refuses the graph
 */
export function openOnnx(bytes: Uint8Array, sha256: string): Promise<OnnxModel> {
  if (sha256Hex(bytes) !== sha256) throw new RangeError('model bytes do not have the stated sha256');
  const held = sessions.get(sha256);
  if (held) return held;
  const opened = create(bytes);
  sessions.set(sha256, opened);
  opened.catch(() => sessions.delete(sha256));
  return opened;
}

async function create(bytes: Uint8Array): Promise<OnnxModel> {
  // two spinning threads halved throughput under load (measured 2026-11-20)
  const session = await InferenceSession.create(bytes, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  const inputs = session.inputMetadata.map((m) => {
    const width = m.isTensor ? m.shape.at(-1) : undefined;
    return {
      name: m.name,
      type: m.isTensor ? m.type : 'not-a-tensor',
      width: typeof width === 'number' ? width : undefined,
    };
  });
  return {
    inputs,
    outputs: session.outputNames,
    async run(feeds, rows) {
      const tensors: Record<string, Tensor> = {};
      for (const { name, width } of inputs) {
        const data = feeds[name];
        if (width === undefined || data?.length !== rows * width)
          throw new RangeError(`input ${name} is not rows × width`);
        tensors[name] = new Tensor('float64', data, [rows, width]);
      }
      const results = await session.run(tensors);
      const columns: Record<string, Float64Array> = {};
      for (const name of session.outputNames) {
        const data = results[name]?.data;
        if (!(data instanceof Float64Array)) throw new TypeError(`output ${name} is not float64`);
        columns[name] = data;
      }
      return columns;
    },
  };
}
