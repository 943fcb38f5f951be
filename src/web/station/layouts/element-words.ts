import type { CodeKind, LabelElement } from '../../../domain/label/label-layout.ts';

/** What people call the codes. */
export const CODE_WORDS: Readonly<Record<CodeKind, string>> = {
  qr: 'QR code',
  datamatrix: 'Data Matrix',
  code128: 'Code 128',
};

/** An element in words, short enough for a list. */
export function elementWords(one: LabelElement): string {
  if (one.kind === 'text') return `Text ${one.text}`;
  if (one.kind === 'code') return `${CODE_WORDS[one.code]} of ${one.text}`;
  if (one.kind === 'box') return 'Box';
  return one.heightMm > 0 ? 'Vertical line' : 'Line';
}
