import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { OBJECT_FIELDS } from '../../domain/drilling/object-fields.ts';
import { OBJECT_TYPES, type ObjectType } from '../../domain/drilling/object-type.ts';
import { LANGUAGES } from '../../domain/language.ts';
import { CONTRIBUTOR_TYPES } from '../../domain/vocabulary/contributor-types.ts';
import { MATERIALS } from '../../domain/vocabulary/materials.ts';
import { RELATION_TYPES } from '../../domain/vocabulary/relation-types.ts';
import { COVERED_FIELDS } from '../landing/covered-fields.ts';
import { wordsIn } from './words.ts';

const WITHOUT_PAGE: readonly ObjectType[] = [
  'program',
  'site',
  'core_box',
  'sample_request',
  'lithology',
  'structure',
  'bit_run',
  'driller_report',
  'daily_report',
  'contributor',
  'related_work',
];
const COUNTS = [0, 1, 2, 5, 21, 1234, 1_000_000, 2_000_000];

/** Path and value of every message in a catalogue, messages with parameters as functions. */
function messages(room: object, path = ''): readonly (readonly [string, unknown])[] {
  return Object.entries(room).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
      ? messages(value, `${path}${name}.`)
      : [[`${path}${name}`, value] as const],
  );
}

describe('The catalogue', () => {
  const english = messages(wordsIn('en'));

  for (const language of LANGUAGES) {
    const words = wordsIn(language);

    it(`says everything in ${language}, nothing of it empty or with a hole`, () => {
      const own = messages(words);
      const paths = (all: typeof own) => all.map(([path]) => path).filter((path) => !path.startsWith('fields.'));
      assert.deepEqual(paths(own).toSorted(), paths(english).toSorted());
      for (const [path, value] of own) {
        const text = String(typeof value === 'function' ? '' : value);
        if (typeof value !== 'function') assert.ok(text.trim() !== '' && !/undefined|#/.test(text), `${path}: ${text}`);
      }
    });

    it(`counts in every plural form of ${language}`, () => {
      const plain = new Intl.NumberFormat(language);
      for (const type of OBJECT_TYPES)
        for (const value of COUNTS) {
          const text = words.objects.counted(value, type);
          assert.ok(text.includes(plain.format(value)) && !/[#]|undefined/.test(text), text);
          assert.ok(words.objects.pattern(value, type).includes('#'));
        }
      for (const value of COUNTS)
        for (const text of [words.search.total(value), words.search.moreThan(value), words.record.differences(value)])
          assert.doesNotMatch(text, /#|undefined/);
    });

    it(`names every field, role, relation and material in ${language}`, () => {
      const { fields, terms } = words;
      const shown = Object.entries(OBJECT_FIELDS)
        .filter(([type]) => !WITHOUT_PAGE.includes(type as ObjectType))
        .flatMap(([, some]) => some)
        .filter(
          ({ name, group, privacy }) => group !== 'identity' && privacy !== 'internal' && !COVERED_FIELDS.has(name),
        );
      for (const { name, label } of shown) {
        const said = (fields as Readonly<Record<string, string>>)[name];
        assert.ok(said, name);
        if (language === 'en') assert.equal(said, label);
      }
      for (const { label } of CONTRIBUTOR_TYPES) assert.ok(label in terms.roles, label);
      for (const { label } of RELATION_TYPES)
        assert.ok(label in terms.relations || label === 'Documents' || label === 'Describes', label);
      for (const { label } of MATERIALS) assert.ok(label in terms.materials, label);
    });
  }

  it('says a million in French with “de”, and German plurals after “von” in the dative', () => {
    assert.equal(wordsIn('fr').objects.counted(1_000_000, 'hole'), '1\u202f000\u202f000 de forages');
    assert.equal(wordsIn('fr').objects.counted(0, 'hole'), '0 forage');
    assert.equal(wordsIn('de').objects.place(4, 693, 'core_run'), 'Nr. 4 von 693 Kernmärschen hier');
    assert.equal(wordsIn('sv').objects.counted(2, 'section'), '2 sektioner');
  });

  it('holds no message that no page uses', () => {
    // What is said of findings and kinds of files is found by their codes, which the domain has.
    const folder = join(import.meta.dirname, '..', '..');
    const files = globSync('**/*.ts', { cwd: folder, exclude: (name) => name === 'words' });
    const code = [
      ...files.filter((file) => /^(dissemination|api)/.test(file)),
      'dissemination/words/language-links.ts',
    ].map((file) => readFileSync(join(folder, file), 'utf8'));
    const all = code.join('\n');
    const unused = english
      .map(([path]) => path)
      .filter(
        (path) =>
          !/^(fields|members|terms|(?:requests|reports)\.findings|record\.fileKinds)\.|\.(csf_a|csf_b|drf)$/.test(path),
      )
      .filter((path) => !new RegExp(`\\b${path.split('.').at(-1)}\\b`).test(all));
    assert.deepEqual(unused, []);
  });
});
