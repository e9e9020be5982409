import { expect, it } from 'vitest';
import { REASON_CODES } from './domain/reasons';
import { reasonSentence } from './labels';

it('says which row, which column, which text, what happened and what to do', () => {
  expect(
    reasonSentence('code-scientific', { rowNo: 18, heading: '统一社会信用代码', cell: '9.11101E+17' }),
  ).toBe(
    '第 18 行“统一社会信用代码”为 9.11101E+17，是表格软件改写过的数字，无法还原。请以文本格式重新导出。',
  );
  expect(reasonSentence('required-missing', { rowNo: 3, heading: '案号', cell: '/' })).toBe(
    '第 3 行“案号”为空，而此项必填。请补全后重报。',
  );
  for (const code of REASON_CODES) expect(reasonSentence(code, { rowNo: 1 })).toMatch(/^第 1 行.{6,}。$/);
});
