/** What somebody may be, from most to least: each may do all that those after it may. */
export const ROLES = ['administrator', 'agent-manager', 'client-manager', 'depositor', 'reader'] as const;

/** One of {@link ROLES}. */
export type Role = (typeof ROLES)[number];

/** A role for a part of the tree: `party` is empty for the whole installation, an agent's symbol, or a client's `AGENT.CLIENT`. */
export interface Grant {
  readonly role: Role;
  readonly party: string;
}

/** Whether a text is one of {@link ROLES}. */
export function isRole(text: string): text is Role {
  return (ROLES as readonly string[]).includes(text);
}
