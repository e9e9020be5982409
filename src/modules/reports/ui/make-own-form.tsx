'use client';
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Section } from '@/components/section';
import { ErrorState } from '@/components/states';
import { useTRPC } from '@/trpc/client';
import { FREE_A_YEAR } from '../labels';

/** One field, one button; then the report. */
export function MakeOwnForm({ year, taken }: { year: number; taken: number }) {
  const trpc = useTRPC();
  const router = useRouter();
  const [purpose, setPurpose] = useState('了解本企业信用状况');
  const make = useMutation(
    trpc.reports.makeOwn.mutationOptions({
      onSuccess: ({ number }) => router.push(`/enterprise/reports/${number}`),
    }),
  );
  return (
    <Section
      title="出具本企业的报告"
      note={`${year} 年已免费领取 ${Math.min(taken, FREE_A_YEAR)}/${FREE_A_YEAR} 份`}
    >
      <form
        className="row"
        onSubmit={(event) => {
          event.preventDefault();
          make.mutate({ purpose });
        }}
      >
        <label htmlFor="report-purpose">用途</label>
        <Input
          id="report-purpose"
          value={purpose}
          maxLength={200}
          onChange={(e) => setPurpose(e.target.value)}
          style={{ maxWidth: 360 }}
        />
        <Button
          type="primary"
          htmlType="submit"
          loading={make.isPending}
          disabled={purpose.trim().length < 2}
        >
          出具报告
        </Button>
      </form>
      <p className="muted" style={{ margin: '8px 0 0' }}>
        《征信业管理条例》第十七条给个人每年两次免费；平台对企业照此办理
        {taken > FREE_A_YEAR ? `（今年已出具 ${taken} 份）` : ''}
        ，之后的也不收费。报告含平台掌握的全部数据，公示期满和已修复的记录不在其中。
      </p>
      {make.error && <ErrorState error={make.error} />}
    </Section>
  );
}
