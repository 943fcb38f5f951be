/** Of which kind a withdrawal is: the object is gone, the identifier is no longer to be used, or it is another record now. */
export const WITHDRAWAL_KINDS = ['destroyed', 'deprecated', 'merged-into', 'withdrawn'] as const;

/** One of {@link WITHDRAWAL_KINDS}. */
export type WithdrawalKind = (typeof WITHDRAWAL_KINDS)[number];

const WORDS: Readonly<Record<string, string>> = {
  destroyed: 'Destroyed',
  deprecated: 'Deprecated',
  'merged-into': 'Merged into another record',
};

/** How a withdrawal is called on pages; null, or a word of nobody, is the plain one. */
export function withdrawalWord(kind: string | null): string {
  return (kind === null ? undefined : WORDS[kind]) ?? 'Withdrawn';
}
