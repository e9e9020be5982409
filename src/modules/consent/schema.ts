import { z } from 'zod';
import { rowIdSchema as id } from '@/kernel/row-id';
import { GRANTABLE, type GrantableCategory } from './domain/consent';

const categories = Object.keys(GRANTABLE) as [GrantableCategory, ...GrantableCategory[]];

/** `months` from now; the server sets both ends by its own clock. */
export const grantConsentSchema = z.strictObject({
  bankId: id,
  categories: z.array(z.enum(categories)).max(categories.length),
  purpose: z.string().max(255),
  months: z.int().min(1).max(36),
});
export const revokeConsentSchema = z.strictObject({ consentId: id });
export const recordReadSchema = z.strictObject({
  enterpriseId: id,
  categories: z.array(z.enum(categories)).min(1),
  purpose: z.string().min(1).max(255),
});

const months = z.int().min(1).max(36);
export const grantInvitationSchema = z.strictObject({
  invitationId: id,
  categories: z.array(z.enum(categories)).max(categories.length),
  months,
});
export const declineInvitationSchema = z.strictObject({
  invitationId: id,
  reason: z.string().trim().max(255, '原因最多 255 个字').optional(),
});
export const stopInvitationsSchema = z.strictObject({
  bankId: id,
  reason: z.string().trim().min(4, '请写明叫停原因，至少 4 个字').max(255),
});
/** What an invitation asks for; who is asked is the caller's. */
export const askSchema = z.strictObject({
  categories: z.array(z.enum(categories)).min(1, '请至少选一类数据').max(categories.length),
  purpose: z.string().trim().min(2, '用途至少 2 个字').max(255),
  months,
});
