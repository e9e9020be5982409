import { expect, it } from 'vitest';
import { payloadWords } from './payload-words';

it('says money in 元, codes and flags in words, and nothing of what is not there', () => {
  const said = payloadWords('tax-payment', {
    month: '2026-09',
    taxType: 'vat',
    taxPaid: 1234567,
    filedOnTime: false,
  });
  expect(said.map((f) => f.text)).toEqual(
    expect.arrayContaining(['2026-09', '增值税', '12,345.67 元', '否']),
  );
  expect(said).toHaveLength(4);
});
