'use client';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Checkbox, Select } from 'antd';
import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { DocumentUpload, type Sent } from '@/components/document-upload';
import { MoneyText } from '@/components/money-text';
import { Section } from '@/components/section';
import { EmptyState, ErrorState, Loaded } from '@/components/states';
import { type Outputs, useTRPC } from '@/trpc/client';
import { GRANTABLE } from '../labels';
import styles from './applications.module.css';
import { useRefresh } from './use-step';

type Draft = Outputs['applications']['draft'];
type Category = keyof typeof GRANTABLE;
const CATEGORIES = Object.entries(GRANTABLE).map(([value, label]) => ({ value: value as Category, label }));
const MONTHS = [3, 6, 12, 24, 36].map((value) => ({ value, label: `${value} 个月` }));

/** Third question: what each bank may see. What its rules need is chosen, the enterprise may change it. */
export function ApplyAuthorise({ formId }: { formId: string }) {
  const trpc = useTRPC();
  const draft = useQuery(trpc.applications.draft.queryOptions({ formId }));
  return (
    <Loaded query={draft}>
      {(data) =>
        data.submitted ? (
          <EmptyState>
            这份申请已经提交，请到<Link href="/enterprise/applications">我的申请</Link>查看。
          </EmptyState>
        ) : (
          <Authorise draft={data} />
        )
      }
    </Loaded>
  );
}

function Authorise({ draft }: { draft: Draft }) {
  const trpc = useTRPC();
  const router = useRouter();
  const refresh = useRefresh();
  const [months, setMonths] = useState(12);
  const [files, setFiles] = useState<readonly Sent[]>([]);
  const upload = useMutation(trpc.documents.upload.mutationOptions());
  const [chosen, setChosen] = useState<Readonly<Record<string, readonly Category[]>>>(
    Object.fromEntries(draft.banks.map((b) => [String(b.bankId), b.asks])),
  );
  const submit = useMutation(
    trpc.applications.submit.mutationOptions({
      onSuccess: async () => {
        await refresh();
        router.push('/enterprise/applications');
      },
    }),
  );
  const grants = draft.banks.map((b) => ({
    bankId: String(b.bankId),
    categories: [...(chosen[String(b.bankId)] ?? [])],
  }));
  const known = draft.facts.filter((f) => f.known).length;
  return (
    <div className="stack">
      <Section title="让每家银行看什么" note="勾好的是它审批用得到的；可以增减，随时可以撤销">
        <div className="stack">
          {draft.banks.map((b) => (
            <fieldset key={String(b.bankId)} style={{ border: 0, margin: 0, padding: 0 }}>
              <legend style={{ padding: 0 }}>
                <b>{b.bank}</b>{' '}
                <span className="muted">{b.drafts.map((d) => d.match.product).join('、')}</span>
              </legend>
              <Checkbox.Group
                options={CATEGORIES}
                value={[...(chosen[String(b.bankId)] ?? [])]}
                onChange={(list) => setChosen({ ...chosen, [String(b.bankId)]: list as Category[] })}
              />
              {(chosen[String(b.bankId)] ?? []).length === 0 && (
                <div className="fail">请至少选一类，没有授权这家银行不能审批。</div>
              )}
            </fieldset>
          ))}
          <div className="row">
            <span>授权多久</span>
            <Select
              aria-label="授权多久"
              value={months}
              options={MONTHS}
              onChange={setMonths}
              style={{ width: 120 }}
            />
          </div>
        </div>
      </Section>
      <Section title="替您填好的" note={`数据截至 ${draft.asOf}，提交时定格，之后不变`}>
        <p style={{ margin: 0 }}>
          借 <MoneyText value={draft.amount} />，{draft.termMonths} 个月，{draft.purpose}。另附 {known}{' '}
          项已知数据，{draft.facts.length - known} 项未知（未知不当作零）。
        </p>
        <details>
          <summary>看看都有什么</summary>
          <dl className={styles.facts}>
            {draft.facts
              .filter((f) => f.known)
              .flatMap((f) => [
                <dt key={`${f.key} label`}>
                  {f.label} <span className="muted">{f.window}</span>
                </dt>,
                <dd key={f.key}>
                  {f.text} <span className="muted">{f.dataDate ?? ''}</span>
                </dd>,
              ])}
          </dl>
        </details>
      </Section>
      <Section title="要附的材料" note="可不附；合同、订单、租约等，交给上面每一家银行">
        <DocumentUpload upload={upload.mutateAsync} sent={files} change={setFiles} />
      </Section>
      {submit.error && <ErrorState error={submit.error} />}
      <div className="row">
        <Button
          type="primary"
          loading={submit.isPending}
          disabled={grants.some((g) => g.categories.length === 0)}
          onClick={() => submit.mutate({ formId: String(draft.formId), grants, months, files: [...files] })}
        >
          授权并提交给 {draft.banks.length} 家银行
        </Button>
        <span className="muted">银行须在 1 个工作日内受理；每一步都会告诉您。</span>
      </div>
    </div>
  );
}
