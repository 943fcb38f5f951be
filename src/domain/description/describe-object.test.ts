import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { bareContext, node, REGISTRABLE, usualContext } from '../../../test/conformance/formats/example-contexts.ts';
import type { FieldValue } from '../drilling/object-row.ts';
import type { ObjectType } from '../drilling/object-type.ts';
import { describeObject } from './describe-object.ts';
import type { ObjectContext } from './object-context.ts';

type Values = Readonly<Record<string, FieldValue | undefined>>;

/** The usual context with one ancestor's values changed. */
function withAncestor(type: ObjectType, ancestor: ObjectType, values: Values): ObjectContext {
  const context = usualContext(type);
  const ancestors = context.ancestors.map((one) =>
    one.type === ancestor ? { ...one, values: { ...one.values, ...values } } : one,
  );
  return { ...context, ancestors };
}

const at = (type: ObjectType, values: Values, topM: number, bottomM = topM + 5): ObjectContext => {
  const context = usualContext(type, values);
  return { ...context, object: { ...context.object, depths: { topCsfAM: topM, bottomCsfAM: bottomM } } };
};

describe('titles', () => {
  const usual = usualContext('section');
  const cases: readonly [string, ObjectContext][] = [
    ['Expedition COSC-1: Collisional Orogeny in the Scandinavian Caledonides', usualContext('expedition')],
    ['Expedition COSC-1, into the roots', usualContext('expedition', { expedition_name: 'COSC-1, into the roots' })],
    ['Expedition 1', bareContext('expedition')],
    ['Hole A, COSC-1, 2495.8 m deep', usualContext('hole')],
    ['Hole 1, expedition 1', bareContext('hole')],
    ['Core run 19Z from 143.00 m depth', usualContext('core_run')],
    ['Section 1 of core run 19Z, 143.00–144.00 m', usual],
    ['Core catcher of core run 19Z', usualContext('section', { core_catcher: true, section: 9 })],
    ['Core catcher of core run 19Z', { ...usual, object: { ...usual.object, name: 'CC' } }],
    ['Working half of section 1, core run 19Z, 143.00–144.00 m', usualContext('split')],
    ['Working quarter of section 1, core run 19Z, 143.00–144.00 m', usualContext('split', { percent_pc: 25 })],
    ['Amphibolite with garnet from 143.12 m depth', usualContext('sample')],
    ['Core sample from 143.12 m depth', usualContext('sample', { rock_type: null })],
    ['Sample from expedition 1', bareContext('sample')],
    ['Cuttings from 100.00–105.00 m depth', at('cuttings', {}, 100)],
    ['Cuttings of gneiss from 100.00–105.00 m depth', at('cuttings', { rock_type: 'Gneiss' }, 100)],
    ['Cuttings of Åre Gneiss from 100.00–105.00 m depth', at('cuttings', { rock_type: 'Åre Gneiss' }, 100)],
    ['Thin section of amphibolite with garnet from 143.12 m depth', usualContext('thin_section')],
    ['Gas sample from 20.00 m depth', at('gas', {}, 20)],
    ['Gas sample from hole A, COSC-1', usualContext('gas')],
  ];
  for (const [title, context] of cases) it(title, () => assert.equal(describeObject(context).title, title));

  it('says so when only the driller’s depth is known', () => {
    const context = usualContext('core_run');
    const object = { ...context.object, depths: { topDrfM: 146, bottomDrfM: 149 } };
    assert.equal(describeObject({ ...context, object }).title, 'Core run 19Z from 146.00 m driller’s depth');
  });

  it('never is or holds an identifier', () => {
    for (const type of REGISTRABLE) {
      const { title, igsn, name } = describeObject(usualContext(type));
      assert.ok(!title.includes(igsn) && (type === 'expedition' || !title.includes(name)), title);
    }
  });
});

