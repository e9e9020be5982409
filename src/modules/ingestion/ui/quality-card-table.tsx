import factList from '@/components/facts.module.css';
import { Section } from '@/components/section';
import { Term } from '@/components/term';
import type { QualityCard } from '../domain/quality';
import { ShareBar } from './share-bar';

/** 质量评分卡 of one batch: 规范性, 及时性, 采纳率, 重复率, and how full each field is. */
export function QualityCardTable({ quality }: { quality: QualityCard }) {
  const { timeliness } = quality;
  const lines: [string, string, number | undefined][] = [
    ['规范性', '能按字段映射读出的行 ÷ 读取的行', quality.validity],
    ['及时性', `事情发生后 ${timeliness.workingDays} 个工作日内公布的行 ÷ 有日期的行`, timeliness.share],
    ['采纳率', '新记录与更新 ÷ 读取的行', quality.acceptance],
    ['重复率', '与已有版本相同的行 ÷ 读取的行', quality.duplicates],
  ];
  const fields = Object.entries(quality.completeness).sort(([, a], [, b]) => b.share - a.share);
  return (
    <Section
      title="质量评分卡"
      note={quality.absentHeadings.length > 0 ? `文件缺列：${quality.absentHeadings.join('、')}` : undefined}
    >
      <dl className={factList.facts}>
        {lines.map(([name, how, share]) => (
          <Line key={name} name={<Term help={how}>{name}</Term>} label={name} share={share} />
        ))}
      </dl>
      <h2 style={{ marginTop: 12 }}>
        完整性 <span className="muted">各字段有值的行占可读行的比例</span>
      </h2>
      <dl className={factList.facts}>
        {fields.map(([field, { label, share }]) => (
          <Line key={field} name={label} label={label} share={share} />
        ))}
      </dl>
    </Section>
  );
}

function Line({ name, label, share }: { name: React.ReactNode; label: string; share: number | undefined }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>
        <ShareBar share={share} label={label} />
      </dd>
    </>
  );
}
