import type { HarvestedItem } from '../../operations/harvest/source-client.ts';
import { decodeStream } from '../http/decode-stream.ts';
import type { HttpAnswer } from '../http/send-request.ts';
import { cutElements } from '../xml/cut-elements.ts';
import { type ScopeOfText, scopeWithin } from '../xml/with-scope.ts';
import { type OaiPage, readPage } from './oai-page.ts';
import { readOaiRecord } from './read-oai-record.ts';

/** A record of a page, one that could not be told apart, or, last, what the page says beside its records. */
export type PagePart =
  | { readonly kind: 'item'; readonly item: HarvestedItem }
  | { readonly kind: 'nameless'; readonly text: string }
  | { readonly kind: 'end'; readonly page: OaiPage; readonly before: string; readonly isMixed: boolean };

const RECORDS = { names: ['record'], beginsWith: 'header' } as const;

/** Reads an answer of OAI-PMH while it comes. Throws what the connection throws. */
export async function* partsOfPage(answer: HttpAnswer): AsyncGenerator<PagePart> {
  const { chunks, isMixed } = decodeStream(answer.body, answer.header('content-type'));
  let before = '';
  let after = '';
  let scope: ScopeOfText = new Map();
  for await (const piece of cutElements(chunks, RECORDS)) {
    if (piece.kind === 'before') {
      before = piece.text;
      scope = scopeWithin(scope, before);
    } else if (piece.kind === 'after') after = piece.text;
    else {
      const item = readOaiRecord(piece.text, piece.isWhole, scope);
      yield item === undefined ? { kind: 'nameless', text: piece.text.slice(0, 200) } : { kind: 'item', item };
    }
  }
  yield { kind: 'end', page: readPage(before, after), before, isMixed: isMixed() };
}
