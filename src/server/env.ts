import path from 'node:path';
import { z } from 'zod';

/** Settings from the environment, checked once. Paths are absolute. */
const schema = z.object({
  DATABASE_URL: z.string().regex(/^mysql:\/\//, 'DATABASE_URL must start with mysql://'),
  /** where screening tables lie, when not beside everything else */
  SCREENING_DATABASE_URL: z
    .string()
    .regex(/^mysql:\/\//, 'SCREENING_DATABASE_URL must start with mysql://')
    .optional(),
  XYD_DATA_DIR: z.string().default('.data'),
  XYD_MODELS_DIR: z.string().default('models'),
  /** whether the demo city's staff accounts may sign in without a second factor */
  XYD_DEMO_SECOND_FACTOR: z.enum(['required', 'waived']).default('required'),
  /** how many proxies of ours stand before the server; see address.ts */
  XYD_PROXIES: z.coerce.number().int().min(1).max(9).default(1),
  /** the city's unified sign-on; see city-sign-on.ts */
  XYD_OIDC_ISSUER: z.url().optional(),
  XYD_OIDC_CLIENT_ID: z.string().optional(),
  XYD_OIDC_CLIENT_SECRET: z.string().optional(),
  XYD_OIDC_NAME: z.string().default('城市统一登录'),
  /** the city's gateway of SMS and mail; see message-port.ts */
  XYD_MESSAGE_URL: z.url().optional(),
  XYD_MESSAGE_TOKEN: z.string().min(16).optional(),
  /** lets Prometheus read /api/metrics; without it there is none */
  XYD_METRICS_TOKEN: z.string().min(16).optional(),
  AUTH_SECRET: z.string().min(32).optional(),
  /** Ed25519, PKCS#8 in DER as base64: signs checkpoints of the audit chain */
  AUDIT_SIGNING_KEY: z
    .string()
    .regex(/^[A-Za-z0-9+/]{64}$/, 'AUDIT_SIGNING_KEY must be an Ed25519 key, PKCS#8 DER as base64')
    .optional(),
  /** where people reach the platform: printed on credit reports, for their verification */
  XYD_PUBLIC_URL: z.url().default('http://localhost:3000'),
  /** where NotoSansCJK-Regular.ttc and NotoSansCJK-Bold.ttc lie (Debian: fonts-noto-cjk) */
  XYD_FONT_DIR: z.string().default('/usr/share/fonts/opentype/noto'),
  /** working days to the answer of an objection and of a credit repair */
  XYD_OBJECTION_DAYS: z.coerce.number().int().min(1).max(250).optional(),
  XYD_REPAIR_DAYS: z.coerce.number().int().min(1).max(250).optional(),
  /** `allowed`: webhooks may go to http on this machine; for trying out, never in production */
  XYD_WEBHOOK_LOCAL: z.enum(['refused', 'allowed']).default('refused'),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export type Env = z.infer<typeof schema>;

let cached: Env | undefined;

/** @throws Error naming each variable that is missing or malformed */
export function env(): Env {
  if (cached) return cached;
  const parsed = schema.safeParse(process.env);
  if (!parsed.success) {
    const words = parsed.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('; ');
    throw new Error(
      `Environment is incomplete: ${words}. Run through npm start, npm test or bin/xyd, which set it.`,
    );
  }
  cached = {
    ...parsed.data,
    XYD_DATA_DIR: path.resolve(parsed.data.XYD_DATA_DIR),
    XYD_MODELS_DIR: path.resolve(parsed.data.XYD_MODELS_DIR),
  };
  return cached;
}
