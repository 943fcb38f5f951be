import assert from 'node:assert/strict';
import { it } from 'node:test';
import { finding } from '../../domain/finding.ts';
import { type ImportResult, isWithoutErrors } from './import-options.ts';

const RESULT: ImportResult = {
  kept: true,
  rows: 1,
  rowsNotRead: 0,
  byType: { core_run: { created: 1, updated: 0, unchanged: 0, refused: 0 } },
  findings: [finding('unknown-term', 'A word of their own.', { severity: 'warning' })],
  findingsNotShown: 0,
  expeditions: [],
  depthsChanged: 0,
  namespacesTaken: [],
};
const refused = { core_run: { created: 0, updated: 0, unchanged: 0, refused: 1 } };

it('an import is without errors where no row was refused, be the errors shown or only counted', () => {
  assert.ok(isWithoutErrors(RESULT));
  assert.ok(!isWithoutErrors({ ...RESULT, findings: [finding('missing-field', 'No number.')] }));
  assert.ok(!isWithoutErrors({ ...RESULT, findingsNotShown: 1, byType: refused }));
  assert.ok(!isWithoutErrors({ ...RESULT, findingsNotShown: 1, rowsNotRead: 1 }));
});
