/** 异议理由: each, once upheld, takes the record away whole. */
export const GROUNDS = ['not-mine', 'revoked', 'duplicate', 'past-display', 'unfounded'] as const;
export type Ground = (typeof GROUNDS)[number];
