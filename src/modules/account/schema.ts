import { z } from 'zod';
import { ROLES } from '@/kernel/permissions';

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
  .refine((u) => (u.role === 'enterprise-owner') === (u.enterpriseId !== undefined), {
    message: '企业账号须绑定一家企业，其他账号不绑定',
  })
  .refine((u) => u.role.startsWith('bank-') === (u.bankId !== undefined), {
    message: '银行账号须绑定一家银行，其他账号不绑定',
  })
  .refine((u) => (u.role === 'district-officer') === (u.districtCode !== undefined), {
    message: '区级账号须绑定一个区，其他账号不绑定',
  });
export type NewUser = z.infer<typeof newUserSchema>;

export const credentialsSchema = z.strictObject({
  login: z.string().trim().min(1).max(64),
  password: z.string().min(1).max(512),
});
