import assert from 'node:assert/strict';
import { test } from 'node:test';
import { coreBoxRows } from './core-boxes.ts';
import { generateExpedition } from './cosc-expedition.ts';
import type { DemoRow } from './demo-tables.ts';
import { holePlace } from './hole-place.ts';

const { splits, samples, sections, core_boxes: boxes, sample_requests: requests, ...rest } = generateExpedition();
const sectionKey = (row: DemoRow) => `${row.core}/${row.section}`;
const lengthCm = new Map(sections.map((row) => [sectionKey(row), Math.round(Number(row.curated_length_m) * 100)]));

test('samples lie inside their section and do not overlap', () => {
  for (const [section, own] of Map.groupBy(samples, sectionKey)) {
    let freeFromCm = 0;
    for (const { top_offset_cm: top, bottom_offset_cm: bottom, sample } of own) {
      assert.ok(Number(top) >= freeFromCm, `${section}:${sample} overlaps the one above`);
      assert.ok(Number(bottom) > Number(top) && Number(bottom) - Number(top) <= 20, `${section}:${sample}`);
      assert.ok(Number(bottom) <= lengthCm.get(section)!, `${section}:${sample} leaves the section`);
      assert.equal(sample, `${top}-${bottom}`);
      freeFromCm = Number(bottom);
    }
  }
});

test('every sample is cut from a sampleable working half and answers a request', () => {
  const halves = new Map(splits.map((row) => [`${sectionKey(row)}/${row.split}`, row]));
  const requested = new Set(requests.map((row) => row.sample_request));
  for (const row of samples) {
    assert.equal(halves.get(`${sectionKey(row)}/${row.split}`)?.sampleable, true);
    assert.ok(requested.has(row.sample_request!));
    assert.match(String(row.amount), /^[1-9]\d* g$/);
    assert.match(String(row.sample_date), /^2015-02-0[2-6]$/);
  }
});

test('a section shown on pages has the samples pages show', () => {
  const shown = samples.filter((row) => row.core === 19 && row.section === 1);
  assert.deepEqual(
    shown.map((row) => row.sample),
    ['12-14', '27-33', '41-43', '60-65', '88-90'],
  );
  assert.deepEqual(
    [shown[0]?.rock_type, shown[0]?.sample_request, shown[0]?.sample_date],
    ['Amphibolite with garnet', '7', '2015-02-03'],
  );
});

test('opened sections have an archive and a working half that make the whole', () => {
  const opened = Map.groupBy(splits, sectionKey);
  assert.ok(opened.size >= 300 && opened.size <= 400, String(opened.size));
  for (const [section, [archive, working, ...more]] of opened) {
    assert.ok(lengthCm.has(section));
    assert.equal(more.length, 0);
    assert.deepEqual([archive?.split, archive?.sampleable], ['A', false]);
    assert.deepEqual([working?.split, working?.sampleable], ['W', true]);
    assert.equal(Number(archive?.percent_pc) + Number(working?.percent_pc), 100);
    assert.deepEqual([archive?.core_box, archive?.core_box_slot], [working?.core_box, working?.core_box_slot]);
  }
});

test('halves lie in the box and slot of their section', () => {
  const position = new Map(sections.map((row, index) => [sectionKey(row), index]));
  const known = new Set(boxes.map((row) => row.core_box));
  for (const row of splits) {
    const index = position.get(sectionKey(row))!;
    assert.ok(known.has(row.core_box!));
    assert.equal(row.core_box, `CB${String(Math.floor(index / 5) + 1).padStart(3, '0')}`);
    assert.equal(row.core_box_slot, (index % 5) + 1);
  }
});

test('boxes go down the hole and the last one may be short', () => {
  assert.equal(boxes.length, Math.ceil(sections.length / 5));
  assert.ok(boxes.every((row) => Number(row.bottom_depth_m) > Number(row.top_depth_m)));
  assert.equal(new Set(boxes.map((row) => row.storage)).size, boxes.length);
  assert.deepEqual(coreBoxRows(holePlace(0), []), []);
});

test('requests ask for at least what they got, before the party', () => {
  assert.ok(requests.length >= 12 && requests.length <= 20);
  for (const row of requests) {
    const taken = samples.filter((sample) => sample.sample_request === row.sample_request).length;
    assert.ok(taken > 0 && Number(row.number_samples) >= taken, String(row.sample_request));
    assert.ok(String(row.date_submission) < String(row.date_approval) && String(row.date_approval) < '2015-02-02');
  }
});

test('thin sections are made of samples, each inside its own, after the party', () => {
  const taken = new Map(samples.map((row) => [`${sectionKey(row)}:${row.sample}`, row]));
  for (const row of rest.thin_sections) {
    const sample = taken.get(`${sectionKey(row)}:${row.sample}`);
    assert.equal(row.sample_request, sample?.sample_request);
    assert.ok(Number(row.top_offset_cm) >= Number(sample?.top_offset_cm));
    assert.ok(Number(row.bottom_offset_cm) <= Number(sample?.bottom_offset_cm));
    assert.ok(String(row.sample_date) > '2015-02-06' && String(row.sample_date) < '2016');
  }
});
