import type { Role } from '@/kernel/permissions';
import type { PasswordProblem } from './domain/password-rules';

export const ROLE_LABELS: Record<Role, string> = {
  'enterprise-owner': '企业负责人',
  'enterprise-staff': '企业经办人',
  'bank-officer': '信贷经理',
  'bank-reviewer': '复核人',
  'district-officer': '区级管理员',
  operator: '平台管理员',
  'security-officer': '安全管理员',
  auditor: '审计员',
  system: '平台',
};

export const PASSWORD_WORDS: Record<PasswordProblem, string> = {
  'password-short': '密码至少 10 个字符，请加长。',
  'password-long': '密码最多 128 个字符，请缩短。',
  'password-common': '这个密码太常见，容易被猜中，请换一个。',
  'password-is-login': '密码里不能含有登录名，请换一个。',
  'password-one-letter': '密码至少要有 4 个不同的字符，请换一个。',
};
