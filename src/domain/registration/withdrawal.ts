/** Of which kind a withdrawal is: the object is gone, the identifier is no longer to be used, or it is another record now. */
export const WITHDRAWAL_KINDS = ['destroyed', 'deprecated', 'merged-into', 'withdrawn'] as const;

/** One of {@link WITHDRAWAL_KINDS}. */
export type WithdrawalKind = (typeof WITHDRAWAL_KINDS)[number];
