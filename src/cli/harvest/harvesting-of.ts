import { createHash } from 'node:crypto';
import type { House } from '../../context.ts';
import { programMark } from '../../dissemination/prepared/program-mark.ts';
import type { ReadableFormat } from '../../formats/format.ts';
import type { AskedAgain } from '../../harvest/http/http-options.ts';
import { sourceOpener } from '../../harvest/open-source-client.ts';
import { itemReader } from '../../harvest/read-item.ts';
import { harvesterUserAgent } from '../../harvest/user-agent.ts';
import type { Harvesting } from '../../operations/harvest/harvest-source.ts';

/** What harvesting needs of a house: its store, every format it reads, and how it asks others; `onWait` is told before waits. */
export function harvestingOf(
  house: House,
  formats: readonly ReadableFormat[],
  onWait?: (again: AskedAgain) => void,
): Harvesting {
  const { settings, unitOfWork, now } = house;
  const open = sourceOpener({
    userAgent: harvesterUserAgent(settings.baseUrl),
    allowsInternal: settings.harvestInternal,
    now,
    ...(onWait !== undefined && { onWait }),
  });
  return { unitOfWork, open, read: itemReader(formats), hash: hashOf, reader: readerMark(formats) };
}

/** Another one than what is kept was read by means that it is read again: another version of the program, or other formats. */
function readerMark(formats: readonly ReadableFormat[]): string {
  const said = formats.map(({ name, version, namespace }) => [name, version, namespace]);
  return hashOf([programMark(), JSON.stringify(said)]).slice(0, 16);
}

function hashOf(parts: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  // A zero between parts, which no text of XML or JSON has, so that none can stand for another's end.
  for (const part of parts) hash.update(part).update('\0');
  return hash.digest('base64url');
}
