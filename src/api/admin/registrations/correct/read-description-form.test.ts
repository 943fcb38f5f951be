import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { EXAMPLES } from '../../../../../test/conformance/formats/example-descriptions.ts';
import { DESCRIPTION_FIELDS } from '../../../../domain/description/description-fields.ts';
import { FORM_MEMBERS, statedBy } from '../../../../domain/description/field-parts.ts';
import { descriptionFields, descriptionValues } from './description-form.ts';
import { atFormFields, readDescriptionForm } from './read-description-form.ts';

const [{ description }] = EXAMPLES as [(typeof EXAMPLES)[number]];
const read = (values: Record<string, string>, before: object = description) =>
  readDescriptionForm(new URLSearchParams(values), before);
/** A member that is not stated and an empty list are the same. */
const stated = (said: object) =>
  Object.fromEntries(Object.entries(said).filter(([, value]) => !Array.isArray(value) || value.length > 0));

describe('the form of a description', () => {
  it('gives every example back as it was', () => {
    // A form is UTF-8, which has no lone surrogate.
    for (const example of EXAMPLES.filter((one) => !JSON.stringify(one).includes('\\ud800'))) {
      const { said, findings } = read(descriptionValues(example.description), example.description);
      assert.deepEqual(stated(said), stated(example.description));
      assert.deepEqual(findings, []);
    }
  });

  it('has a field for every member that a person states', () => {
    const page = String(descriptionFields({ values: {} }));
    for (const field of FORM_MEMBERS) {
      const { by } = statedBy(field);
      const name = by === 'parts' ? `name="d.${field}.` : `name="d.${field}"`;
      assert.ok(page.includes(name), `${field}, ${DESCRIPTION_FIELDS[field].label}`);
    }
    assert.ok(!page.includes('name="d.igsn"') && !page.includes('name="d.foreign'));
  });

  it('reads numbers, lines, terms and lists, and takes away what is emptied', () => {
    const before = {
      title: 'Old',
      latitudeDeg: 1,
      rock: 'Gneiss',
      agents: [
        { name: 'Berg, Anna', isCreator: true, email: 'anna@example.org' },
        { name: 'Gone', isCreator: false },
      ],
      places: [{ name: 'kept' }],
    };
    const { said } = read(
      {
        'd.title': ' New ',
        'd.latitudeDeg': '63,5',
        'd.rock': ' ',
        'd.keywords': 'one\r\n\ntwo ',
        'd.material.label': 'Rock',
        'd.depths.0.scale': 'drf',
        'd.depths.0.topM': '1.5',
        'd.agents.0.name': 'Berg, Anna',
        'd.agents.0.isCreator': 'no',
        'd.agents.0.role': 'DataCollector',
        'd.agents.1.name': '',
        'd.agents.1.isCreator': 'yes',
        'd.agents.2.name': 'Third',
        'd.agents.2.isCreator': 'yes',
        'd.igsn': 'OTHER',
      },
      before,
    );
    assert.deepEqual(said, {
      title: 'New',
      latitudeDeg: 63.5,
      keywords: ['one', 'two'],
      material: { label: 'Rock' },
      depths: [{ scale: 'drf', topM: 1.5 }],
      agents: [
        { name: 'Berg, Anna', isCreator: false, email: 'anna@example.org', role: 'DataCollector' },
        { name: 'Third', isCreator: true },
      ],
      places: [{ name: 'kept' }],
    });
  });

  it('leaves line ends as they were, which browsers change in large fields and drop in small ones', () => {
    const before = {
      abstract: 'Dark\ngneiss',
      locality: 'North\nslope',
      furtherDescriptions: [{ text: 'one\r\ntwo' }],
    };
    const sent = {
      'd.abstract': 'Dark\r\ngneiss',
      'd.locality': 'Northslope',
      'd.furtherDescriptions.0.text': 'onetwo',
    };
    assert.deepEqual(read(sent, before).said, before);
    assert.equal(read({ 'd.abstract': 'Dark\r\nschist' }, before).said.abstract, 'Dark\nschist');
  });

  for (const [fields, field] of [
    [{ 'd.latitudeDeg': 'north' }, 'd.latitudeDeg'],
    [{ 'd.latitudeDeg': '1e9999' }, 'd.latitudeDeg'],
    [{ 'd.depths.0.topM': 'deep', 'd.depths.0.scale': 'drf' }, 'd.depths'],
    [{ 'd.ageRange.minimum': '<b>' }, 'd.ageRange'],
  ] as const)
    it(`says at the field what is no number: ${JSON.stringify(fields)}`, () => {
      const { findings } = read(fields as unknown as Record<string, string>);
      assert.deepEqual(
        findings.map((one) => [one.code, one.field]),
        [['not-a-number', field]],
      );
    });

  it('puts findings at the fields of the form', () => {
    const found = ['description.depths[0].topM', 'title', 'url', 'igsn', 'version'].map((field) => ({
      code: 'x',
      severity: 'error' as const,
      message: 'x',
      field,
    }));
    assert.deepEqual(
      atFormFields(found).map((one) => one.field),
      ['d.depths', 'd.title', 'landingUrl', 'igsn', 'version'],
    );
  });
});
