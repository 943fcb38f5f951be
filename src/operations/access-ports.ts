import type { Grant } from '../domain/party/role.ts';
import type { TreeGrant } from '../domain/party/tree-right.ts';

/** A user's account. Times are ISO 8601, UTC. */
export interface UserRow {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly isActive: boolean;
  readonly passwordHash: string;
  readonly grants: readonly Grant[];
  readonly treeGrants: readonly TreeGrant[];
}

/** A token without its secret, of which only the hash is kept. */
export interface TokenRow {
  readonly id: string;
  readonly account: string;
  readonly name: string;
  /** One action, the most that the token allows. */
  readonly scope: string;
  /** Part of the tree it is narrowed to; empty is not narrowed. */
  readonly party: string;
  readonly createdAt: string;
  readonly createdBy: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  readonly usedAt: string | null;
}

/** Users, what they may do, tokens, sessions and failed sign-ins. Hashes are SHA-256, base64url. */
export interface AccessPort {
  readonly findUser: (name: string) => Promise<UserRow | undefined>;
  readonly findUserById: (id: string) => Promise<UserRow | undefined>;
  /** By issuer and subject of OpenID Connect, joined by a blank. */
  readonly findUserBySubject: (subject: string) => Promise<UserRow | undefined>;
  /** Gives a user one more such identity. */
  readonly linkSubject: (userId: string, subject: string) => Promise<void>;
  /** The identities of a user, in the order of their bytes. */
  readonly subjectsOf: (userId: string) => Promise<string[]>;
  readonly forgetSubjectsOf: (userId: string) => Promise<void>;
  readonly users: () => Promise<UserRow[]>;
  /** False when the name is taken; nothing is changed then. */
  readonly addUser: (
    user: { readonly name: string; readonly email?: string; readonly passwordHash: string },
    grants: readonly Grant[],
    at: string,
  ) => Promise<boolean>;
  readonly changeUser: (
    id: string,
    changes: {
      readonly email?: string;
      readonly isActive?: boolean;
      readonly passwordHash?: string;
    },
  ) => Promise<void>;
  readonly setGrants: (userId: string, grants: readonly Grant[]) => Promise<void>;
  readonly addToken: (token: Omit<TokenRow, 'revokedAt' | 'usedAt'> & { readonly hash: string }) => Promise<void>;
  readonly findToken: (hash: string) => Promise<TokenRow | undefined>;
  readonly tokens: (account: string) => Promise<TokenRow[]>;
  readonly findTokenById: (id: string) => Promise<TokenRow | undefined>;
  readonly revokeToken: (id: string, at: string) => Promise<void>;
  readonly noteTokenUse: (id: string, at: string) => Promise<void>;
  readonly addSession: (session: {
    readonly hash: string;
    readonly userId: string;
    readonly at: string;
    readonly expiresAt: string;
  }) => Promise<void>;
  readonly findSession: (
    hash: string,
  ) => Promise<{ readonly userId: string; readonly expiresAt: string; readonly seenAt: string } | undefined>;
  /** Notes that a session was used; one that is no more stays so. */
  readonly noteSessionUse: (hash: string, at: string) => Promise<void>;
  readonly endSession: (hash: string) => Promise<void>;
  readonly endSessionsOf: (userId: string) => Promise<void>;
  readonly failures: (account: string) => Promise<LoginFailures | undefined>;
  readonly keepFailures: (account: string, failures: LoginFailures) => Promise<void>;
  readonly forgetFailures: (account: string) => Promise<void>;
}

/** Failed sign-ins of one account since the last good one. */
export interface LoginFailures {
  readonly count: number;
  readonly failedAt: string;
  readonly lockedUntil: string | null;
}
