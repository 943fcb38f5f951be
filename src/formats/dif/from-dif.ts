import { ElementReader, leftovers, newReading } from '../reading/element-reader.ts';
import { checkIdentified, readDescription } from '../reading/read-description.ts';
import { type ReadIdentifier, readIdentifier, readMember } from '../reading/read-identifier.ts';
import type { RecordRead } from '../reading/record-read.ts';
import type { XmlSource } from '../reading/source-document.ts';
import { dateIn, namedIn } from './dif-elements.ts';
import { readDifCoverage } from './read-coverage.ts';
import { readDifParties } from './read-parties.ts';
import { readDifRelated } from './read-related.ts';

/**
 * Reads a record of a GCMD directory (DIF 9 and 10), as far as a description goes: identifier, titles, summary, people and centres,
 * dates, keywords, place and time, instruments, project, constraints, addresses. What is not read is kept as foreign. The
 * identifier is a DOI, handle or IGSN, else the number of the entry. Findings, as warnings: `not-a-date`, `not-a-number`,
 * `position-range`, `unfilled` (a template's mark where a value should be); as error `no-identifier`. Source: GCMD's DIF
 * writer's guide, by the elements of dif_v9.9 and dif_v10.
 */
export function fromDif(source: XmlSource): RecordRead {
  const root = new ElementReader(source.root, newReading(source.file, 'dif'));
  const citation = root.child('Data_Set_Citation') ?? root.child('Dataset_Citation');
  const identifiers = identifiersOf(root, citation);
  const identifier = readIdentifier(identifiers.find((one) => OF_SAMPLE.test(one)) ?? identifiers[0]);
  checkIdentified(identifier, root);
  const title = root.text('Entry_Title') ?? citation?.text('Dataset_Title');
  const { publisher, agents } = readDifParties(root, citation);
  const changedAt = metadataDate(root);
  passOver(root, citation);
  const description = readDescription(identifier, {
    title,
    furtherTitles: furtherTitles(citation, title),
    alternateIdentifiers: othersOf(identifiers, identifier),
    language: languageOf(root),
    versionLabel: citation?.text('Version'),
    ...summaryOf(root),
    furtherDescriptions: root.texts('Quality').map((text) => ({ text, type: 'Other' })),
    ...wordsOf(root),
    ...readDifCoverage(root),
    ...meansOf(root),
    agents,
    publisher: publisher === undefined ? undefined : { name: publisher },
    publishedOn: citation && dateIn(citation, 'Dataset_Release_Date'),
    licences: [...licencesIn(root, 'Use_Constraints'), ...licencesIn(root, 'Access_Constraints')],
    ...readDifRelated(root, citation),
    parent: readMember(namedIn(root.child('Parent_DIF')), identifier),
    foreign: leftovers(root),
  });
  const facts = {
    ...(publisher !== undefined && { registrant: publisher }),
    ...(changedAt !== undefined && { changedAt }),
  };
  return { description, facts, findings: root.reading.findings };
}

const OF_SAMPLE =
  /^(?:https?:\/\/(?:dx\.)?doi\.org\/|https?:\/\/(?:hdl\.handle\.net|igsn\.org)\/|doi:|igsn:|hdl:|10\.\d+(?:\.\d+)*\/|10273\/)/i;

/** In DIF 10 the number of an entry has a name and a version. */
function identifiersOf(root: ElementReader, citation: ElementReader | undefined): readonly string[] {
  const entry = root.child('Entry_ID');
  const version = entry?.child('Version')?.own();
  const code = entry && (entry.text('Short_Name') ?? (entry.node.children.length === 0 ? entry.own() : undefined));
  const persistent = citation?.children('Persistent_Identifier') ?? [];
  const named = persistent.flatMap((one) => [one.text('Type'), one.text('Identifier')].slice(1));
  const numbers = [citation?.text('Dataset_DOI'), ...named, code, ...centreNumbers(root)];
  // The version says something of a number that is none of the world only.
  const spelled = version === undefined || code === undefined || OF_SAMPLE.test(code) ? [] : [`${code}_${version}`];
  return [...new Set([...numbers, ...spelled].filter((one) => one !== undefined))];
}

function centreNumbers(root: ElementReader): readonly string[] {
  return [...root.children('Data_Center'), ...root.children('Organization')].flatMap((one) => one.texts('Data_Set_ID'));
}

