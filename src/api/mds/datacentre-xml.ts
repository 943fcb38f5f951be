import { upperCaseAscii } from '../../domain/identifier/igsn.ts';
import { readXml } from '../../formats/xml/read-xml.ts';
import { allText, childNamed, type XmlNode } from '../../formats/xml/xml-node.ts';
import { each, textElement, wrap, xml } from '../../formats/xml/xml-writer.ts';
import type { ClientDetails, PartyChanges } from '../../operations/party-ports.ts';
import type { WantedClient } from '../../operations/registry/keep-client.ts';
import { MdsRefusal } from './mds-answer.ts';
import type { MdsService } from './mds-service.ts';
import { readSwitch } from './read-switch.ts';

/** A client in the XML of the registry (igsn-registry-protocols 1.3); what is empty is left out. */
export function writeDatacentre(
  client: ClientDetails,
  namespaces: readonly string[],
  { handlePrefix }: MdsService['agent'],
): string {
  const content = xml(
    textElement('symbol', client.symbol),
    textElement('name', client.name),
    textElement('contactName', client.contactName),
    textElement('contactEmail', client.contactEmail),
    textElement('doiQuotaAllowed', client.quota),
    textElement('doiQuotaUsed', client.quotaUsed),
    textElement('isActive', String(client.isActive)),
    textElement('domains', client.domains.join(',')),
    textElement('comments', client.comments),
    wrap(
      'prefixes',
      each(namespaces, (name) => textElement('prefix', `${handlePrefix}/${name}`)),
    ),
    textElement('experiments', client.experiments),
    textElement('created', client.createdAt),
    textElement('updated', client.updatedAt ?? client.createdAt),
  );
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n${wrap('datacentre', content)}\n`;
}

/**
 * Reads the same XML; elements that are left out stay as they are, `doiQuotaUsed`, `created` and `updated` are ours to say.
 * Prefixes stand in one list or in several, as elements or joined by commas. Throws 400.
 */
export function readDatacentre(body: Uint8Array, agent: MdsService['agent']): WantedClient {
  if (body.length === 0) throw new MdsRefusal(400, 'request body must not be empty');
  const read = readXml(body, 'body');
  if (!read.ok) throw new MdsRefusal(400, `[xml] xml error: ${read.findings[0]!.message}`);
  if (read.value.name !== 'datacentre') throw new MdsRefusal(400, '[xml] xml error: the root is not datacentre');
  const root = read.value;
  return {
    symbol: upperCaseAscii(textOf(root, 'symbol') ?? ''),
    changes: changesOf(root),
    namespaces: [...new Set(namespacesOf(root, agent))],
  };
}

function changesOf(root: XmlNode): PartyChanges {
  const quota = textOf(root, 'doiQuotaAllowed');
  const domains = textOf(root, 'domains');
  const isActive = textOf(root, 'isActive');
  const texts = (['name', 'contactName', 'contactEmail', 'comments', 'experiments'] as const).flatMap((name) => {
    const text = textOf(root, name);
    return text === undefined ? [] : [[name, text]];
  });
  return {
    ...(Object.fromEntries(texts) as PartyChanges),
    ...(quota !== undefined && { quota: readQuota(quota) }),
    ...(domains !== undefined && { domains: parts(domains) }),
    ...(isActive !== undefined && { isActive: readSwitch('isActive', isActive) }),
  };
}

function readQuota(text: string): number {
  const quota = Number(text);
  if (/^-?\d+$/.test(text) && quota >= -1 && Number.isSafeInteger(quota)) return quota;
  throw new MdsRefusal(400, '[doiQuotaAllowed] must be a whole number, -1 for no limit');
}

function textOf(root: XmlNode, name: string): string | undefined {
  const node = childNamed(root, name);
  return node === undefined ? undefined : allText(node).trim();
}

function parts(text: string): string[] {
  return text.split(/[\s,]+/).filter((part) => part !== '');
}

function namespacesOf(root: XmlNode, { handlePrefix, doiPrefix }: MdsService['agent']): string[] {
  const lists = root.children.filter((one) => one.name === 'prefixes' || one.name === 'prefix');
  // An element `prefix` may hold its text alone or in an element of its own.
  const texts = lists.flatMap((list) => parts([list.text, ...list.children.map(allText)].join(' ')));
  return texts.map((text) => {
    const lead = [handlePrefix, doiPrefix].find((prefix) => text.startsWith(`${prefix}/`));
    return upperCaseAscii(lead === undefined ? text : text.slice(lead.length + 1));
  });
}
