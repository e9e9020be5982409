const LOAN = /借款|借贷|不良债权追偿|追偿权/;

/**
 * Whether a 案由 is of the loan class: borrowing from a bank, a small lender, an enterprise or a person,
 * or what is claimed back for a loan. A missing one is not: nobody said so, and it is not guessed.
 */
export function isLoanDispute(cause: string | undefined): boolean {
  return cause !== undefined && LOAN.test(cause.replace(/[\s\u200b-\u200d\ufeff]+/g, ''));
}
