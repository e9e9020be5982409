import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { AppError } from '@/kernel/errors';
import { type Profile, profileSchema } from '../domain/profile';

// The bundled server has no folder of its own; it is started in the project's root.
const IN_ROOT = path.join(process.cwd(), 'src/modules/ingestion/profiles');
const FOLDER = existsSync(IN_ROOT) ? IN_ROOT : path.join(import.meta.dirname ?? '', '../profiles');
let loaded: ReadonlyMap<string, Profile> | undefined;

/**
 * Every provider profile under `ingestion/profiles/`, in key order; read once per process.
 * @throws AppError internal `profile-invalid` when a file is no valid profile or its key is not its name
 */
export function listProfiles(): readonly Profile[] {
  loaded ??= readAll();
  return [...loaded.values()];
}

/** @throws AppError not-found `profile-unknown` */
export function loadProfile(key: string): Profile {
  loaded ??= readAll();
  const profile = loaded.get(key);
  if (!profile)
    throw new AppError(
      'not-found',
      'profile-unknown',
      `没有名为“${key}”的字段映射。可用 xyd profile list 查看全部映射。`,
    );
  return profile;
}

/**
 * Checks a profile that stands in a file of its own (under review, not yet installed).
 * @throws AppError invalid `profile-invalid` with the place of the first mistake
 */
export function readProfile(file: string): Profile {
  let data: unknown;
  try {
    data = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    throw new AppError(
      'invalid',
      'profile-invalid',
      `字段映射 ${path.basename(file)} 不是有效的 JSON，请检查文件。`,
    );
  }
  const parsed = profileSchema.safeParse(data);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const place = issue?.path.join('.') || '最外层';
  throw new AppError(
    'invalid',
    'profile-invalid',
    `字段映射 ${path.basename(file)} 的“${place}”有误：${issue?.message ?? ''}`,
  );
}

function readAll(): ReadonlyMap<string, Profile> {
  const profiles = new Map<string, Profile>();
  for (const name of readdirSync(FOLDER).sort()) {
    if (!name.endsWith('.json')) continue;
    const profile = readProfile(path.join(FOLDER, name));
    if (`${profile.key}.json` !== name)
      throw new AppError(
        'internal',
        'profile-invalid',
        `字段映射文件 ${name} 的 key 是“${profile.key}”，两者须一致。`,
      );
    profiles.set(profile.key, profile);
  }
  return profiles;
}
