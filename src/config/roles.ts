/** The roles an installation may play; any of them, several at once (DESIGN 1). */
export const ROLES = ['expedition', 'repository', 'agent'] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];
