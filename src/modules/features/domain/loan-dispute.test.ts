import { describe, expect, it } from 'vitest';
import { isLoanDispute } from './loan-dispute';

describe('the loan class of causes', () => {
  it.each([
    '金融借款合同纠纷',
    '借款合同纠纷',
    '小额借款合同纠纷',
    '金融不良债权追偿纠纷',
    '企业借贷纠纷',
    '民间借贷纠纷',
    '追偿权纠纷',
  ])('holds %s', (cause) => {
    expect(isLoanDispute(cause)).toBe(true);
  });
  it.each(['金融 借款合同纠纷', '民间借\u3000贷纠纷', '追偿权\u200b纠纷', '二审：借款合同纠纷（上诉）'])(
    'holds %j, however it is typed',
    (cause) => {
      expect(isLoanDispute(cause)).toBe(true);
    },
  );
  it.each([
    '买卖合同纠纷',
    '租赁合同纠纷',
    '融资租赁合同纠纷',
    '追索劳动报酬纠纷',
    '保险人代位求偿权纠纷',
    '债权转让合同纠纷',
    '不良债权转让合同纠纷',
    '保证合同纠纷',
    '劳动争议',
    '纠纷',
  ])('does not hold %s', (cause) => {
    expect(isLoanDispute(cause)).toBe(false);
  });
  it('does not guess a missing one', () => {
    expect(isLoanDispute(undefined)).toBe(false);
  });
});
