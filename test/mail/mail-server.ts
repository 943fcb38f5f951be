import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A mail as the server of a test took it. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly source: string;
  readonly isSecure: boolean;
  readonly user: string | undefined;
}

/** What the server of a test answers; `refuse` gives the status for a recipient, 0 takes it, -1 cuts the connection after the mail came. */
export interface MailServerWishes {
  readonly certificate?: Certificate;
  readonly login?: { readonly user: string; readonly password: string };
  readonly hidesTls?: boolean;
  readonly isImplicitTls?: boolean;
  readonly slowMs?: number;
  refuse?: (recipient: string) => number;
}

/** A certificate for 127.0.0.1 and localhost that nobody vouches for but itself. */
export interface Certificate {
  readonly file: string;
  readonly key: string;
  readonly cert: string;
}

/** Makes a certificate in a folder with the openssl of the system. */
export function makeCertificate(folder: string): Certificate {
  const [keyFile, file] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const made = ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'];
  const named = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1'];
  execFileSync('openssl', [...made, ...named, '-keyout', keyFile, '-out', file], { stdio: 'ignore' });
  return { file, key: readFileSync(keyFile, 'utf8'), cert: readFileSync(file, 'utf8') };
}

/** A real SMTP server on loopback that keeps what it takes. */
export class MailServer {
  readonly taken: TakenMail[] = [];
  readonly wishes: MailServerWishes;
  readonly #server: SMTPServer;
  port = 0;

  constructor(wishes: MailServerWishes = {}) {
    this.wishes = wishes;
    this.#server = new SMTPServer(this.#options());
    this.#server.on('error', () => undefined);
  }

  async start(port = 0): Promise<this> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', () => resolve()));
    this.port = (this.#server.server.address() as { port: number }).port;
    return this;
  }

  stop(): Promise<void> {
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }

  #options(): SMTPServerOptions {
    const { certificate, login, hidesTls, isImplicitTls, slowMs = 0 } = this.wishes;
    return {
      ...(certificate && { key: certificate.key, cert: certificate.cert }),
      secure: isImplicitTls ?? false,
      ...((hidesTls ?? certificate === undefined) && { disabledCommands: ['STARTTLS'] }),
      authOptional: login === undefined,
      allowInsecureAuth: true,
      disableReverseLookup: true,
      closeTimeout: 100,
      onAuth: (auth, _session, done) =>
        auth.username === login?.user && auth.password === login?.password
          ? done(null, { user: auth.username })
          : done(Object.assign(new Error('Wrong user or password'), { responseCode: 535 })),
      onRcptTo: ({ address }, _session, done) => {
        const status = this.wishes.refuse?.(address) ?? 0;
        if (status <= 0) return done();
        done(Object.assign(new Error(`No ${address} here`), { responseCode: status }));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map((one) => one.address);
          const source = Buffer.concat(chunks).toString();
          this.taken.push({ to, source, isSecure: session.secure, user: session.user });
          if (to.some((one) => this.wishes.refuse?.(one) === -1)) return this.#cut();
          setTimeout(() => done(), slowMs);
        });
      },
    };
  }

  /** Cuts every connection, without an answer. */
  #cut(): void {
    const { connections } = this.#server as unknown as { connections: Set<{ _socket: { destroy: () => void } }> };
    for (const one of connections) one._socket.destroy();
  }
}
