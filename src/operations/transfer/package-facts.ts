/** A namespace of a package, and who held it where the package was made. */
export interface NamespaceThere {
  readonly namespace: string;
  readonly agent: string;
  readonly client: string;
  readonly clientName: string;
  readonly domains: readonly string[];
  readonly isTest: boolean;
}

/** What a package says of itself. */
export interface PackageFacts {
  readonly id: string;
  readonly madeAt: string;
  /** Who signed it, `ed25519:…`. */
  readonly signer: string;
  readonly expedition: { readonly id: string; readonly name: string; readonly path: string };
  readonly above: { readonly id: string; readonly name: string; readonly path: string };
  readonly namespaces: readonly NamespaceThere[];
}
