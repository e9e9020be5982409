import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { bindDocuments } from '@/modules/documents/commands/bind-documents';
import type { SentDocument } from '@/modules/documents/schema';
import { type Asked, moveApplication } from './move-application';

type Words = Asked & { readonly words: string };

/** 请企业补充材料: the bank's clock stands still from here. @throws AppError as `moveApplication` */
export async function askInformation(scope: BankScope, input: Words): Promise<void> {
  await moveApplication(scope, input, ({ step }) =>
    step('ask', { detail: { words: input.words }, words: input.words }),
  );
}

/**
 * 企业补充, in words and files: the clock goes on with the days that were left.
 * @throws AppError as `moveApplication`, not-found `document-unknown`
 */
export async function answerInformation(
  scope: EnterpriseScope,
  input: Words & { readonly files?: readonly SentDocument[] },
): Promise<void> {
  const files = input.files ?? [];
  await moveApplication(scope, input, async ({ tx, step }) => {
    await step('answer', { detail: { words: input.words, files: files.length } });
    await bindDocuments(tx, scope.enterpriseId, `application:${input.applicationId}`, files);
  });
}
