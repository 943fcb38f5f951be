import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { XmlDocument, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';
import { complaints } from '../formats/complaints.ts';

/** The schema set of OAI-PMH answers. `check` gives every complaint as `line: message`, none for a valid answer. */
export interface AnswerCheck {
  readonly check: (xml: string) => string[];
  readonly dispose: () => void;
}

const ROOT = resolve(import.meta.dirname, '../../../../shared/data/schemas');

/** Namespaces that may stand inside an answer, with the published schema document of each. */
const PAYLOADS: Readonly<Record<string, string>> = {
  'http://igsn.org/schema/kernel-v.1.0': 'igsn-registration/1.0/igsn.xsd',
  'http://schema.igsn.org/description/1.0': 'gfz-mds-igsnaa/schema.igsn.org/description/1.0/resource.xsd',
  'http://pmd.gfz-potsdam.de/igsn/schemas/description/1.3':
    'gfz-mds-igsnaa/pmd.gfz-potsdam.de/igsn/schemas/description/1.3/resource.xsd',
  'http://datacite.org/schema/kernel-4': 'datacite/kernel-4.7/metadata.xsd',
  'http://schema.datacite.org/oai/oai-1.1/': 'datacite/oai/oai.xsd',
  'https://identifiers.ardc.edu.au/schemas/ardc-igsn-desc':
    'ardc-registry/schemas/ardc-igsn-description-1.0/resource.libxml2.xsd',
  'https://igsn.csiro.au/schemas/3.0': 'ardc-registry/schemas/csiro-igsn-description-3.0/igsn-csiro-v3.0.xsd',
};

/**
 * Compiles OAI-PMH.xsd with the payloads of all formats, which it checks strictly. Undefined when the check files are not
 * beside the project. The driver with the added imports lies in a temporary folder until `dispose`.
 */
export function createAnswerCheck(): AnswerCheck | undefined {
  if (!existsSync(join(ROOT, 'oai-pmh/all.xsd'))) return undefined;
  if (!xmlRegisterFsInputProviders()) throw new Error('libxml2 could not be given the file system');
  const folder = mkdtempSync(join(tmpdir(), 'corestone-oai-schema-'));
  const driver = join(folder, 'driver.xsd');
  writeFileSync(driver, withPayloads(ROOT));
  using schema = XmlDocument.fromBuffer(readFileSync(driver), { url: pathToFileURL(driver).href });
  const validator = XsdValidator.fromDoc(schema);
  const dispose = () => {
    validator.dispose();
    rmSync(folder, { recursive: true, force: true });
  };
  return { check: (xml) => complaints(validator, xml), dispose };
}

function withPayloads(root: string): string {
  const driver = readFileSync(join(root, 'oai-pmh/all.xsd'), 'utf8');
  const own = driver.replaceAll(/schemaLocation="([^"]+)"/g, (_, file: string) => located(join(root, 'oai-pmh', file)));
  const imports = Object.entries(PAYLOADS).map(
    ([namespace, file]) => `<xs:import namespace="${namespace}" ${located(join(root, file))}/>`,
  );
  return own.replace('</xs:schema>', `${imports.join('\n')}\n</xs:schema>`);
}

function located(file: string): string {
  return `schemaLocation="${pathToFileURL(file).href}"`;
}
