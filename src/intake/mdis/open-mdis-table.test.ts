import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inputOfBytes } from '../input.ts';
import { fieldTargets } from '../mapping/field-targets.ts';
import { collect } from '../testing/collect.ts';
import { MDIS_TABLES } from './mdis-tables.ts';

// Made up here; only the names of tables and columns are those of mDIS.
const FILES: Readonly<Record<string, string>> = {
  'EXP_PROJECT_PROGRAM.csv': 'SKEY,NAME,PROGRAM\n1,A drilling program,ICDP\n',
  'project_expedition.csv':
    'id,program_id,expedition,exp_name,chief_scientists,start_date\n1,1,5054,Mountains,"Berg, A; Lind, P",2014-05-01\n',
  'project_site.csv': 'id,expedition_id,site,combined_id,site_name\n1,1,1,5054_1,Mine\n',
  'project_hole.csv':
    'id,site_id,hole,combined_id,depth_water,drillers_reference_height,latitude,longitude,gear,coordinate_x,coordinate_y,spatial_reference_system,platform_manager,moratorium_start,comment_identifier\n1,1,A,5054_1_A,0,2.2,63.4,13.2,piston corer;push corer,410312.50,7031200.00,SWEREF 99 TM,Berg,2014-09-01,x\n',
  'core_core.csv':
    'id,hole_id,core,combined_id,core_ondeck,drillers_top_depth,drilled_length,core_recovery,core_type,core_top_depth,continuity\n1,1,2,5054_1_A_002,2014-05-04 10:30:00,102.6,3,2.9,Z,100.4,fits\n2,1,3,5054_1_A_003,,north,3,3,Z,1,\n',
  'core_section.csv':
    'id,core_id,section,combined_id,section_length,curated_length,mcd_offset\n1,1,1,5054_1_A_2Z_1,1.5,1.49,0\n',
  'curation_section_split.csv':
    'id,section_id,type,percent,combined_id,still_exists,sampleable,origin_split_type,corebox_position,crate_name\n1,1,W,50,5054_1_A_002_1_W,1,1,WR,L,CR 7\n',
  'curation_sample.csv':
    'id,section_split_id,combined_id,top,sample_length,sample_size,sample_size_unit,purpose\n1,1,5054_1_A_002_1_W:10-15.5,10,5.5,20,ml,magnetics;geochemistry\n2,1,5054_1_A_002_1_W:x,10,y,,,\n',
  'curation_sample_request.csv':
    'id,expedition_id,request_no,request_part,request_combined_id,scientist_1,scientist_2\n1,1,7,b,5054_SR-7-b,"Berg, A","Lind, P"\n',
  'curation_cuttings.csv':
    'id,hole_id,cuttings_combined_id,top_depth,bottom_depth,sample_weight,max_diameter_rock_clasts,sorting,shape_clasts,color_munsell,fossiles,comment_fossiles,comment_drillers\n1,1,5054_1_A_CUT_100-105,100,105,800,12,poor,angular;subangular,10YR 6/3;5Y 5/1,1,one shell,fast\n',
  'curation_corebox.csv':
    'id,hole_id,corebox,corebox_combined_id,storage_combined_id\n1,1,017,5054_1_A_CB017,Berlin_1_4\n',
  'geology_structure.csv':
    'id,section_id,combined_id,top,extent,dip,dipdirection\n5,1,5054_1_A_002_1_5,20,2.5,40,110\n',
  'geology_lithology.csv':
    'id,section_split_id,combined_id,litho_unit,top_depth,unit_length,bottom_depth,rock_class,rock_type,color,description,curator,mcd_top,composition\n8,1,5054_1_A_002_1_W_upper_1,upper_1,20,15.5,,metamorphic,gneiss,grey;white,banded,Berg,102.8,quartz\n9,1,5054_1_A_002_1_W_9,,35.5,,60,,amphibolite,,,,,\n10,1,5054_1_A_002_1_W_x,x,60,10,75,,,,,,,\n',
};

const read = () =>
  collect(
    Object.entries(FILES).map(([name, text]) => inputOfBytes(name, Buffer.from(text))),
    { program: 'ICDP' },
  );

