import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkLabelLayout } from '../../../domain/label/check-label-layout.ts';
import type { LabelLayout } from '../../../domain/label/label-layout.ts';
import { LABEL_PRESETS } from '../../../domain/label/label-presets.ts';
import { beginWith, changed, mapped, stepBack, stepForward } from './edit-history.ts';
import {
  alignTo,
  freeName,
  moveTo,
  type NewElement,
  resizeTo,
  type Side,
  snapMm,
  withCopy,
  withNew,
  without,
} from './edit-layout.ts';

const vial = LABEL_PRESETS.find((one) => one.name === 'vial-38x19')!;
const KINDS: readonly NewElement[] = ['text', 'qr', 'datamatrix', 'code128', 'line', 'box'];
const SIDES: readonly Side[] = ['left', 'center', 'right', 'top', 'middle', 'bottom'];

test('millimetres snap to the grid; a grid of 0 is none', () => {
  assert.deepEqual([snapMm(3.3, 0.5), snapMm(3.3, 5), snapMm(3.333, 0), snapMm(0.3, 0.1)], [3.5, 5, 3.33, 0.3]);
});

test('an element stops at the edges of its label', () => {
  const moved = moveTo(vial, 0, 100, -5).elements[0]!;
  assert.deepEqual([moved.xMm, moved.yMm], [16.4, 0]);
  assert.equal(resizeTo(vial, 0, 500, 3).elements[0]!.widthMm, 36.8);
});

test('codes stay square, lines keep their direction', () => {
  const code = vial.elements.findIndex((one) => one.kind === 'code');
  const resized = resizeTo(vial, code, 10, 14.6).elements[code]!;
  assert.deepEqual([resized.widthMm, resized.heightMm], [10, 10]);
  const line = withNew(vial, 'line');
  assert.equal(resizeTo(line, line.elements.length - 1, 10, 10).elements.at(-1)!.heightMm, 0);
});

test('the last element stays, a copy stands beside', () => {
  const one: LabelLayout = { ...vial, elements: [vial.elements[0]!] };
  assert.equal(without(one, 0), one);
  assert.equal(without(vial, 0).elements.length, vial.elements.length - 1);
  assert.equal(withCopy(vial, 0).elements.at(-1)!.xMm, 2.2);
});

test('whatever a hand does to a sound layout, it stays sound', () => {
  const deed = fc.oneof(
    fc.record({ at: fc.nat(20), x: fc.float({ noNaN: true }), y: fc.float({ noNaN: true }) }).map(
      ({ at, x, y }) =>
        (one: LabelLayout) =>
          moveTo(one, at, x, y),
    ),
    fc.record({ at: fc.nat(20), x: fc.float({ noNaN: true }), y: fc.float({ noNaN: true }) }).map(
      ({ at, x, y }) =>
        (one: LabelLayout) =>
          resizeTo(one, at, x, y),
    ),
    fc.constantFrom(...KINDS).map((kind) => (one: LabelLayout) => withNew(one, kind)),
    fc.nat(20).map((at) => (one: LabelLayout) => withCopy(one, at)),
    fc.nat(20).map((at) => (one: LabelLayout) => without(one, at)),
    fc.tuple(fc.nat(20), fc.constantFrom(...SIDES)).map(
      ([at, side]) =>
        (one: LabelLayout) =>
          alignTo(one, at, side, 1),
    ),
  );
  fc.assert(
    fc.property(fc.constantFrom(...LABEL_PRESETS), fc.array(deed, { maxLength: 20 }), (preset, deeds) => {
      const made = deeds.reduce((one, does) => does(one), preset);
      const read = checkLabelLayout(JSON.parse(JSON.stringify(made)));
      assert.ok(read.ok, JSON.stringify(read.findings));
    }),
  );
});

test('steps of one part go back together, and forward again', () => {
  const dragged = changed(changed(changed(beginWith(0), 1, 'drag 1'), 2, 'drag 1'), 3, 'drag 2');
  const back = stepBack(stepBack(dragged));
  assert.deepEqual([stepBack(dragged).now, back.now, stepBack(back).now], [2, 0, 0]);
  const said = mapped(stepBack(dragged), (one) => one * 10);
  assert.deepEqual([stepBack(said).now, said.now, stepForward(said).now], [0, 20, 30]);
  assert.deepEqual([stepForward(stepForward(back)).now, changed(back, 9).future], [3, []]);
});

test('a name that is taken gets a number', () => {
  assert.deepEqual([freeName('a', []), freeName('a', ['a', 'a-2'])], ['a', 'a-3']);
});
