import type { Format } from '../../formats/format.ts';
import { textElement } from '../../formats/xml/xml-writer.ts';
import type { VerbResult } from './answer.ts';
import { findItem } from './find-item.ts';
import { oaiProblem } from './oai-problem.ts';
import type { OaiRepository } from './oai-repository.ts';
import { canBeHarvested } from './write-harvested.ts';

/**
 * ListMetadataFormats: every format of the repository, for one record as for all: whether a record can be written in one shows
 * only when it is asked for. A harvested record has those that it was received in or can be written in. With an identifier `idDoesNotExist` when
 * there is no such public record; `noMetadataFormats` when the installation has no XML format at all.
 */
export async function listMetadataFormats(
  repository: OaiRepository,
  identifier: string | undefined,
): Promise<VerbResult> {
  const item = identifier === undefined ? undefined : await findItem(repository, identifier);
  if (item !== undefined && 'problems' in item) return item;
  const harvested = item !== undefined && 'harvested' in item ? item.harvested : undefined;
  const formats = [...repository.formats].filter(
    ([, one]) => harvested === undefined || canBeHarvested(one, harvested),
  );
  if (formats.length === 0) return { problems: [oaiProblem('noMetadataFormats', 'There are no formats here.')] };
  const elements = formats.map(([prefix, format]) => formatElement(prefix, format, repository.face.baseUrl));
  return { xml: `<ListMetadataFormats>\n${elements.join('')}</ListMetadataFormats>\n` };
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
