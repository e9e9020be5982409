'use client';
import { Select } from 'antd';
import { useRouter } from 'next/navigation';
import { PageTitle } from '@/components/page-title';
import { DISTRICTS } from '@/kernel/districts';
import { CITY } from '../domain/target';

/** The district a page is about; the platform chooses among all, a district sees its own. */
export function DistrictTitle({ district, chooses }: { district: string; chooses: boolean }) {
  const router = useRouter();
  const name = district === CITY ? '全市' : DISTRICTS[district];
  const options = [
    { value: CITY, label: '全市' },
    ...Object.entries(DISTRICTS).map(([value, label]) => ({ value, label })),
  ];
  return (
    <PageTitle
      title={`${name} · 融资目标`}
      note="完成数由平台按事件计数；平台没有来源的由区里填报"
      actions={
        chooses && (
          <Select
            aria-label="选择区"
            value={district}
            options={options}
            onChange={(code) => router.push(`?district=${code}`)}
            style={{ width: 140 }}
          />
        )
      }
    />
  );
}
