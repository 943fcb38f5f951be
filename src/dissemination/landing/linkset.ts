import type { PublicFace } from '../public-face.ts';
import type { PublicRecord } from '../public-record.ts';
import { landingAddress } from '../record-address.ts';
import type { TypedLink } from './signposting.ts';

type Target = { readonly href: string; readonly type?: string };

/**
 * All typed links of a record as one JSON document (RFC 9264, 4.2; signposting level 2): those of its page, every child as an
 * item, and from each metadata document back to the page that it describes.
 */
export function linkset(
  record: PublicRecord,
  face: Pick<PublicFace, 'baseUrl'>,
  page: string,
  links: readonly TypedLink[],
): string {
  const items = record.description.children.map(({ igsn }) => ({
    href: landingAddress(face.baseUrl, igsn),
    rel: 'item',
    type: 'text/html',
  }));
  const own = [...links.filter((one) => one.rel !== 'linkset'), ...items];
  const byRelation = [...Map.groupBy(own, (one) => one.rel)].map(
    ([rel, members]): readonly [string, readonly Target[]] => [rel, members.map(targetOf)],
  );
  const metadata = links
    .filter((one) => one.rel === 'describedby')
    .map((one) => ({ anchor: one.href, describes: [{ href: page, type: 'text/html' }] }));
  return `${JSON.stringify({ linkset: [{ anchor: page, ...Object.fromEntries(byRelation) }, ...metadata] }, null, 1)}\n`;
}

function targetOf({ href, type }: TypedLink): Target {
  return type === undefined ? { href } : { href, type };
}
