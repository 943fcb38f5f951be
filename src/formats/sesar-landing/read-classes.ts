import { present } from '../../domain/description/present.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { COLLECTION_METHODS } from '../../domain/vocabulary/collection-methods.ts';
import { materialOf } from '../../domain/vocabulary/materials.ts';
import { momentOf } from '../igsn-json/read-registration.ts';
import type { MemberReader } from '../reading/member-reader.ts';

/** SESAR's materials that stand at the end of a path, behind their classification. */
const MATERIALS = /^(?:biology|gas|ice|mineral|organic material|other|particulate|rock|sediment|soil|synthetic)$/i;

const LENGTHS: ReadonlyMap<string, number> = new Map(Object.entries({ year: 4, month: 7, day: 10 }));

/** `Sedimentary>Carbonate>Rock` is rock classified as `Sedimentary>Carbonate`; `Liquid>aqueous` is a material of its own. */
export function readMaterials(text: MemberReader): Partial<SampleDescription> {
  const path = text.text('material');
  if (path === undefined) return {};
  const steps = path.split('>').map((one) => one.trim());
  const last = steps.at(-1) ?? '';
  if (steps.length < 2 || !MATERIALS.test(last)) return { material: materialOf(path) };
  return { material: materialOf(last), classifications: [{ label: steps.slice(0, -1).join('>') }] };
}

/** How and when it was taken; dates are cut to their stated precision. */
export function readMethod(text: MemberReader, more: MemberReader): Partial<SampleDescription> {
  const method = text.text('collectionMethod');
  const precision = text.text('collectionDatePrecision')?.toLowerCase() ?? '';
  const dateOf = (name: string) => momentOf(text.text(name))?.slice(0, LENGTHS.get(precision));
  const cruise = more.text('cruiseFieldPrgrm');
  return present({
    collectionMethod: method === undefined ? undefined : methodOf(method),
    collectionMethodDescription: text.text('collectionMethodDescr'),
    collectedFrom: dateOf('collectionStartDate'),
    collectedTo: dateOf('collectionEndDate'),
    expedition: cruise === undefined ? undefined : { code: '', program: '', name: cruise },
    platformType: more.text('platformType'),
    platformName: more.text('platformName'),
    platformDescription: more.text('platformDescr'),
  });
}

/** The method whose SESAR path it is, where it is that of one alone; else the words themselves. */
function methodOf(path: string): Concept {
  const listed = COLLECTION_METHODS.filter((one) => one.sesar.toLowerCase() === path.toLowerCase());
  const [method] = listed;
  if (method === undefined || listed.length > 1) return { label: path };
  return present({ label: method.label, uri: method.uri });
}
