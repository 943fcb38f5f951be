import type { PublicationFacts } from '../domain/publication/publication-facts.ts';
import type { DemoRow } from './demo-tables.ts';

/** Public works on the expedition, all named in drilling-information-system 0 and 5. */
const RELATED_WORKS: readonly DemoRow[] = [
  {
    related_work: '10.5194/sd-19-1-2015',
    identifier_type: 'DOI',
    relation_type: 'IsDocumentedBy',
    title: 'COSC-1 – drilling of a subduction-related allochthon in the Palaeozoic Caledonide orogen of Scandinavia',
    citation: 'Lorenz et al. 2015, Scientific Drilling 19, 1–11',
  },
  {
    related_work: '10.5334/dsj-2017-002',
    identifier_type: 'DOI',
    relation_type: 'IsReferencedBy',
    title:
      'Utilizing the International GeoSample Number Concept in Continental Scientific Drilling During ICDP Expedition COSC-1',
    citation: 'Conze et al. 2017, Data Science Journal 16, 2',
  },
  {
    related_work: 'https://www.icdp-online.org/projects/by-continent/europe/cosc-1-sweden',
    identifier_type: 'URL',
    relation_type: 'IsDocumentedBy',
    title: 'COSC-1, Sweden: project page',
    citation: 'International Continental Scientific Drilling Program',
  },
  {
    related_work: 'https://dh-ch.openaire.eu/search/result?id=doi_________::68fc37327a02ceb5956723b93d337bd9',
    identifier_type: 'URL',
    relation_type: 'IsDocumentedBy',
    title: 'COSC-1 operational data sets, version 1.2',
    citation: 'Lorenz et al. 2019, GFZ Data Services',
    comment: 'Address of a catalogue entry; the DOI of the data set is not in our reference.',
  },
];

/** Rows of the table `related_works`. */
export function relatedWorkRows(expedition: DemoRow): readonly DemoRow[] {
  return RELATED_WORKS.map((work) => ({ ...expedition, ...work }));
}

/** The papers on the expedition as works of a register: as little of them as our reference says. */
export const DEMO_WORKS: readonly PublicationFacts[] = [
  paper('10.5194/sd-19-1-2015', 'Lorenz', 2015, 'Scientific Drilling'),
  paper('10.5334/dsj-2017-002', 'Conze', 2017, 'Data Science Journal'),
];

function paper(doi: string, family: string, year: number, container: string): PublicationFacts {
  const title = String(RELATED_WORKS.find((one) => one.related_work === doi)!.title);
  const type = 'article-journal';
  const csl = { type, title, DOI: doi, 'container-title': container, issued: { 'date-parts': [[year]] } };
  const people = [{ family }, { literal: 'and others' }];
  return { identifier: doi, identifierType: 'DOI', type, title, people, year, container, csl };
}
