import { initTRPC, TRPCError } from '@trpc/server';
import superjson from 'superjson';
import { ZodError } from 'zod';
import { AppError, type ErrorKind } from '@/kernel/errors';
import {
  type Actor,
  type AuditScope,
  type BankScope,
  type DistrictScope,
  type EnterpriseScope,
  may,
  type OperatorScope,
  type Permission,
  type Role,
  type Scope,
  type SecurityScope,
} from '@/kernel/permissions';
import { errorId } from './error-id';
import { observe } from './metrics';
import { recordRefusal } from './record-refusal';
import { mintScope } from './scopes';

/** The account of a checked session, as it stands in the database at this request. */
export type Account = {
  readonly login: string;
  readonly displayName: string;
  readonly role: Role;
  readonly enterpriseId?: bigint;
  readonly bankId?: bigint;
  readonly districtCode?: string;
  /** `due`: nothing but setting up the second factor is allowed until it is there */
  readonly secondFactor?: 'held' | 'due' | 'waived' | 'free';
  /** somebody else knows the password: nothing but changing it is allowed */
  readonly passwordDue?: boolean;
};

/** What a request carries; `account` is missing for an anonymous one. */
export type Context = { readonly account?: Account };

type ScopeByKind = {
  enterprise: EnterpriseScope;
  bank: BankScope;
  district: DistrictScope;
  operator: OperatorScope;
  security: SecurityScope;
  audit: AuditScope;
};

const CODES = {
  invalid: 'BAD_REQUEST',
  unauthenticated: 'UNAUTHORIZED',
  forbidden: 'FORBIDDEN',
  'not-found': 'NOT_FOUND',
  conflict: 'CONFLICT',
  'rate-limited': 'TOO_MANY_REQUESTS',
  unavailable: 'SERVICE_UNAVAILABLE',
  internal: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<ErrorKind, TRPCError['code']>;

/** Every procedure says what it asks for: a test walks them all. */
export type Meta = { readonly permission: Permission };

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    transformer: superjson,
    isDev: false, // never a stack trace to a browser
    errorFormatter({ shape, error }) {
      const { cause } = error;
      return {
        ...shape,
        message: wordsOf(error),
        data: { ...shape.data, reason: cause instanceof AppError ? cause.code : undefined },
      };
    },
  });

function wordsOf(error: TRPCError): string {
  if (error.cause instanceof ZodError) {
    const [first] = error.cause.issues;
    const at = first?.path.join('.');
    return `提交的内容有误${at ? `（${at}）` : ''}：${first?.message ?? '格式不符'}`;
  }
  if (error.code !== 'INTERNAL_SERVER_ERROR') return error.message;
  const id = errorId(error.cause ?? error, {});
  return `系统出错，本次操作没有完成。请稍后重试；若仍出现，请联系平台管理员，并告知错误编号 ${id}。`;
}

const worded = t.middleware(async ({ ctx, next, path }) => {
  const begun = performance.now();
  const answer = await next();
  const code = answer.ok ? 'ok' : answer.error.code;
  observe('xyd_call_seconds', { call: path, code }, (performance.now() - begun) / 1000);
  if (answer.ok) return answer;
  const { cause } = answer.error;
  if (cause instanceof AppError) {
    if (ctx.account) await recordRefusal(ctx.account, path, cause);
    throw new TRPCError({ code: CODES[cause.kind], message: cause.message, cause });
  }
  if (answer.error.code === 'INTERNAL_SERVER_ERROR') errorId(cause ?? answer.error, { path });
  return answer;
});

export const router = t.router;
export const createCallerFactory = t.createCallerFactory;

/** The scope of an account; refused when the account is bound to nobody. */
export function scopeOfAccount(account: Account): Scope {
  const actor: Actor = { login: account.login, role: account.role };
  const { role } = account;
  if ((role === 'enterprise-owner' || role === 'enterprise-staff') && account.enterpriseId !== undefined)
    return mintScope.enterprise(actor, account.enterpriseId);
  if ((role === 'bank-officer' || role === 'bank-reviewer') && account.bankId !== undefined)
    return mintScope.bank(actor, account.bankId);
  if (role === 'district-officer' && account.districtCode !== undefined)
    return mintScope.district(actor, account.districtCode);
  if (role === 'operator') return mintScope.operator(actor);
  if (role === 'security-officer') return mintScope.security(actor);
  if (role === 'auditor') return mintScope.audit(actor);
  throw new AppError('forbidden', 'account-unbound', '此账号没有绑定企业、银行或区，请联系平台管理员。');
}

/** The only way to make a procedure: it names its permission, so none can exist without one. */
export function procedure(permission: Permission) {
  return t.procedure
    .meta({ permission })
    .use(worded)
    .use(({ ctx, next }) => {
      const { account } = ctx;
      if (!account) throw new AppError('unauthenticated', 'sign-in-required', '请先登录。');
      if (!may(account.role, permission)) {
        throw new AppError('forbidden', 'role-not-allowed', '您的账号没有这项操作的权限。');
      }
      if (account.passwordDue && permission !== 'account:own')
        throw new AppError('forbidden', 'password-due', '请先把初始密码换成自己的，再使用平台。');
      if (account.secondFactor === 'due' && permission !== 'account:own')
        throw new AppError('forbidden', 'second-factor-due', '请先启用两步验证，再使用平台。');
      const scope = scopeOfAccount(account);
      return next({ ctx: { account, scope, actor: scope.actor } });
    });
}

/** The request's scope as the kind the query needs; another kind is refused. */
export function scopeOf<K extends keyof ScopeByKind>(ctx: { scope: Scope }, kind: K): ScopeByKind[K] {
  if (ctx.scope.kind !== kind) {
    throw new AppError('forbidden', 'scope-not-allowed', '您的账号不能查看这里的数据。');
  }
  return ctx.scope as ScopeByKind[K];
}
