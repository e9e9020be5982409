import { PageTitle } from './page-title';
import { EmptyState } from './states';

/** Said to an enterprise's staff where only its owner can act, with what to do. */
export function OwnerOnly({ title }: { title: string }) {
  return (
    <>
      <PageTitle title={title} />
      <EmptyState>
        这件事要由企业负责人用自己的账号办理。您可以先匹配产品、出具报告，再请负责人登录继续。
      </EmptyState>
    </>
  );
}
