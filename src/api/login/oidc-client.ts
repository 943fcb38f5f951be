import { hash, randomBytes } from 'node:crypto';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { CorestoneError } from '../../domain/error.ts';
import type { ProvenIdentity } from '../../operations/access/sign-in-by-oidc.ts';

/** How the identity provider knows us. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Our own address that the provider sends people back to. */
  readonly redirectUri: string;
  readonly joinsAccounts: boolean;
}

/** What must come back unchanged from the provider; kept by the browser meanwhile. */
export interface OidcAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

interface Provider {
  readonly issuer: string;
  readonly authorization_endpoint: string;
  readonly token_endpoint: string;
  readonly jwks_uri: string;
}

const PATIENCE_MS = 10_000;
const LONGEST_KEPT_MS = 3_600_000;

/**
 * Signs people in by OpenID Connect: authorization code flow with PKCE (OpenID Connect Core 1.0, 3.1; RFC 7636). The provider's
 * own description is asked for when first needed and again after an hour. Throws `busy` when it does not answer.
 */
export class OidcClient {
  readonly #settings: OidcSettings;
  #provider: { readonly found: Promise<Provider>; readonly until: number } | undefined;
  #keys: { readonly uri: string; readonly set: ReturnType<typeof createRemoteJWKSet> } | undefined;

  constructor(settings: OidcSettings) {
    this.#settings = settings;
  }

  /** A new attempt, and the provider's address to send the browser to. */
  async begin(): Promise<{ readonly attempt: OidcAttempt; readonly address: string }> {
    const provider = await this.#discover();
    const random = () => randomBytes(32).toString('base64url');
    const attempt = { state: random(), nonce: random(), verifier: random() };
    const address = new URL(provider.authorization_endpoint);
    const asked = {
      response_type: 'code',
      client_id: this.#settings.clientId,
      redirect_uri: this.#settings.redirectUri,
      scope: 'openid email',
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: hash('sha256', attempt.verifier, 'base64url'),
      code_challenge_method: 'S256',
    };
    for (const [name, value] of Object.entries(asked)) address.searchParams.set(name, value);
    return { attempt, address: address.href };
  }

  /** Whom the provider vouches for; throws `not-signed-in` when what came back does not belong to the attempt. */
  async finish(attempt: OidcAttempt, came: { readonly code: string; readonly state: string }): Promise<ProvenIdentity> {
    if (came.state !== attempt.state) throw new CorestoneError('not-signed-in', 'This sign-in was not begun here.');
    const provider = await this.#discover();
    const idToken = await this.#exchange(provider, came.code, attempt.verifier);
    const { payload } = await jwtVerify(idToken, this.#keysOf(provider), {
      issuer: provider.issuer,
      audience: this.#settings.clientId,
    }).catch((cause: unknown) => {
      throw new CorestoneError('not-signed-in', 'The identity provider’s answer cannot be trusted.', { cause });
    });
    if (payload.nonce !== attempt.nonce || payload.sub === undefined)
      throw new CorestoneError('not-signed-in', 'This answer belongs to another sign-in.');
    const isVerified = payload.email_verified === true && typeof payload.email === 'string';
    return {
      ...{ issuer: provider.issuer, subject: payload.sub, joinsAccounts: this.#settings.joinsAccounts },
      ...(isVerified && { email: payload.email as string }),
    };
  }

  async #exchange({ token_endpoint }: Provider, code: string, verifier: string): Promise<string> {
    const { clientId, clientSecret, redirectUri } = this.#settings;
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: verifier,
    });
    // RFC 6749, 2.3.1: both are form-encoded before they are joined.
    const credentials = `${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`;
    const authorization = `Basic ${Buffer.from(credentials).toString('base64')}`;
    const answer = await ask(token_endpoint, {
      method: 'POST',
      body,
      headers: { authorization, accept: 'application/json' },
    });
    const { id_token } = answer as { id_token?: unknown };
    if (typeof id_token === 'string') return id_token;
    throw new CorestoneError('not-signed-in', 'The identity provider gave no identity.');
  }

  #keysOf({ jwks_uri }: Provider): ReturnType<typeof createRemoteJWKSet> {
    if (this.#keys?.uri !== jwks_uri) this.#keys = { uri: jwks_uri, set: createRemoteJWKSet(new URL(jwks_uri)) };
    return this.#keys.set;
  }

  #discover(): Promise<Provider> {
    if (this.#provider === undefined || this.#provider.until < Date.now()) {
      const found = this.#askProvider();
      this.#provider = { found, until: Date.now() + LONGEST_KEPT_MS };
      // A provider that did not answer is asked again, not remembered as silent.
      found.catch(() => {
        this.#provider = undefined;
      });
    }
    return this.#provider.found;
  }

  async #askProvider(): Promise<Provider> {
    const issuer = this.#settings.issuer.replace(/\/$/, '');
    const provider = (await ask(`${issuer}/.well-known/openid-configuration`)) as Provider | null;
    const needed = [provider?.issuer, provider?.authorization_endpoint, provider?.token_endpoint, provider?.jwks_uri];
    if (provider === null || !needed.every((one) => typeof one === 'string' && URL.canParse(one)))
      throw new CorestoneError('busy', 'The identity provider does not describe itself as one.');
    if (provider.issuer.replace(/\/$/, '') === issuer) return provider;
    throw new CorestoneError('invalid-setting', `The identity provider at ${issuer} calls itself ${provider.issuer}.`);
  }
}

async function ask(address: string, init: RequestInit = {}): Promise<unknown> {
  try {
    const response = await fetch(address, { ...init, redirect: 'error', signal: AbortSignal.timeout(PATIENCE_MS) });
    if (response.ok) return await response.json();
    if (response.status >= 400 && response.status < 500)
      throw new CorestoneError('not-signed-in', 'The identity provider does not accept this sign-in.');
    throw new Error(`status ${response.status}`);
  } catch (cause) {
    if (cause instanceof CorestoneError) throw cause;
    throw new CorestoneError('busy', 'The identity provider does not answer.', { cause });
  }
}