test('tables of mDIS become objects below the parents that their combined ids name', async () => {
  const { rows } = await read();
  const stated = rows.filter((row) => !row.implied);
  assert.deepEqual(
    stated.map(({ type, names }) => `${type} ${Object.values(names).join(' ')}`),
    [
      'program ICDP',
      'expedition ICDP 5054',
      'site ICDP 5054 1',
      'hole ICDP 5054 1 A',
      'core_run ICDP 5054 1 A 2',
      'section ICDP 5054 1 A 2 1',
      'split ICDP 5054 1 A 2 1 W',
      'sample ICDP 5054 1 A 2 1 W 10-15.5',
      'cuttings ICDP 5054 1 A 100-105',
      'core_box ICDP 5054 1 A 017',
      'sample_request ICDP 5054 7-b',
      'lithology ICDP 5054 1 A 2 1 W upper_1',
      'lithology ICDP 5054 1 A 2 1 W 9',
      'structure ICDP 5054 1 A 2 1 5',
    ],
  );
  const of = (type: string) => stated.find((row) => row.type === type)!.values;
  assert.deepEqual(of('sample').amount, '20 ml');
  assert.deepEqual(of('sample').bottom_offset_cm, 15.5);
  assert.deepEqual([of('structure').bottom_offset_cm, of('structure').dip_direction_deg], [22.5, 110]);
  assert.deepEqual(of('sample_request').scientists, ['Berg, A', 'Lind, P']);
  assert.deepEqual([of('hole').reference_height_m, of('hole').comment], [2.2, 'Identifier: x']);
  assert.deepEqual(of('expedition').chief_scientists, ['Berg, A', 'Lind, P']);
  assert.deepEqual(of('hole').gear, ['piston corer', 'push corer']);
  // As written: what they are counted in only the reference system says.
  assert.deepEqual([of('hole').coordinate_x, of('hole').coordinate_y], ['410312.50', '7031200.00']);
  assert.deepEqual([of('hole').platform_manager, of('hole').moratorium_start], ['Berg', '2014-09-01']);
  assert.equal(of('core_run').continuity, 'fits');
  const { origin_split, core_box_position, crate } = of('split');
  assert.deepEqual([origin_split, core_box_position, crate], ['WR', 'L', 'CR 7']);
  const { max_clast_mm, sorting, clast_shape, munsell_color, fossils, fossils_seen } = of('cuttings');
  assert.deepEqual([max_clast_mm, sorting, clast_shape], [12, ['poor'], ['angular', 'subangular']]);
  assert.deepEqual([munsell_color, fossils, fossils_seen], [['10YR 6/3', '5Y 5/1'], true, 'one shell']);
});

test('findings name table, row and column as mDIS has them, and what is not taken', async () => {
  const { findings } = await read();
  const said = findings
    .filter(({ severity }) => severity !== 'info')
    .map(({ code, at }) => [code, at?.file, at?.row, at?.column]);
  assert.deepEqual(said, [
    ['offset-missing', 'core_core.csv', 2, 'core_ondeck'],
    ['not-a-number', 'core_core.csv', 3, 'drillers_top_depth'],
    ['unmapped-column', 'core_section.csv', undefined, 'mcd_offset'],
    ['not-a-number', 'curation_sample.csv', 3, 'top + sample_length'],
    ['not-a-number', 'geology_lithology.csv', 4, 'bottom_depth or top_depth + unit_length'],
  ]);
});

test('depths of a lithology unit are cm on its section, the bottom stated or made of the length', async () => {
  const { rows } = await read();
  const units = rows.filter(({ type }) => type === 'lithology').map(({ values }) => values);
  assert.deepEqual(
    units.map((one) => [one.top_offset_cm, one.bottom_offset_cm, one.top_depth_m, one.bottom_depth_m]),
    [
      [20, 35.5, undefined, undefined],
      [35.5, 60, undefined, undefined],
    ],
  );
  assert.deepEqual(
    [units[0]!.rock_class, units[0]!.rock_type, units[0]!.color, units[0]!.composition],
    ['metamorphic', 'gneiss', ['grey', 'white'], ['quartz']],
  );
  assert.deepEqual([units[0]!.description, units[0]!.curator], ['banded', 'Berg']);
});