describe('inheritance', () => {
  it('takes place, rig and holder from hole, site and expedition', () => {
    const { latitudeDeg, elevationM, country, province, platformName, operator, currentArchive } = describeObject(
      usualContext('sample'),
    );
    assert.deepEqual(
      { latitudeDeg, elevationM, country, province, platformName, operator, currentArchive },
      {
        latitudeDeg: 63.401629,
        elevationM: 522.8,
        country: 'Sweden',
        province: 'Jämtland',
        platformName: 'Riksriggen',
        operator: 'Uppsala University',
        currentArchive: 'BGR core repository, Berlin-Spandau',
      },
    );
  });

  it('leaves the contact out when the hole lies elsewhere than the rest', () => {
    const { currentArchive, currentArchiveContact } = describeObject(
      withAncestor('sample', 'hole', { repository: 'Bremen' }),
    );
    assert.deepEqual(
      { currentArchive, currentArchiveContact },
      { currentArchive: 'Bremen', currentArchiveContact: undefined },
    );
  });

  it('gives no position with one part missing', () => {
    const { latitudeDeg, longitudeDeg } = describeObject(withAncestor('sample', 'hole', { longitude_deg: null }));
    assert.deepEqual([latitudeDeg, longitudeDeg], [undefined, undefined]);
  });

  const rocks: readonly [ObjectType, string | undefined][] = [
    ['split', 'Gneiss'],
    ['sample', undefined],
    ['thin_section', 'Amphibolite with garnet'],
    ['bottle', undefined],
  ];
  for (const [type, rock] of rocks) {
    it(`gives a ${type} the rock ${rock ?? 'of nobody'}`, () => {
      assert.equal(describeObject(usualContext(type, type === 'sample' ? { rock_type: '' } : {})).rock, rock);
    });
  }

  const materials: readonly [ObjectContext, string, string][] = [
    [usualContext('sample'), 'Rock', 'rock'],
    [usualContext('sample', { material: 'lake sediment' }), 'lake sediment', 'sediment'],
    [usualContext('gas'), 'Gas', 'gas'],
    [usualContext('water'), 'Aqueous liquid', 'liquidAqueous'],
    [usualContext('bottle'), 'Unknown', 'unknown'],
    [bareContext('core_run'), 'Unknown', 'unknown'],
    [usualContext('sample', { material: 'brass' }), 'brass', 'other'],
  ];
  for (const [context, label, term] of materials) {
    it(`calls the material of a ${context.object.type} ${label}`, () => {
      assert.deepEqual(describeObject(context).material, { label, uri: `http://vocabulary.odm2.org/medium/${term}` });
    });
  }
});

describe('abstracts', () => {
  const place = 'Drilled in hole A of COSC-1 near Åre, Sweden, in May 2014.';
  const cases: readonly [string, ObjectContext][] = [
    [`12–14 cm of the working half of section 1, core run 19Z. ${place}`, usualContext('sample')],
    [`Core run 19Z, 3.02 m recovered of 3.00 m drilled. ${place}`, usualContext('core_run')],
    [`Section 1, core run 19Z, 1.00 m long. ${place}`, usualContext('section')],
    [`The working half of section 1, core run 19Z. ${place}`, usualContext('split')],
    [`Thin section of the working half of section 1, core run 19Z. ${place}`, usualContext('thin_section')],
    [`${place} Demonstration record, not a real one.`, withAncestor('hole', 'expedition', { is_demonstration: true })],
    ['To learn how mountains grow. Drilled in Sweden in May 2014.', usualContext('expedition')],
    ['Gas sample. Drilled in expedition 1.', bareContext('gas')],
  ];
  for (const [text, context] of cases) it(text, () => assert.equal(describeObject(context).abstract, text));

  it('says nothing where nothing is known', () =>
    assert.equal(describeObject(bareContext('expedition')).abstract, undefined));
});

