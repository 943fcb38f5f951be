import type { Finding } from '../../domain/finding.ts';
import { decodeXml } from '../xml/decode-xml.ts';
import { at, spotIn } from '../xml/place-findings.ts';
import { lineStarts, positionOf, startTags } from '../xml/start-tags.ts';
import type { XmlNode } from '../xml/xml-node.ts';

const STEP = /^(.*?)(?:\[(\d+)\])?$/;

/**
 * Gives findings that name an element by its path (`/sample/log/logElement[2]/@event`) the line and character where it
 * stands. Those that have a character, and those whose path leads nowhere, stay as they are.
 */
export function locateFindings(bytes: Uint8Array, root: XmlNode, findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(isUnplaced)) return findings;
  const text = decodeXml(bytes) ?? '';
  const tags = startTags(text);
  const starts = lineStarts(text);
  return findings.map((one) => {
    const node = isUnplaced(one) ? nodeAt(root, one.field as string) : undefined;
    const tag = node && tags[node.order];
    return tag ? at(one, one.at?.file ?? '', positionOf(spotIn(text, tag, one.field), starts)) : one;
  });
}

function isUnplaced({ at, field }: Finding): boolean {
  return at !== undefined && at.character === undefined && field?.startsWith('/') === true;
}

function nodeAt(root: XmlNode, path: string): XmlNode | undefined {
  const [, first, ...steps] = path.split('/');
  let node: XmlNode | undefined = first === root.name ? root : undefined;
  for (const step of steps) {
    if (step.startsWith('@')) break;
    const [, name, place] = STEP.exec(step) ?? [];
    node = node?.children.filter((one) => one.name === name)[Number(place ?? 1) - 1];
  }
  return node;
}
