import { AppError } from '@/kernel/errors';
import type { Instant } from '@/kernel/period';
import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { recordDataRead } from '@/modules/consent/commands/record-data-read';
import { type DocumentBytes, readDocument } from '@/modules/documents/queries/document';
import { bindingsOf } from '../domain/bindings';
import { openedTo, ownOfBank } from './bank-application';

/** A paper the enterprise itself sent. @throws AppError not-found */
export async function myDocument(scope: EnterpriseScope, fileId: bigint): Promise<DocumentBytes> {
  return readDocument(fileId, (file) => file.enterpriseId === scope.enterpriseId);
}

/**
 * A paper of an application, as long as the enterprise's grant to the bank stands. The read is written down first
 * and shown to the enterprise.
 * @throws AppError not-found, forbidden `consent-missing`
 */
export async function bankDocument(
  scope: BankScope,
  input: { readonly applicationId: bigint; readonly fileId: bigint; readonly now: Instant },
): Promise<DocumentBytes> {
  const row = await ownOfBank(scope, input.applicationId);
  const categories = await openedTo(scope.bankId, row.enterpriseId, input.now);
  if (categories.length === 0)
    throw new AppError(
      'forbidden',
      'consent-missing',
      '企业给本行的授权已到期或被撤销，不能再看它交的材料。请联系企业重新授权。',
    );
  const bindings = bindingsOf(row);
  return readDocument(input.fileId, async (file) => {
    if (file.boundTo === null || !bindings.includes(file.boundTo)) return false;
    const purpose = `查看融资申请 ${row.id} 的材料 ${input.fileId}`;
    const { enterpriseId } = row;
    await recordDataRead(scope, { enterpriseId, categories, purpose, now: input.now });
    return true;
  });
}
