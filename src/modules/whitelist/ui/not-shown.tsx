import { DISTRICTS } from '@/kernel/districts';
import { NOT_SHOWN } from '../labels';

/** A value of a pseudonym that could be told by it. */
export function NotShown() {
  return (
    <span className="muted" title="这一期未授权企业不足 10 户，为免认出是谁，不显示">
      {NOT_SHOWN}
    </span>
  );
}

/** The member's district in words. */
export function placeWords(m: {
  readonly districtCode: string | undefined;
  readonly veiled: boolean;
}): string {
  return m.veiled ? NOT_SHOWN : (DISTRICTS[m.districtCode ?? ''] ?? '未知');
}
