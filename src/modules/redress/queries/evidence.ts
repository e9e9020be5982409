import type { EnterpriseScope, OperatorScope } from '@/kernel/permissions';
import { type DocumentBytes, readDocument } from '@/modules/documents/queries/document';

/** A file of a case the scope may see. @throws AppError not-found `document-unknown`, unavailable `document-damaged` */
export async function evidence(
  scope: EnterpriseScope | OperatorScope,
  fileId: bigint,
): Promise<DocumentBytes> {
  return readDocument(fileId, (file) =>
    scope.kind === 'operator'
      ? (file.boundTo?.startsWith('redress-case:') ?? false)
      : file.enterpriseId === scope.enterpriseId,
  );
}
