import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { PUBLISHED } from '../../../scripts/vocabularies/published-schemes.ts';
import { wordsIn } from '../../../src/domain/vocabulary/fold-words.ts';
import { BUILT_IN } from '../../../src/domain/vocabulary/vocabularies.ts';

const SCHEMAS = join(import.meta.dirname, '../../../../shared/data/schemas');
const LISTS = join(SCHEMAS, 'vocab');
const skip = existsSync(LISTS) ? false : 'the published term lists are not at ../shared/data/schemas/vocab';

interface ListedTerm {
  readonly uri: string;
  readonly label?: string;
  readonly name?: string;
  readonly broader?: readonly string[];
  readonly notation?: readonly string[];
  readonly rank?: string;
  readonly beginMa?: number;
  readonly endMa?: number;
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T;

describe('our vocabularies hold what is published', { skip }, () => {
  for (const { name, list, additions = [] } of PUBLISHED) {
    it(`${list}: no term lost, none changed, only known ones added`, () => {
      const { terms } = read<{ terms: ListedTerm[] }>(join(LISTS, `${list}.json`));
      const index = BUILT_IN.index(name);
      for (const term of terms) {
        const ours = index.byKey(term.uri);
        assert.deepEqual(
          wordsIn(ours?.label ?? '').join(''),
          wordsIn(term.label ?? term.name ?? '').join(''),
          term.uri,
        );
        assert.deepEqual([...(ours?.broader ?? [])], [...(term.broader ?? [])], term.uri);
        assert.equal(ours?.notation, term.notation?.join(';'), term.uri);
        assert.deepEqual(
          [ours?.span?.rank, ours?.span?.beginMa, ours?.span?.endMa],
          [term.rank, term.beginMa, term.endMa],
        );
      }
      assert.equal(index.terms.length, terms.length + additions.length);
    });
  }

  it('every published list is there but the ones without a licence', () => {
    const there = readdirSync(LISTS).filter((file) => !file.startsWith('gfz-ernie-'));
    assert.deepEqual(PUBLISHED.map(({ list }) => `${list}.json`).toSorted(), there.toSorted());
  });
});

type Enumerations = Readonly<Record<string, readonly string[]>>;

describe('our vocabularies hold what schemas enumerate', { skip }, () => {
  const cases: readonly [document: string, enumeration: string, scheme: string][] = [
    ['datacite-4.7', 'resourceType', 'datacite/resource-type-general'],
    ['datacite-4.7', 'relatedIdentifierType', 'datacite/related-identifier-type'],
    ['datacite-4.7', 'relationType', 'datacite/relation-type'],
    ['datacite-4.7', 'contributorType', 'datacite/contributor-type'],
    ['datacite-4.7', 'dateType', 'datacite/date-type'],
    ['datacite-4.7', 'titleType', 'datacite/title-type'],
    ['datacite-4.7', 'descriptionType', 'datacite/description-type'],
    ['datacite-4.7', 'funderIdentifierType', 'datacite/funder-identifier-type'],
    ['datacite-4.7', 'nameType', 'datacite/name-type'],
    ['datacite-4.7', 'numberType', 'datacite/number-type'],
    ['ardc-1.0', 'relationType', 'ardc/relation-type'],
    ['ardc-1.0', 'identifierType', 'ardc/identifier-type'],
    ['ardc-1.0', 'registrationType', 'ardc/object-type'],
    ['ardc-1.0', 'geometryType', 'ardc/geometry-type'],
    ['ardc-1.0', 'contributorType', 'iso19115/role'],
    ['ardc-1.0', 'NilReasonType', 'ogc/nil-reason'],
    ['ardc-1.0', 'spatialRefType', 'epsg/reference-system'],
    ['csiro-3.0', 'relationType', 'csiro/relation-type'],
    ['csiro-3.0', 'identifierType', 'csiro/identifier-type'],
    ['csiro-3.0', 'registrationType', 'csiro/object-type'],
    ['csiro-3.0', 'geometryType', 'csiro/geometry-type'],
    ['gfz-description-1.3', 'contributorType', 'igsn/contributor-type'],
    ['gfz-description-1.3', 'identifierType', 'igsn/identifier-type'],
  ];
  const enumerations = (document: string) =>
    read<{ enumerations: Enumerations }>(join(SCHEMAS, 'derived', `${document}.enums.json`)).enumerations;
  for (const [document, enumeration, scheme] of cases) {
    it(`${document} ${enumeration}`, () => {
      const listed = enumerations(document)[enumeration];
      const keys = BUILT_IN.index(scheme).terms.map(({ key }) => key);
      assert.deepEqual(keys.toSorted(), listed?.toSorted());
    });
  }

  it('tells which version of DataCite brought a value', () => {
    for (const [enumeration, scheme] of [
      ['resourceType', 'resource-type-general'],
      ['relationType', 'relation-type'],
      ['relatedIdentifierType', 'related-identifier-type'],
      ['contributorType', 'contributor-type'],
      ['dateType', 'date-type'],
    ] as const) {
      for (const { label, since } of BUILT_IN.index(`datacite/${scheme}`).terms) {
        const firstWith = ['4.4', '4.5', '4.6', '4.7'].find((version) =>
          enumerations(`datacite-${version}`)[enumeration]?.includes(label),
        );
        const isOlder = firstWith === '4.4' && (since === undefined || since < '4.4');
        assert.ok(since === firstWith || isOlder, `${label} ${since} ${firstWith}`);
      }
    }
  });
});
