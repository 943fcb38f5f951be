import { type Finding, finding } from '../../domain/finding.ts';
import { checkLandingUrl } from '../../domain/party/landing-domain.ts';
import { isAskedPort, isPublicAddress } from '../../domain/party/public-address.ts';
import { WEBHOOK_EVENTS } from '../../domain/registration/webhook.ts';

/** What receivers an installation allows. */
export interface WebhookRules {
  /** Whether plain http is allowed. */
  readonly allowsHttp: boolean;
  /** Only tests say so. */
  readonly allowsLoopback?: boolean;
}

/** What of a webhook is checked. */
export interface StatedWebhook {
  readonly name?: string;
  readonly url?: string;
  readonly events?: readonly string[];
  readonly position?: number;
}

const LONGEST_NAME = 200;
/** Names that no name server knows (RFC 6761). */
const LOCAL = /(?:^|\.)localhost\.?$/i;
const IP = /^(?:\d+\.\d+\.\d+\.\d+|\[.*\])$/;

/**
 * What is wrong with a webhook, empty where it can be kept: `url-syntax`, `url-protocol`, `url-too-long`, `url-credentials`,
 * `url-port`, `url-internal`, `unknown-event`, `name-length`, `position-range`. Whether a host name leads to the public internet is judged at every
 * call, not here.
 */
export function checkWebhook({ name, url, events, position }: StatedWebhook, rules: WebhookRules): Finding[] {
  const findings = url === undefined ? [] : checkUrl(url, rules);
  for (const one of events ?? [])
    if (!(WEBHOOK_EVENTS as readonly string[]).includes(one)) findings.push(unknownEvent(one));
  if (events?.length === 0) findings.push(unknownEvent(''));
  if (name !== undefined && name.length > LONGEST_NAME) {
    const rule = `${LONGEST_NAME} characters at most`;
    findings.push(finding('name-length', 'The name is too long.', { field: 'name', value: name, rule }));
  }
  if (position !== undefined && !(Number.isSafeInteger(position) && position >= 0)) {
    const rule = 'a number of change, 0 for everything';
    findings.push(finding('position-range', 'This is no position.', { field: 'position', value: position, rule }));
  }
  return findings;
}

function checkUrl(value: string, { allowsHttp, allowsLoopback = false }: WebhookRules): Finding[] {
  const general = checkLandingUrl(value, ['*']);
  if (general !== undefined) return [general];
  const { protocol, username, password, hostname, port } = new URL(value);
  const say = (code: string, message: string, rule: string) => finding(code, message, { field: 'url', value, rule });
  if (protocol !== 'https:' && !(protocol === 'http:' && allowsHttp))
    return [say('url-protocol', 'Protocol not allowed.', allowsHttp ? 'https or http' : 'https')];
  if (username !== '' || password !== '')
    return [say('url-credentials', 'The address carries a name or password.', 'an address without them')];
  if (allowsLoopback) return [];
  if (!isAskedPort(port)) return [say('url-port', `Port ${port} is not called.`, 'port 80, 443, 8000, 8080 or 8443')];
  const isIp = IP.test(hostname) && !isPublicAddress(hostname.replace(/^\[|\]$/g, ''));
  if (!isIp && !LOCAL.test(hostname)) return [];
  return [say('url-internal', 'The address is not on the public internet.', 'a public address')];
}

function unknownEvent(value: string): Finding {
  const rule = `at least one of ${WEBHOOK_EVENTS.join(', ')}`;
  return finding('unknown-event', 'There is no such event.', { field: 'events', value, rule });
}
