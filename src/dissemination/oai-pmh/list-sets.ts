import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { textElement } from '../../formats/xml/xml-writer.ts';
import { listSets as listStoredSets, type NamedValue } from '../../store/read/list-sets.ts';
import type { VerbResult } from './answer.ts';
import { oaiProblem } from './oai-problem.ts';
import type { OaiRepository } from './oai-repository.ts';
import { EXPEDITION_SETS, TYPE_SETS, toSetLevel } from './set-spec.ts';

/**
 * ListSets: the sets that hold at least one public record, in one answer. `noSetHierarchy` while there is none;
 * `badResumptionToken` for any token, because this list never has a second page.
 */
export async function listSets({ face }: OaiRepository, token: string | undefined): Promise<VerbResult> {
  if (token !== undefined) {
    return { problems: [oaiProblem('badResumptionToken', 'The list of sets comes without resumption tokens.')] };
  }
  const { agents, clients, expeditions, objectTypes } = await listStoredSets(face.store.read);
  const sets = [
    ...agents.map((agent) => setElement(toSetLevel(agent.value), agent.name || agent.value)),
    ...clients.map((client) => setElement(toSetLevel(client.value), client.name || client.value)),
    ...hierarchy(EXPEDITION_SETS, 'Expeditions', expeditions, expeditionName),
    ...hierarchy(TYPE_SETS, 'Object types', objectTypes, typeName),
  ];
  if (sets.length === 0) return { problems: [oaiProblem('noSetHierarchy', 'There are no sets yet.')] };
  return { xml: `<ListSets>\n${sets.join('')}</ListSets>\n` };
}

function hierarchy(
  root: string,
  rootName: string,
  values: readonly NamedValue[],
  nameOf: (value: NamedValue) => string,
): string[] {
  if (values.length === 0) return [];
  return [
    setElement(root, rootName),
    ...values.map((value) => setElement(`${root}:${toSetLevel(value.value)}`, nameOf(value))),
  ];
}

function expeditionName({ value, name }: NamedValue): string {
  return name === undefined ? `Expedition ${value}` : `Expedition ${value}: ${name}`;
}

function typeName({ value }: NamedValue): string {
  return Object.hasOwn(OBJECT_TYPE, value) ? OBJECT_TYPE[value as ObjectType].plural : value;
}

function setElement(setSpec: string, setName: string): string {
  return `<set>${textElement('setSpec', setSpec)}${textElement('setName', setName)}</set>\n`;
}
