import type { Actor } from '../../ports.ts';

/** Who asks, for history and audit: never by a name that was typed, which could be that of somebody with an account. */
export const REQUESTER: Actor = { name: 'requester', origin: 'api' };
