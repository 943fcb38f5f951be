import { type Html, html } from '../../../../dissemination/frame/html.ts';
import { icon } from '../../../../dissemination/frame/icons.ts';
import type { Finding } from '../../../../domain/finding.ts';
import { findingLines } from '../../finding-lines.ts';
import { type Difference, differenceTable } from '../version-comparison.ts';

/** What a form would change and what there is to say of it; tried and undone. */
export function previewNote(differences: readonly Difference[], findings: readonly Finding[]): Html {
  const said = findings.length > 0 && html`<div>${findingLines({ findings })}</div>`;
  const head = html`<div class="note ${findings.length > 0 ? 'w' : 'ok'}" role="status">${icon(findings.length > 0 ? 'warn' : 'ok', 18)}<div>It would be taken; nothing is kept yet.${said}</div></div>`;
  if (differences.length === 0) return html`${head}<p class="mut">Nothing differs from what stands.</p>`;
  return html`${head}<section class="card clip">${differenceTable(differences, 'Now', 'Then')}</section>`;
}
