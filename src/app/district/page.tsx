import type { Metadata } from 'next';
import { DistrictTitle } from '@/modules/districts/ui/district-title';
import { DrawnChart } from '@/modules/districts/ui/drawn-chart';
import { FunnelStrip } from '@/modules/districts/ui/funnel-strip';
import { IndustryTable } from '@/modules/districts/ui/industry-table';
import { NearMissTable } from '@/modules/districts/ui/near-miss-table';
import { TargetTable } from '@/modules/districts/ui/target-table';
import { gate } from '@/server/role-gate';

export const metadata: Metadata = { title: '融资目标' };

const WHOLE_CITY = '120000';

export default async function Page({ searchParams }: { searchParams: Promise<{ district?: string }> }) {
  const { role, districtCode } = await gate(['district-officer', 'operator']);
  const asked = (await searchParams).district;
  const chooses = role === 'operator';
  const district = chooses ? (asked ?? WHOLE_CITY) : (districtCode as string);
  return (
    <>
      <DistrictTitle district={district} chooses={chooses} />
      <div className="stack">
        <TargetTable district={district} mayReport={!chooses} />
        <div className="columns two">
          <div className="stack">
            <FunnelStrip district={district} />
            <NearMissTable district={district} />
          </div>
          <div className="stack">
            <DrawnChart district={district} />
            <IndustryTable district={district} />
          </div>
        </div>
      </div>
    </>
  );
}
