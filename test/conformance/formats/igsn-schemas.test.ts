import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkFile } from './check-files.ts';
import { type CheckedFormat, createSchemaCheck } from './schema-check.ts';

/** Changes to a valid document; whether it stays valid, the published schema decides. */
type Change = readonly [string | RegExp, string];

const REGISTRATION: readonly Change[] = [
  ['2024-05-07T08:09:10Z', '2024'],
  ['2024-05-07T08:09:10Z', '2024-05'],
  ['2024-05-07T08:09:10Z', '2024-05-07'],
  ['2024-05-07T08:09:10Z', '2024-05-07T08:09'],
  ['2024-05-07T08:09:10Z', '2024-05-07T08:09+02:00'],
  ['2024-05-07T08:09:10Z', '2024-05-07T08:09-02:00'],
  ['2024-05-07T08:09:10Z', '2024-05-07T08:09Z'],
  ['"submitted"', '"published"'],
  ['relatedIdentifierType="igsn"', 'relatedIdentifierType="IGSN"'],
  ['relatedIdentifierType="igsn" ', ''],
  ['"IsPartOf"', '"IsDerivedFrom"'],
  ['Corestone smoke check', ''],
  [/<log>.*<\/log>/s, ''],
  ['identifierType="igsn"', ''],
];

const DESCRIPTION: readonly Change[] = [
  [/(<resourceType>.*)\/?(<\/resourceType>)/, '$1/$2'],
  [/specimentype\/core\/?</, 'specimentype/unknown/<'],
  [/specimentype\/core\/?</, 'specimentype/theSpecimenTypeIsUnknown<'],
  [/specimentype\/core\/?</, 'samplingfeaturetype/borehole/<'],
  [/specimentype\/core\/?</, 'samplingfeaturetype/borehole<'],
  [/<resourceType>.*<\/resourceType>/, '<resourceType>Collection</resourceType>'],
  [/medium\/rock\/?</, 'medium/rock<'],
  [/medium\/rock\/?</, 'medium/rock/<'],
  ['"Point"', '"point"'],
  ['"4326"', '"4258"'],
  [' sridType="4326"', ''],
  ['T00:00:00Z', ''],
  ['>Public<', '>public<'],
  ['type="IGSN"', 'type="DOI"'],
  [/relationType="\w+"/, 'relationType="IsDocumentedBy"'],
  [/relationType="\w+"/, 'relationType="hasEvent"'],
  [/<(resourceType)s>.*<\/\1s>/, ''],
  [/(<identifier.*<\/identifier>)(\s*)(<(\w+)>.*<\/\4>)/, '$3$2$1'],
  ['Corer:Drill', 'Corer:Piston,Giant'],
  ['Corer:Drill', 'Corer:drill'],
];

const SETS: readonly [CheckedFormat, string, readonly Change[]][] = [
  ['igsn-0.3', 'records/igsn-registration/0.3/igsn.xml', REGISTRATION],
  ['igsn', 'records/igsn-registration/1.0/igsn.xml', REGISTRATION],
  ['igsn-1.1', 'schemas/smoke/registration-1.1.xml', REGISTRATION],
  ['igsndescription', 'schemas/smoke/description-1.0.xml', DESCRIPTION],
  ['igsndescription-1.1', 'schemas/smoke/description-1.1.xml', DESCRIPTION],
  ['igsndescription-csiro', 'schemas/smoke/description-1.0-csiro-shaped.xml', DESCRIPTION],
];

for (const [format, file, changes] of SETS) {
  const published = createSchemaCheck(format);
  const bytes = checkFile(file);
  const skip = published === undefined || bytes === undefined ? 'no check files here (../shared/data)' : false;
  describe(`our schema of ${format} judges as the published one`, { skip }, () => {
    const own = createSchemaCheck(format, 'own');
    const valid = new TextDecoder().decode(bytes);
    const judge = (text: string) => [published, own].map((schema) => schema?.check(text).length === 0);

    it('a valid document', () => assert.deepEqual(judge(valid), [true, true]));
    for (const [found, instead] of changes) {
      const changed = valid.replace(found, instead);
      if (changed === valid) continue;
      it(`${found} as ${instead || 'nothing'}`, () => {
        const [theirs, ours] = judge(changed);
        assert.equal(ours, theirs, changed);
      });
    }
  });
}
