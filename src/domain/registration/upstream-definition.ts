/** Kinds of upstream an installation can name. */
export const UPSTREAM_KINDS = ['corestone', 'datacite', 'handle', 'mds', 'recorded'] as const;

/** One upstream as an installation names it: checked, its password found. Members of other kinds are absent. */
export interface UpstreamDefinition {
  readonly name: string;
  readonly kind: (typeof UPSTREAM_KINDS)[number];
  /** Without trailing slash; empty for `recorded`. */
  readonly url: string;
  readonly user: string;
  /** For `corestone` the token. */
  readonly password: string;
  /** How many requests at the same time. */
  readonly concurrency: number;
  /** 0 is no limit. */
  readonly requestsPerSecond: number;
  /** How long one request may take, in seconds. */
  readonly timeoutS: number;
  /** DataCite: the repository's symbol; the user in lower case where it is not said. */
  readonly clientId?: string;
  /** Handle and MDS: prefix without slash, where it is not that of the installation. */
  readonly prefix?: string;
  /** Handle: the handle of the key that administers, and its index. */
  readonly admin?: { readonly handle: string; readonly index: number };
  /** Handle: the private key that signs in instead of a secret, PEM; `password` is then its passphrase, or empty. */
  readonly privateKey?: string;
  readonly ttlS?: number;
  readonly aliasTo?: 'doi';
  readonly onWithdraw?: 'keep' | 'delete';
}
