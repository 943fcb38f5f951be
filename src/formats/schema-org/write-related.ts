import { present } from '../../domain/description/present.ts';
import type { RelatedWork } from '../../domain/description/related-work.ts';
import type { FamilyMember, SampleDescription } from '../../domain/description/sample-description.ts';
import type { WriteContext } from '../format.ts';
import { bareIdentifier, memberOf, objectName } from '../identifier-forms.ts';
import { filled, type Json } from './json-node.ts';

/** A relative by its address; ours with its page, since those of foreign records are not here. */
export function memberIn(description: SampleDescription, context: WriteContext): (member: FamilyMember) => Json {
  return (member) => {
    const one = memberOf(member, description);
    const url = one.prefix === undefined ? context.landingUrl(member.igsn) : undefined;
    return present({
      '@type': 'CreativeWork',
      '@id': objectName(one, context).address,
      name: member.name,
      url,
    }) as Json;
  };
}

/** Works, images, records about the object and labels of communities. */
export function worksOf(description: SampleDescription, context: WriteContext) {
  const { relatedWorks, relatedItems = [], images = [], supplementalRecords = [], localContexts = [] } = description;
  const items = relatedItems.map(({ titles, identifier }) => ({ title: titles?.[0]?.text, identifier }));
  return {
    citation: filled([
      ...relatedWorks.map((work) => citationOf(work, context)),
      ...items.map(({ title, identifier }) => present({ '@type': 'CreativeWork', name: title, identifier }) as Json),
    ]),
    image: filled(
      images.map(({ url, caption, licence }) =>
        caption === undefined && licence === undefined
          ? url
          : (present({ '@type': 'ImageObject', contentUrl: url, caption, license: licence }) as Json),
      ),
    ),
    subjectOf: filled(
      supplementalRecords.map(({ url, title }) => present({ '@type': 'CreativeWork', url, name: title }) as Json),
    ),
    usageInfo: filled(localContexts.map(({ uri, name }) => uri ?? name)),
  };
}

function citationOf(work: RelatedWork, context: WriteContext): Json {
  const { type, value } = bareIdentifier(work, context);
  const id =
    type === 'DOI' ? `https://doi.org/${value}` : type === 'Handle' ? `https://hdl.handle.net/${value}` : value;
  return present({ '@type': 'CreativeWork', '@id': id, name: work.title, citation: work.citation }) as Json;
}