test('what an expedition states of its moratorium, losses and other names is kept or told, never passed over', async () => {
  const tables = {
    'project_expedition.csv':
      'id,program_id,expedition,combined_id,exp_name,exp_name_alt,moratorium_end\n1,1,5054,5054,Mountains,Berge,2017-03-01\n',
    'project_site.csv': 'id,expedition_id,site,combined_id,site_name,site_name_alt\n1,1,1,5054_1,Mine,Gruva\n',
    'project_hole.csv':
      'id,site_id,hole,combined_id,moratorium_end,ground_level,start_date,date_start\n1,1,A,5054_1_A,2018-03-01,523.5,2014-05-01,2014-05-01\n',
    'core_core.csv':
      'id,hole_id,core,combined_id,drillers_top_depth,drilled_length,core_recovery,core_loss_reason\n1,1,2,5054_1_A_002,102.6,3,3.1,pipe stretch\n',
    'curation_section_split.csv':
      'id,section_id,type,percent,combined_id,origin_split_id\n1,1,W,50,5054_1_A_002_1_W,7\n',
  };
  const { rows, findings } = await collect(
    Object.entries(tables).map(([name, text]) => inputOfBytes(name, Buffer.from(text))),
    { program: 'ICDP' },
  );
  const of = (type: string) => rows.find((row) => row.type === type && !row.implied)!.values;
  assert.equal(of('expedition').moratorium_end, '2017-03-01');
  assert.deepEqual([of('expedition').expedition_name_alt, of('site').site_name_alt], ['Berge', 'Gruva']);
  assert.deepEqual([of('hole').moratorium_end, of('hole').elevation_m], ['2018-03-01', 523.5]);
  assert.equal(of('core_run').recovery_reason, 'pipe stretch');
  assert.deepEqual(
    findings.filter(({ code }) => code === 'unmapped-column').map(({ field }) => field),
    ['date_start'],
  );
  // Its table has no split of that number.
  assert.deepEqual(
    findings.filter(({ code }) => code === 'origin-split-unknown').map(({ at, value }) => [at?.row, at?.column, value]),
    [[2, 'origin_split_id', '7']],
  );
});

test('a split is cut from the split of its section that the number names, before or behind it in the table', async () => {
  const heading = 'id,section_id,type,percent,combined_id,origin_split_id,comment,comment_storage\n';
  const rows = [
    '9,1,W,50,5054_1_A_002_1_W,7,split late,Box dry',
    '7,1,WR,100,5054_1_A_002_1_WR,,,',
    '8,2,A,50,5054_1_A_002_2_A,7,,Wrapped',
  ];
  const { rows: read, findings } = await collect(
    [inputOfBytes('curation_section_split.csv', Buffer.from(heading + rows.join('\n')))],
    { program: 'ICDP' },
  );
  const splits = read.filter(({ type, implied }) => type === 'split' && !implied).map(({ values }) => values);
  assert.deepEqual(
    splits.map((one) => [one.split, one.origin_split, one.comment]),
    [
      ['W', 'WR', 'split late\nStorage: Box dry'],
      ['WR', undefined, undefined],
      ['A', undefined, 'Storage: Wrapped'],
    ],
  );
  assert.deepEqual(
    findings.filter(({ severity }) => severity !== 'info').map(({ code, at }) => [code, at?.row]),
    [['origin-split-unknown', 4]],
  );
});

test('every column of mDIS that is read fills a field that there is', () => {
  for (const [name, { type, columns }] of Object.entries(MDIS_TABLES))
    for (const field of Object.values(columns)) assert.ok(fieldTargets(type).has(field), `${name}: ${field}`);
});

test('a table or column called as a member that every object has is none of mDIS', async () => {
  const unknown = await collect([inputOfBytes('constructor.csv', Buffer.from('id,x\n1,2\n'))]);
  assert.deepEqual(
    unknown.findings.map(({ code }) => code),
    ['unknown-table'],
  );
  const site = 'id,expedition_id,site,combined_id,constructor\n1,1,1,5054_1,x\n';
  const { findings } = await collect([inputOfBytes('project_site.csv', Buffer.from(site))], { program: 'ICDP' });
  assert.deepEqual(
    findings.filter(({ code }) => code === 'unmapped-column').map(({ field }) => field),
    ['constructor'],
  );
});
