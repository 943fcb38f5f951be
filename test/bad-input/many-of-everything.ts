import { describeObject } from '../../src/domain/description/describe-object.ts';
import type { SampleDescription } from '../../src/domain/description/sample-description.ts';
import { usualContext } from '../conformance/formats/example-contexts.ts';

/** A description whose lists have so many members, each unlike the others. */
export function manyOfEverything(count: number): SampleDescription {
  const list = <T>(one: (n: number) => T): readonly T[] => Array.from({ length: count }, (_, n) => one(n));
  const agents = [
    ...list((n) => ({ name: `Collector, C${n}`, isCreator: true, role: 'DataCollector', affiliation: `Place ${n}` })),
    ...list((n) => ({ name: `Person, P${n}`, isCreator: false, role: 'Researcher', affiliation: `Institute ${n}` })),
  ];
  const relatedWorks = list((n) => ({
    identifier: n % 2 === 0 ? `https://example.org/works/${n}` : `10.1000/works.${n}`,
    identifierType: n % 2 === 0 ? 'URL' : 'DOI',
    relationType: 'References',
    ...(n % 4 < 2 && { title: `Work ${n}` }),
  }));
  return {
    ...describeObject(usualContext('sample')),
    agents,
    relatedWorks,
    otherNames: list((n) => `Name ${n}`),
    keywords: list((n) => `keyword ${n}`),
    fundingAgencies: list((n) => `Agency ${n}`),
    geologicalAges: list((n) => `Age ${n}`),
    children: list((n) => ({ igsn: `ICDP5054EX${n}`, name: `Child ${n}` })),
    furtherParents: list((n) => ({ igsn: `ICDP5054EP${n}`, name: `Parent ${n}` })),
    depths: list((n) => ({ scale: 'csf_a' as const, topM: n, bottomM: n + 1 })),
    alternateIdentifiers: list((n) => ({ type: 'Local', value: `local-${n}` })),
    furtherDescriptions: list((n) => ({ text: `Text ${n}`, scheme: `scheme ${n}` })),
    subjects: list((n) => ({ label: `Subject ${n}` })),
    furtherMaterials: list((n) => ({ label: `Material ${n}` })),
    furtherSizes: list((n) => ({ value: String(n), unit: 'cm' })),
    funding: list((n) => ({ funderName: `Funder ${n}`, awardNumber: `A-${n}` })),
  };
}
