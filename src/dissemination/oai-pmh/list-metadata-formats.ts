import type { Format } from '../../formats/format.ts';
import { textElement } from '../../formats/xml/xml-writer.ts';
import type { VerbResult } from './answer.ts';
import { type FoundItem, findItem } from './find-item.ts';
import { isAvailable } from './is-available.ts';
import { oaiProblem } from './oai-problem.ts';
import type { OaiRepository } from './oai-repository.ts';
import { canBeHarvested } from './write-harvested.ts';

/**
 * ListMetadataFormats: every format of the repository; for one record those whose demands it meets, a deleted one all, and a harvested
 * one those that it was received in or can be written in, as GetRecord and lists have it. Whether the writing fails shows only there. With an identifier `idDoesNotExist` when
 * there is no such public record; `noMetadataFormats` when the installation has no XML format at all.
 */
export async function listMetadataFormats(
  repository: OaiRepository,
  identifier: string | undefined,
): Promise<VerbResult> {
  const item = identifier === undefined ? undefined : await findItem(repository, identifier);
  if (item !== undefined && 'problems' in item) return item;
  const formats = [...repository.formats].filter(([, one]) => item === undefined || isIn(repository, one, item));
  if (formats.length === 0) return { problems: [oaiProblem('noMetadataFormats', 'There are no formats here.')] };
  const elements = formats.map(([prefix, format]) => formatElement(prefix, format, repository.face.baseUrl));
  return { xml: `<ListMetadataFormats>\n${elements.join('')}</ListMetadataFormats>\n` };
}

function isIn(repository: OaiRepository, format: Format, item: Exclude<FoundItem, { problems: unknown }>): boolean {
  if ('row' in item) return isAvailable(repository, format, item.row);
  // What is gone is its header alone.
  return !item.harvested.isShown || canBeHarvested(format, item.harvested);
}

function formatElement(prefix: string, format: Format, baseUrl: string): string {
  const elements = [
    textElement('metadataPrefix', prefix),
    textElement('schema', schemaAddress(format, baseUrl)),
    textElement('metadataNamespace', format.namespace ?? ''),
  ];
  return `<metadataFormat>${elements.join('')}</metadataFormat>\n`;
}

/** The address of the schema document, also where the manifest gives the pair of xsi:schemaLocation or a path of ours. */
function schemaAddress({ schemaLocation = '' }: Format, baseUrl: string): string {
  const address = schemaLocation.trim().split(/\s+/).at(-1) ?? '';
  return address.startsWith('/') ? `${baseUrl}${address}` : address;
}
