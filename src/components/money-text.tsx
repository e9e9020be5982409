import { Tooltip } from 'antd';
import { fen, formatWan, formatYuan } from '@/kernel/money';

/** 万元, with the exact 元 on hover and focus. @param value 分; undefined = unknown */
export function MoneyText({
  value,
  unit = true,
}: {
  value: bigint | number | undefined | null;
  unit?: boolean;
}) {
  if (value === undefined || value === null) return <span className="unknown">未知</span>;
  const amount = fen(typeof value === 'number' ? Math.round(value) : value);
  return (
    <Tooltip title={`${formatYuan(amount)} 元`}>
      <span>
        {formatWan(amount)}
        {unit && ' 万元'}
      </span>
    </Tooltip>
  );
}
