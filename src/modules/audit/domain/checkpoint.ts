import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * A signed word of where the chain stood, kept outside the database: whoever changes rows up to `seq` would
 * need the signing key too. `prev` is the sha256 of the line before, so that no line can be taken out.
 */
export type Checkpoint = {
  readonly seq: number;
  readonly hash: string;
  /** how many rows the chain held: seq counts without gaps */
  readonly rows: number;
  /** ISO 8601, UTC */
  readonly at: string;
  readonly keyId: string;
  readonly prev: string;
  /** Ed25519 over `signedText`, base64 */
  readonly signature: string;
};

/** What the first line stands on. */
export const FIRST_PREV = '0'.repeat(64);

type Unsigned = Omit<Checkpoint, 'signature'>;

function signedText({ seq, hash, rows, at, keyId, prev }: Unsigned): Buffer {
  return Buffer.from(`xyd-audit-checkpoint-1\n${JSON.stringify({ seq, hash, rows, at, keyId, prev })}`);
}

/** One line of checkpoints.jsonl, without its end: the fields in this order. */
export function checkpointLine({ seq, hash, rows, at, keyId, prev, signature }: Checkpoint): string {
  return JSON.stringify({ seq, hash, rows, at, keyId, prev, signature });
}

export function lineHash(line: string): string {
  return createHash('sha256').update(line).digest('hex');
}

/** The first 16 hex digits of the sha256 of the public key (SPKI, DER). */
export function keyIdOf(publicKey: KeyObject): string {
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('hex')
    .slice(0, 16);
}

export type SigningKey = {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  readonly keyId: string;
};

/** @param text PKCS#8 in DER as base64, as AUDIT_SIGNING_KEY holds it. @throws when it is no Ed25519 key */
export function signingKey(text: string): SigningKey {
  const privateKey = createPrivateKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'pkcs8' });
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error('not an Ed25519 key');
  const publicKey = createPublicKey(privateKey);
  return { privateKey, publicKey, keyId: keyIdOf(publicKey) };
}

/** Every public key of a file of PEM blocks, by its id: after a rotation there are several. */
export function publicKeysOf(pem: string): Map<string, KeyObject> {
  const blocks = pem.match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? [];
  return new Map(
    blocks.map((block) => {
      const key = createPublicKey(block);
      return [keyIdOf(key), key];
    }),
  );
}

export function signedCheckpoint(
  key: SigningKey,
  at: { readonly seq: number; readonly hash: string; readonly at: string; readonly prev: string },
): Checkpoint {
  const unsigned: Unsigned = { ...at, rows: at.seq, keyId: key.keyId };
  return { ...unsigned, signature: sign(null, signedText(unsigned), key.privateKey).toString('base64') };
}

export function signatureHolds(checkpoint: Checkpoint, key: KeyObject): boolean {
  return verify(null, signedText(checkpoint), key, Buffer.from(checkpoint.signature, 'base64'));
}

const HASH = /^[0-9a-f]{64}$/;

/** @returns undefined unless the line is, byte for byte, one that `checkpointLine` writes */
export function parseCheckpoint(line: string): Checkpoint | undefined {
  let read: Partial<Checkpoint> | null;
  try {
    read = JSON.parse(line);
  } catch {
    return undefined;
  }
  if (typeof read !== 'object' || read === null) return undefined;
  const c = read as Checkpoint;
  const shaped =
    Number.isSafeInteger(c.seq) &&
    c.seq > 0 &&
    c.rows === c.seq &&
    HASH.test(c.hash) &&
    HASH.test(c.prev) &&
    [c.at, c.keyId, c.signature].every((field) => typeof field === 'string') &&
    // base64 has several texts for the same bytes
    Buffer.from(c.signature, 'base64').toString('base64') === c.signature;
  return shaped && checkpointLine(c) === line ? c : undefined;
}
