import { describe, expect, it } from 'vitest';
import { reviewText, textRefusal, waitingDays } from './review-text';

const MASKED = '法人110105********002X，请核对';

describe('what a person wrote', () => {
  it.each([
    '法人11010519491231002X，请核对',
    '法人110105 19491231 002x，请核对',
    '法人110105-19491231-002X，请核对',
    '法人１１０１０５１９４９１２３１００２Ｘ，请核对',
  ])('keeps no identity number: %s', (text) => {
    expect(reviewText(text).replace('002x', '002X')).toBe(MASKED);
  });
  it('keeps other numbers, line breaks and emoji, and no control characters', () => {
    expect(reviewText(' 合同 2026-10-11 0012 3456 金额 5,000\r\n第二行\u0007\u202e👍 ')).toBe(
      '合同 2026-10-11 0012 3456 金额 5,000\n第二行👍',
    );
    expect(reviewText('代码91100000100003962T')).toBe('代码91100000100003962T');
  });
  it('is between 10 and 1000 characters as a reader counts them', () => {
    expect(textRefusal('社保数据不对')).toBe('请至少写 10 个字，现在是 6 个字。');
    expect(textRefusal(`社保数据不对${' '.repeat(20)}`)).toContain('现在是 6 个字');
    expect(textRefusal('社保少了三个月请核对')).toBeUndefined();
    expect(textRefusal('👍'.repeat(1000))).toBeUndefined();
    expect(textRefusal('长'.repeat(1001))).toBe('最多 1000 个字，现在是 1001 个字，请删短一些。');
  });
});

it('counts whole days of waiting', () => {
  const at = (iso: string) => new Date(iso);
  expect(waitingDays(at('2026-11-20T04:00:00Z'), at('2026-11-23T03:59:00Z'))).toBe(2);
  expect(waitingDays(at('2026-11-20T04:00:00Z'), at('2026-11-20T03:00:00Z'))).toBe(0);
});
