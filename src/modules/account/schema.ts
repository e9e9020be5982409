import { z } from 'zod';
import { ROLES } from '@/kernel/permissions';
import { rowIdSchema } from '@/kernel/row-id';
import { parseUscc } from '@/kernel/uscc';

const id = z.bigint().positive();

/** Who an account is for; the role says which of the three ids it must name. */
export const newUserSchema = z
  .strictObject({
    login: z
      .string()
      .regex(/^[a-z][a-z0-9.-]{1,62}$/, '登录名以小写字母开头，只用小写字母、数字、点和连字符，2 到 63 位'),
    displayName: z.string().trim().min(1).max(64),
    role: z.enum(ROLES).exclude(['system']),
    enterpriseId: id.optional(),
    bankId: id.optional(),
    districtCode: z
      .string()
      .regex(/^1201\d{2}$/)
      .optional(),
  })
  .refine((u) => u.role.startsWith('enterprise-') === (u.enterpriseId !== undefined), {
    message: '企业账号须绑定一家企业，其他账号不绑定',
  })
  .refine((u) => u.role.startsWith('bank-') === (u.bankId !== undefined), {
    message: '银行账号须绑定一家银行，其他账号不绑定',
  })
  .refine((u) => (u.role === 'district-officer') === (u.districtCode !== undefined), {
    message: '区级账号须绑定一个区，其他账号不绑定',
  });
export type NewUser = z.infer<typeof newUserSchema>;

export const credentialsSchema = z.union([
  z.strictObject({ login: z.string().trim().min(1).max(64), password: z.string().min(1).max(512) }),
  z.strictObject({ ticket: z.string().min(1).max(512), code: z.string().trim().min(1).max(64) }),
]);

/** What a security officer opens: enterprises open theirs by a claim code. */
export const openAccountSchema = z.strictObject({
  login: newUserSchema.shape.login,
  displayName: z.string().trim().min(1, '请填写姓名').max(64),
  role: z.enum(ROLES).exclude(['system', 'enterprise-owner', 'enterprise-staff']),
  bankId: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
  districtCode: z.string().max(6).optional(),
});
export type OpenAccount = z.infer<typeof openAccountSchema>;
export const changePasswordSchema = z.strictObject({
  current: z.string().min(1, '请填写现在的密码').max(512),
  next: z.string().min(1, '请填写新密码').max(512),
});

export const codeSchema = z.strictObject({ code: z.string().trim().min(1).max(64) });
export const setAccountOpenSchema = z.strictObject({
  login: z.string().trim().min(1).max(64),
  open: z.boolean(),
});
export const loginSchema = z.strictObject({ login: z.string().trim().min(1).max(64) });
export const wordsSchema = z.strictObject({ words: z.string().trim().min(1).max(64).optional() });

const uscc = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/\s/g, '').toUpperCase())
  .refine((text) => parseUscc(text).ok, '统一社会信用代码应为 18 位，请对照营业执照检查');
const newPassword = z.string().min(1).max(512);
const phone = z
  .string()
  .transform((text) => text.normalize('NFKC').replace(/[\s-]/g, ''))
  .refine((text) => /^1[3-9]\d{9}$/.test(text), '手机号应为 11 位数字');
const spoken = z.string().trim().min(1, '请填写').max(64);
const displayName = z.string().trim().min(1, '请填写姓名').max(64);

export const claimStartSchema = z.strictObject({ uscc, code: spoken });
export type ClaimStart = z.infer<typeof claimStartSchema>;
export const claimSchema = claimStartSchema.extend({
  displayName,
  phone,
  login: newUserSchema.shape.login,
  password: newPassword,
});
export type ClaimInput = z.infer<typeof claimSchema>;
export const joinSchema = z.strictObject({
  code: spoken,
  phone,
  login: newUserSchema.shape.login,
  password: newPassword,
});
export type JoinInput = z.infer<typeof joinSchema>;

export const issueClaimCodeSchema = z.strictObject({ uscc, days: z.int().min(1).max(90).default(30) });
export const inviteStaffSchema = z.strictObject({ displayName });
export const staffInvitationSchema = z.strictObject({
  invitationId: rowIdSchema,
});
