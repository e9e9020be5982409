import { hash, verify } from '@node-rs/argon2';

// argon2id (the library's default) with OWASP's parameters: 19 MiB, 2 passes, 1 lane
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), COST);
}

let decoy: Promise<string> | undefined;

/** Takes as long for a login nobody has, so that the time does not tell which logins exist. */
export async function verifyPassword(kept: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no account has this password');
  const right = await verify(kept ?? (await decoy), password.normalize('NFKC')).catch(() => false);
  return right && kept !== undefined;
}
