import { hash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';

/** Whom the provider vouches for at the next sign-in, and how it may misbehave. */
export interface Person {
  sub: string;
  email?: string;
  email_verified?: boolean;
  /** What is put in place of the right claims. */
  wrong?: Record<string, unknown>;
}

/** An OpenID Connect provider on loopback, written from the standard: discovery, code flow with PKCE, signed identity. */
export async function startIdentityProvider(clientId: string, clientSecret: string) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { readonly challenge: string; readonly nonce: string }>();
  const person: Person = { sub: 'nobody' };
  let issuer = '';
  const identity = (nonce: string) => {
    const { wrong = {}, ...claims } = person;
    return new SignJWT({ ...claims, nonce, ...wrong })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .setIssuer(typeof wrong.iss === 'string' ? wrong.iss : issuer)
      .setAudience(typeof wrong.aud === 'string' ? wrong.aud : clientId)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey);
  };
  const token = async (request: IncomingMessage, response: ServerResponse) => {
    const form = new URLSearchParams((await request.toArray()).join(''));
    const kept = codes.get(form.get('code') ?? '');
    const isUs =
      request.headers.authorization === `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    const isProven = kept?.challenge === hash('sha256', form.get('code_verifier') ?? '', 'base64url');
    codes.delete(form.get('code') ?? '');
    if (!isUs || !isProven) return json(response, { error: 'invalid_grant' }, 400);
    return json(response, { token_type: 'Bearer', id_token: await identity(kept.nonce) });
  };
  const server = createServer((request, response) => {
    const address = new URL(request.url ?? '/', issuer);
    if (address.pathname === '/.well-known/openid-configuration')
      return json(response, {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
      });
    if (address.pathname === '/keys') return json(response, { keys: [jwk] });
    if (address.pathname === '/token') return void token(request, response);
    const code = randomBytes(12).toString('hex');
    const asked = address.searchParams;
    codes.set(code, { challenge: asked.get('code_challenge') ?? '', nonce: asked.get('nonce') ?? '' });
    const back = new URL(asked.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', asked.get('state') ?? '');
    return response.writeHead(302, { location: back.href }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { issuer, person, close: () => new Promise<void>((resolve) => void server.close(() => resolve())) };
}

function json(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
