import { newKey } from '../../src/store/new-key.ts';

/** Publications as the store keeps them, whose authors are these names, so many in each. */
export function publicationRows(authors: readonly string[], each: number) {
  return Array.from({ length: Math.ceil(authors.length / each) }, (_, at) => {
    const people = authors.slice(at * each, (at + 1) * each).map((name) => {
      const [family, given = ''] = name.split(', ');
      return { family, given };
    });
    const doi = `10.5194/likely-${at}`;
    return {
      ...{
        id: newKey(),
        identifier_key: `doi:${doi}`,
        identifier: doi,
        identifier_type: 'DOI',
        type: 'article-journal',
      },
      ...{ title: `Work ${at}`, people: JSON.stringify(people), year: 2020, container: '', likeness: `work${at}` },
      ...{ search_text: '', told: '', csl: '{}', party: '', revision: 1, changed_at: '2026-01-01T00:00:00Z' },
      changed_by: 'test',
    };
  });
}