describe('other facts', () => {
  it('spells the run as older labels do', () => {
    const names = describeObject(usualContext('sample')).otherNames;
    assert.deepEqual(names, ['5054_1_A_19Z_1_W:12-14', '5054_1_A_19Z_1_12-14']);
    assert.deepEqual(describeObject(usualContext('section')).otherNames, ['5054_1_A_19Z_1']);
    assert.deepEqual(describeObject(usualContext('expedition')).otherNames, []);
  });

  it('dates core by its run, fluids by their day and a hole by its campaign', () => {
    const period = (type: ObjectType) => {
      const { collectedFrom, collectedTo } = describeObject(usualContext(type));
      return [collectedFrom, collectedTo];
    };
    assert.deepEqual(period('sample'), ['2014-05-05T16:40+02:00', '2014-05-05T16:40+02:00']);
    assert.deepEqual(period('gas'), ['2014-06-01', '2014-06-01']);
    assert.deepEqual(period('hole'), ['2014-05-01', '2014-08-26']);
    assert.equal(describeObject(usualContext('sample')).sampledOn, '2015-02-03');
  });

  it('is private until the moratorium ends', () => {
    const on = (today: string) => describeObject({ ...usualContext('sample'), today }).isPublic;
    assert.deepEqual([on('2017-02-28'), on('2017-03-01')], [false, true]);
    assert.equal(describeObject(bareContext('sample')).isPublic, true);
    const sample = usualContext('sample');
    const plug = { ...sample.object, name: 'P1', combinedId: `${sample.object.combinedId}:P1` };
    const ofSample = { ...sample, object: plug, ancestors: [sample.object, ...sample.ancestors] };
    assert.equal(describeObject({ ...ofSample, today: '2017-02-28' }).isPublic, false);
  });

  it('takes depths from what holds the object, and none from the hole', () => {
    assert.deepEqual(describeObject(usualContext('bottle')).depths[0], {
      scale: 'csf_a',
      topM: 143.12,
      bottomM: 144.12,
    });
    assert.deepEqual(describeObject(usualContext('gas')).depths, []);
    assert.deepEqual(describeObject(usualContext('hole')).depths[0], { scale: 'csf_a', topM: 0, bottomM: 2494.8 });
  });

  it('gives lengths in metres', () => {
    const lengths = (['hole', 'core_run', 'section', 'split', 'sample', 'gas'] as const).map(
      (type) => describeObject(usualContext(type)).lengthM,
    );
    assert.deepEqual(lengths, [2495.8, 3.02, 1, 1, 0.02, undefined]);
  });

  const sizes: readonly [Values, unknown][] = [
    [{ amount: '24 g' }, { value: '24', unit: 'g' }],
    [{ amount: '1,5 ml in 2 vials' }, { value: '1,5', unit: 'ml in 2 vials' }],
    [{ amount: 'a handful' }, { value: 'a handful', unit: '' }],
    [{ amount: '24' }, { value: '24', unit: '' }],
    [{ amount: null }, undefined],
    [{ weight_g: 3 }, { value: '3', unit: 'g' }],
  ];
  for (const [values, size] of sizes) {
    it(`reads ${JSON.stringify(values)} as size`, () =>
      assert.deepEqual(describeObject(usualContext('sample', values)).size, size));
  }

  it('cites chief scientists only where no contributor is cited', () => {
    const cited = (context: ObjectContext) =>
      describeObject(context)
        .agents.filter((one) => one.isCreator)
        .map((one) => one.name);
    assert.deepEqual(cited(usualContext('sample')), ['ICDP']);
    assert.deepEqual(cited({ ...usualContext('sample'), contributors: [] }), ['Lorenz, Henning']);
    assert.equal(describeObject(usualContext('sample')).agents.length, 2, 'nobody twice');
  });

  it('names the request with its expedition once', () => {
    assert.equal(describeObject(usualContext('sample')).sampleRequest, '5054_SR-7-b');
    assert.equal(describeObject(usualContext('sample', { sample_request: '5054_SR-8' })).sampleRequest, '5054_SR-8');
  });

  it('methods follow the core type', () => {
    const label = (letter: FieldValue) =>
      describeObject(withAncestor('section', 'core_run', { core_type: letter })).collectionMethod?.label;
    assert.deepEqual(['H', 'Z', 'L', 'W', '?', null].map(label), [
      'Corer:Piston',
      'Corer:Drill',
      'Corer:Gravity',
      'Other',
      'Corer:Drill',
      'Corer:Drill',
    ]);
    assert.equal(describeObject(usualContext('expedition')).collectionMethod, undefined);
  });

  it('states own fields only, in descriptor order, without empty ones', () => {
    const { stated } = describeObject(usualContext('split', { weight_kg: 0, comment: '', core_box: null }));
    assert.deepEqual(stated, [
      { field: 'split', value: 'W' },
      { field: 'percent_pc', value: 50 },
      { field: 'weight_kg', value: 0 },
    ]);
  });

  it('never holds an undefined member', () => {
    for (const type of REGISTRABLE) {
      const description = describeObject({ ...bareContext(type), object: node(type, '1', 'x', {}) });
      assert.ok(Object.values(description).every((one) => one !== undefined));
    }
  });
});
