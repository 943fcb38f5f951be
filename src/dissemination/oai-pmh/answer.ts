import { escapeAttribute, escapeText } from '../../formats/xml/xml-writer.ts';
import { isDatestamp } from './datestamp.ts';
import { isUri } from './oai-identifier.ts';
import { hidesRequest, type OaiProblem } from './oai-problem.ts';
import type { Part } from './parts.ts';
import type { OaiRequest } from './read-request.ts';
import { isSetSpec } from './set-spec.ts';
import type { ArgumentName } from './verbs.ts';

/** What a verb has to say: problems, or the XML of its element in one piece or in parts that are made while they are sent. */
export type VerbResult = { readonly problems: readonly OaiProblem[] } | { readonly xml: string | AsyncIterable<Part> };

const OPEN =
  '<?xml version="1.0" encoding="UTF-8"?>\n<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">\n';
const CLOSE = '</OAI-PMH>\n';

const ECHOED: Readonly<Record<ArgumentName, (value: string) => boolean>> = {
  from: isDatestamp,
  identifier: isUri,
  metadataPrefix: (value) => /^[A-Za-z0-9\-_.!~*'()]+$/.test(value),
  resumptionToken: (value) => /^[A-Za-z0-9._~-]+$/.test(value),
  set: isSetSpec,
  until: isDatestamp,
};

/**
 * The whole document around a result, in parts. `asked` is undefined when the request could not be read; `at` is the moment
 * before the store was read, so that a harvester which starts there next time misses nothing.
 */
export async function* writeAnswer(
  baseUrl: string,
  asked: OaiRequest | undefined,
  at: Date,
  result: VerbResult,
): AsyncGenerator<Part> {
  yield `${OPEN}<responseDate>${at.toISOString().slice(0, 19)}Z</responseDate>\n`;
  if ('problems' in result) {
    yield requestElement(baseUrl, result.problems.some(hidesRequest) ? undefined : asked);
    yield result.problems.map(errorElement).join('');
  } else {
    yield requestElement(baseUrl, asked);
    if (typeof result.xml === 'string') yield result.xml;
    else yield* result.xml;
  }
  yield CLOSE;
}

function requestElement(baseUrl: string, asked: OaiRequest | undefined): string {
  if (asked === undefined) return `<request>${escapeText(baseUrl)}</request>\n`;
  const echoed = Object.entries(asked.values).filter(([name, value]) => ECHOED[name as ArgumentName](value));
  const attributes = echoed.map(([name, value]) => ` ${name}="${escapeAttribute(value)}"`).join('');
  return `<request verb="${asked.verb}"${attributes}>${escapeText(baseUrl)}</request>\n`;
}

function errorElement({ code, message }: OaiProblem): string {
  return `<error code="${code}">${escapeText(message)}</error>\n`;
}
