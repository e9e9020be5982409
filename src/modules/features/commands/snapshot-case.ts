import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { db } from '@/server/db';
import { env } from '@/server/env';
import { sha256Hex } from '@/server/onnx';
import { SnapshotEncoder } from '../domain/snapshot-file';

/**
 * For tests: a snapshot of exactly these rows as `xyd snapshot build` leaves one, its file and its row,
 * under an id no other run has. Long ago, so that it is nobody's latest.
 * @param given.asOf its day, default 2020-02-29
 * @param given.columns float64 by feature, NaN = unknown; of a code feature the position in its dictionary
 */
export async function keepSnapshot(given: {
  readonly asOf?: string;
  readonly ids: readonly bigint[];
  readonly columns: Readonly<Record<string, readonly number[]>>;
  readonly dictionaries?: Readonly<Record<string, readonly string[]>>;
}): Promise<string> {
  const { ids, columns, dictionaries = {}, asOf = '2020-02-29' } = given;
  const keys = Object.keys(columns);
  const encoder = new SnapshotEncoder(keys, {});
  const values = Object.values(columns).map((column) => Float64Array.from(column));
  encoder.write(BigInt64Array.from(ids), values, ids.length);
  encoder.finish();
  const chunks: Uint8Array[] = [];
  for await (const chunk of encoder.bytes()) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const id = `S-${asOf.replaceAll('-', '')}-${randomBytes(5).toString('hex')}`;
  const folder = path.join(env().XYD_DATA_DIR, 'snapshots', id);
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'snapshot.arrow'), bytes);
  const [knownAt, arrowSha256] = ['2026-11-20T00:00:00.000Z', sha256Hex(bytes)];
  const features = keys.map((key) => ({ key, version: 1 }));
  const [rows, records] = [ids.length, ids.length];
  const manifest = { id, asOf, knownAt, rows, records, batches: [], features, dictionaries, arrowSha256 };
  await db().snapshot.create({
    data: {
      id,
      asOf: new Date(asOf),
      knownAt: new Date(knownAt),
      enterprises: rows,
      records,
      arrowSha256,
      manifest,
      path: `snapshots/${id}`,
    },
  });
  return id;
}
