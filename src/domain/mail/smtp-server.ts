import { isMailAddress } from './mail-address.ts';

/** A mail server that mail is given to. */
export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  /** `at-once` (smtps), `required` by STARTTLS before anything is said, or `none`. */
  readonly tls: 'at-once' | 'required' | 'none';
  readonly user: string;
  readonly password: string;
  /** File with the certificate of whoever vouches for the server, where the machine does not know it; empty is none. */
  readonly caFile: string;
}

/** What an address of a mail server looks like, for who typed another. */
export const SMTP_URL_RULE =
  'smtp://user:password@host:587 or smtps://user:password@host:465, with %40 for @ in user and password; behind it ?tls=none or ?ca=FILE where wanted';

/**
 * The mail server of an address such as `smtp://user:password@mail.example:587`; undefined for anything else. Mail goes out over TLS
 * unless the server is this machine itself or the address ends with `?tls=none`; `?tls=required` asks for it of this machine too.
 */
export function readSmtpUrl(text: string): SmtpServer | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return undefined;
  if (!['', '/'].includes(url.pathname) || url.hash !== '') return undefined;
  const wanted = url.searchParams.get('tls') ?? '';
  const isKnown = [...url.searchParams.keys()].every((one) => one === 'tls' || one === 'ca');
  if (!isKnown || !['', 'none', 'required'].includes(wanted)) return undefined;
  const isImplicit = url.protocol === 'smtps:';
  if (isImplicit && wanted === 'none') return undefined;
  const said = parts(url);
  return said && { ...said, tls: tlsOf(isImplicit, wanted, said.host), caFile: url.searchParams.get('ca') ?? '' };
}

function tlsOf(isImplicit: boolean, wanted: string, host: string): SmtpServer['tls'] {
  if (isImplicit) return 'at-once';
  return wanted === 'none' || (wanted === '' && isLoopback(host)) ? 'none' : 'required';
}

function parts(url: URL): Pick<SmtpServer, 'host' | 'port' | 'user' | 'password'> | undefined {
  try {
    return {
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? (url.protocol === 'smtps:' ? 465 : 587) : Number(url.port),
      user: decodeURIComponent(url.username),
      password: decodeURIComponent(url.password),
    };
  } catch {
    return undefined;
  }
}

const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|::1)$/i.test(host);

/** Who mails are from, `Core repository <core@example.org>` or an address alone; undefined for anything else. */
export function readSender(text: string): { readonly name: string; readonly address: string } | undefined {
  const [, name, inner] = /^([^<>"\p{Cc}]{0,100})<([^<>]+)>$/u.exec(text.trim()) ?? [];
  const address = (inner ?? text).trim();
  return isMailAddress(address) ? { name: (name ?? '').trim(), address } : undefined;
}