function othersOf(identifiers: readonly string[], own: ReadIdentifier | undefined) {
  return identifiers
    .filter((one) => readIdentifier(one)?.code !== own?.code)
    .map((value) => ({ type: /^(?:doi:|https?:\/\/(?:dx\.)?doi\.org\/|10\.)/i.test(value) ? 'DOI' : 'Other', value }));
}

function furtherTitles(citation: ElementReader | undefined, title: string | undefined) {
  const said = [citation?.text('Dataset_Title'), citation?.text('Dataset_Series_Name')];
  return [...new Set(said)].flatMap((text) => (text === undefined || text === title ? [] : [{ text }]));
}

const LANGUAGES: Readonly<Record<string, string>> = {
  ...{
    chinese: 'zh',
    czech: 'cs',
    danish: 'da',
    dutch: 'nl',
    english: 'en',
    finnish: 'fi',
    french: 'fr',
    german: 'de',
  },
  ...{ icelandic: 'is', italian: 'it', japanese: 'ja', norwegian: 'no', polish: 'pl', portuguese: 'pt' },
  ...{ russian: 'ru', spanish: 'es', swedish: 'sv' },
};

function languageOf(root: ElementReader): string | undefined {
  const said = root.text('Data_Set_Language') ?? root.text('Dataset_Language');
  const name = said?.toLowerCase() ?? '';
  return Object.hasOwn(LANGUAGES, name) ? LANGUAGES[name] : said;
}

/** Before 9.7 the summary was the text itself. */
function summaryOf(root: ElementReader) {
  const summary = root.child('Summary');
  if (summary === undefined) return {};
  const abstract = summary.text('Abstract') ?? (summary.node.children.length === 0 ? summary.own() : undefined);
  return { abstract, purpose: summary.text('Purpose') };
}

const PARAMETER_LEVELS = [
  ...['Category', 'Topic', 'Term', 'Variable_Level_1', 'Variable_Level_2', 'Variable_Level_3', 'Detailed_Variable'],
];

function wordsOf(root: ElementReader) {
  const paths = [...root.children('Parameters'), ...root.children('Science_Keywords')].map((one) =>
    PARAMETER_LEVELS.flatMap((level) => one.text(level) ?? []).join(' > '),
  );
  const subjects = [...new Set(paths)].filter((one) => one !== '');
  return {
    keywords: [...new Set([...root.texts('Keyword'), ...root.texts('Ancillary_Keyword')])],
    subjects: subjects.map((label) => ({ label, scheme: 'GCMD Science Keywords' })),
  };
}

/** With what it was taken, from what, and in which project. */
function meansOf(root: ElementReader) {
  const platforms = root.children('Platform');
  const sensors = [...root.children('Sensor_Name'), ...platforms.flatMap((one) => one.children('Instrument'))];
  const [source] = [...root.children('Source_Name'), ...platforms];
  const first = root.child('Project');
  const code = first?.text('Short_Name');
  const name = first?.text('Long_Name');
  const main = code ?? name;
  return {
    instruments: [...new Set(sensors.flatMap((one) => namedIn(one) ?? []))].map((one) => ({ name: one })),
    platformName: namedIn(source),
    platformType: platforms[0]?.text('Type'),
    expedition:
      main === undefined
        ? undefined
        : { code: main, ...(name !== undefined && name !== main && { name }), program: '' },
  };
}

function licencesIn(root: ElementReader, element: string) {
  return root.children(element).flatMap((one) => {
    const said = one.text('Description') ?? (one.node.children.length === 0 ? one.own() : undefined);
    const url = one.child('License_URL')?.text('URL');
    const uri = url ?? (/^https?:\/\/\S+$/.test(said ?? '') ? said : undefined);
    const name = said === uri ? undefined : said;
    if (name === undefined && uri === undefined) return [];
    return [{ ...(name !== undefined && { name }), ...(uri !== undefined && { uri }) }];
  });
}

function metadataDate(root: ElementReader): string | undefined {
  const dates = root.child('Metadata_Dates');
  const at = (older: string, newer: string) => dateIn(root, older) ?? (dates && dateIn(dates, newer));
  const created = at('DIF_Creation_Date', 'Metadata_Creation');
  return at('Last_DIF_Revision_Date', 'Metadata_Last_Revision') ?? created;
}

/** What says something of the entry in the directory alone. */
function passOver(root: ElementReader, citation: ElementReader | undefined): void {
  for (const name of ['Metadata_Name', 'Metadata_Version', 'DIF_Revision_History', 'Originating_Metadata_Node'])
    root.text(name);
  citation?.text('Data_Presentation_Form');
}
