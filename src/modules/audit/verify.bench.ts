import { generateKeyPairSync } from 'node:crypto';
import { GENESIS, linked, type TrailRow } from './domain/chain';
import { checkpointLine, FIRST_PREV, lineHash, signedCheckpoint, signingKey } from './domain/checkpoint';
import { verifyChain } from './domain/verify-chain';

const ROWS = 200_000;
const EVERY = 256;

const rows = (from: number, n: number): TrailRow[] =>
  Array.from({ length: n }, (_, i) => ({
    id: String(from + i),
    at: '2026-11-27 08:00:00.000',
    actor: `enterprise-${(from + i) % 5_000}`,
    role: 'enterprise-owner',
    action: 'grant-consent',
    subject: `consent:${from + i}`,
    before: null,
    after: `{"bankId":"7","categories":["tax","invoice"],"months":12,"n":${from + i}}`,
  }));

async function run() {
  const text = generateKeyPairSync('ed25519').privateKey.export({ format: 'der', type: 'pkcs8' });
  const key = signingKey(text.toString('base64'));
  const chain = linked({ seq: 0, hash: GENESIS }, rows(1, ROWS));
  const checkpoints: string[] = [];
  for (let i = EVERY; i <= ROWS; i += EVERY) {
    const prev = checkpoints.length > 0 ? lineHash(checkpoints.at(-1) as string) : FIRST_PREV;
    const at = { seq: i, hash: chain[i - 1]!.hash, at: '2026-11-27T08:00:00.000Z', prev };
    checkpoints.push(checkpointLine(signedCheckpoint(key, at)));
  }
  const started = performance.now();
  let faults = 0;
  await verifyChain({
    pages: [chain],
    checkpoints,
    keys: new Map([[key.keyId, key.publicKey]]),
    head: () => chain.at(-1),
    checkpointSeq: checkpoints.length * EVERY,
    onFault: () => {
      faults += 1;
    },
  });
  const seconds = (performance.now() - started) / 1_000;
  if (faults > 0) throw new Error(`${faults} faults in a chain that is whole`);
  return {
    value: ROWS / seconds,
    note: `${ROWS} rows, a checkpoint every ${EVERY}; without reading them from the database`,
  };
}

export const benches = [{ name: 'audit verify: chain and checkpoints', unit: 'rows/s', run }];
