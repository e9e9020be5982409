import { passwordProblem } from '../domain/password-rules';
import { PASSWORD_WORDS } from '../labels';
import { claimSchema } from '../schema';
import type { Question } from './questions';

/** The first complaint of a field of the form. */
function wrong(field: keyof typeof claimSchema.shape, value: string | undefined): string | undefined {
  const parsed = claimSchema.shape[field].safeParse(value ?? '');
  return parsed.success ? undefined : `${parsed.error.issues[0]?.message ?? '填写有误'}。`;
}

export const USCC: Question = {
  key: 'uscc',
  label: '您企业的统一社会信用代码是？',
  help: '营业执照上的 18 位代码。',
  check: (a) => wrong('uscc', a.uscc),
};
export const NAME: Question = {
  key: 'displayName',
  label: '您怎么称呼？',
  help: '填真实姓名，操作记录里会写明是谁做的。',
  autoComplete: 'name',
  check: (a) => wrong('displayName', a.displayName),
};
export const PHONE: Question = {
  key: 'phone',
  label: '您的手机号是？',
  help: '用于核实身份。加密保存，页面上只显示前三位和后四位。',
  autoComplete: 'tel',
  check: (a) => wrong('phone', a.phone),
};
export const LOGIN: Question = {
  key: 'login',
  label: '给自己起个登录名',
  help: '小写字母开头，可用小写字母、数字、点和连字符，如 zhang.san。',
  autoComplete: 'username',
  check: (a) => wrong('login', a.login),
};
export const PASSWORD: Question = {
  key: 'password',
  label: '设一个密码',
  help: '至少 10 个字符，不含登录名，不要用常见的密码。几个不相干的词连起来，好记又难猜。',
  secret: true,
  autoComplete: 'new-password',
  check: (a) => {
    const problem = passwordProblem(a.password ?? '', a.login ?? '');
    return problem && PASSWORD_WORDS[problem];
  },
};
