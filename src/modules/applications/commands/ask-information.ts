import type { Instant } from '@/kernel/period';
import type { BankScope, EnterpriseScope } from '@/kernel/permissions';
import { moveApplication } from './move-application';

type Asked = {
  readonly applicationId: bigint;
  readonly version: number;
  readonly words: string;
  readonly now?: Instant;
};

/** 请企业补充材料: the bank's clock stands still from here. @throws AppError as `moveApplication` */
export async function askInformation(scope: BankScope, input: Asked): Promise<void> {
  await moveApplication(scope, input, ({ step }) =>
    step('ask', { detail: { words: input.words }, words: input.words }),
  );
}

/** 企业补充: the clock goes on with the days that were left. @throws AppError as `moveApplication` */
export async function answerInformation(scope: EnterpriseScope, input: Asked): Promise<void> {
  await moveApplication(scope, input, ({ step }) => step('answer', { detail: { words: input.words } }));
}
