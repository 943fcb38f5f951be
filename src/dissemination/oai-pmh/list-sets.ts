import { OBJECT_TYPE, type ObjectType } from '../../domain/drilling/object-type.ts';
import { textElement } from '../../formats/xml/xml-writer.ts';
import { listShownSources } from '../../store/read/harvest-sources.ts';
import { listSets as listStoredSets, type NamedValue } from '../../store/read/list-sets.ts';
import type { VerbResult } from './answer.ts';
import { oaiProblem } from './oai-problem.ts';
import type { OaiRepository } from './oai-repository.ts';
import { EXPEDITION_SETS, SOURCE_SETS, TYPE_SETS, toSetLevel } from './set-spec.ts';

const DC = 'http://www.openarchives.org/OAI/2.0/oai_dc/';
const DC_OPEN = `<oai_dc:dc xmlns:oai_dc="${DC}" xmlns:dc="http://purl.org/dc/elements/1.1/" xsi:schemaLocation="${DC} http://www.openarchives.org/OAI/2.0/oai_dc.xsd">`;
const OF_AGENT = 'Samples that an allocating agent registered';
const OF_CLIENT = 'Samples that a client of an allocating agent registered';
const OF_SOURCE = 'Samples of other agents, as harvested from them; each record says where it is from';

/**
 * ListSets: the sets that hold at least one public record, in one answer. `noSetHierarchy` while there is none;
 * `badResumptionToken` for any token, because this list never has a second page.
 */
export async function listSets({ face, reexports }: OaiRepository, token: string | undefined): Promise<VerbResult> {
  if (token !== undefined) {
    return { problems: [oaiProblem('badResumptionToken', 'The list of sets comes without resumption tokens.')] };
  }
  const { agents, clients, expeditions, objectTypes } = await listStoredSets(face.store.read);
  const sources = reexports ? await listShownSources(face.store.read) : [];
  const sets = [
    ...agents.map((one) => setElement(toSetLevel(one.value), one.name || one.value, OF_AGENT)),
    ...clients.map((one) => setElement(toSetLevel(one.value), one.name || one.value, OF_CLIENT)),
    ...hierarchy(EXPEDITION_SETS, 'Expeditions', expeditions, expeditionName, 'Samples of a drilling expedition'),
    ...hierarchy(TYPE_SETS, 'Object types', objectTypes, typeName, 'Objects of a kind, from holes to subsamples'),
    ...hierarchy(SOURCE_SETS, 'Harvested records', sources, ({ name, value }) => name ?? value, OF_SOURCE),
  ];
  if (sets.length === 0) return { problems: [oaiProblem('noSetHierarchy', 'There are no sets yet.')] };
  return { xml: `<ListSets>\n${sets.join('')}</ListSets>\n` };
}

function hierarchy(
  root: string,
  rootName: string,
  values: readonly NamedValue[],
  nameOf: (value: NamedValue) => string,
  description: string,
): string[] {
  if (values.length === 0) return [];
  return [
    setElement(root, rootName, description),
    ...values.map((value) => setElement(`${root}:${toSetLevel(value.value)}`, nameOf(value), description)),
  ];
}

function expeditionName({ value, name }: NamedValue): string {
  return name === undefined ? `Expedition ${value}` : `Expedition ${value}: ${name}`;
}

function typeName({ value }: NamedValue): string {
  return Object.hasOwn(OBJECT_TYPE, value) ? OBJECT_TYPE[value as ObjectType].plural : value;
}

/** With a description in Dublin Core, as the guideline on sets has it. */
function setElement(setSpec: string, setName: string, description: string): string {
  const said = textElement('dc:description', `${description}: ${setName}.`);
  return `<set>${textElement('setSpec', setSpec)}${textElement('setName', setName)}<setDescription>${DC_OPEN}${said}</oai_dc:dc></setDescription></set>\n`;
}
