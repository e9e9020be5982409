// Settings of this installation, kept in .data/: read or made once. Node built-ins only.
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startDatabase } from './database.mjs';

/** @returns {{ authSecret: string, databasePassword: string, auditSigningKey: string, dataKeys: string }} generated at first use, mode 600 */
export function secretsOf(dataDir) {
  const file = path.join(dataDir, 'secrets.json');
  mkdirSync(dataDir, { recursive: true });
  const known = existsSync(file) ? readJson(file) : {};
  const secrets = {
    authSecret: known.authSecret ?? randomBytes(32).toString('base64url'),
    databasePassword: known.databasePassword ?? randomBytes(24).toString('base64url'),
    auditSigningKey: known.auditSigningKey ?? newSigningKey(),
    // read by src/server/data-keys.ts; `xyd keys` puts others before it
    dataKeys: known.dataKeys ?? `k1:${randomBytes(32).toString('base64url')}`,
  };
  if (Object.keys(secrets).some((name) => known[name] !== secrets[name])) {
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, `${JSON.stringify({ ...known, ...secrets }, null, 2)}\n`, { mode: 0o600 });
    chmodSync(draft, 0o600);
    renameSync(draft, file); // a killed process never leaves half a file
  }
  return secrets;
}

/** Ed25519 for the checkpoints of the audit chain: PKCS#8 in DER, as base64. */
function newSigningKey() {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64');
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new Error(
      `${file} is not valid JSON: restore or delete it. 文件已损坏：请恢复，或删除后重新生成。`,
    );
  }
}

function setSecrets({ authSecret, auditSigningKey }) {
  process.env.AUTH_SECRET ??= authSecret;
  process.env.AUDIT_SIGNING_KEY ??= auditSigningKey;
}

/**
 * Puts the settings into the environment: what the user set stays, the rest comes from .data/.
 * @param {string} root  the project's folder
 * @param {{ database: boolean, say: (words: string) => void }} options  database: start the embedded one if none is named
 * @returns {Promise<{ startedDatabase: boolean, dataDir: string }>}
 */
export async function settle(root, { database, say }) {
  const dataDir = path.resolve(process.env.XYD_DATA_DIR ?? path.join(root, '.data'));
  process.env.XYD_DATA_DIR = dataDir;
  process.env.XYD_MODELS_DIR = path.resolve(process.env.XYD_MODELS_DIR ?? path.join(root, 'models'));
  const secrets = secretsOf(dataDir);
  setSecrets(secrets);
  if (process.env.DATABASE_URL || !database) return { startedDatabase: false, dataDir };
  const server = await startDatabase(path.join(dataDir, 'mariadb'), {
    password: secrets.databasePassword,
    durable: true,
  });
  process.env.DATABASE_URL = server.url;
  if (server.started) say('Embedded database started; stop it with: bin/xyd db down  已启动内置数据库');
  return { startedDatabase: server.started, dataDir };
}
