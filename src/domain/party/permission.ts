import type { Grant, Role } from './role.ts';

/**
 * What can be allowed, from least to most: see what is not public; register, change and withdraw; change a client's contact,
 * domains and tokens; make clients, grant namespaces and quotas; everything, users and settings included.
 */
export const ACTIONS = ['read', 'deposit', 'manage-client', 'manage-agent', 'administer'] as const;

/** One of {@link ACTIONS}; also what the scope of a token names. */
export type Action = (typeof ACTIONS)[number];

const MOST: Readonly<Record<Role, Action>> = {
  administrator: 'administer',
  'agent-manager': 'manage-agent',
  'client-manager': 'manage-client',
  depositor: 'deposit',
  reader: 'read',
};

/** Whether grants allow an action for a party: the grant is for the party itself or for one above it, and reaches so far. */
export function isGranted(grants: readonly Grant[], action: Action, party: string): boolean {
  return grants.some((one) => isWithin(party, one.party) && reaches(MOST[one.role], action));
}

/** Whether a party lies in another or is it: a client lies in its agent, and all in the whole installation, `''`. */
export function isWithin(party: string, above: string): boolean {
  return above === '' || party === above || party.startsWith(`${above}.`);
}

/** Whether one action is part of what another allows. */
export function reaches(allowed: Action, wanted: Action): boolean {
  return ACTIONS.indexOf(allowed) >= ACTIONS.indexOf(wanted);
}

/** The parties in which grants allow an action, without those that lie in another of them; `''` stands for all. */
export function partiesGranted(grants: readonly Grant[], action: Action): string[] {
  const parties = new Set(grants.filter((one) => reaches(MOST[one.role], action)).map((one) => one.party));
  return [...parties].filter((one) => ![...parties].some((other) => other !== one && isWithin(one, other))).toSorted();
}
