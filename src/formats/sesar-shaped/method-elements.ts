import type { Image } from '../../domain/description/related-work.ts';
import type { SampleDescription } from '../../domain/description/sample-description.ts';
import type { Concept } from '../../domain/description/statements.ts';
import { COLLECTION_METHODS, collectionMethodByLabel } from '../../domain/vocabulary/collection-methods.ts';
import { webAddress } from '../identifier-forms.ts';
import { atMost } from '../legal-values.ts';
import { type FlatCell, type FlatElement, type FlatReader, type Said, stated } from './flat-element.ts';

const LONGEST_IMAGE = 255;

/** How it was taken: SESAR's path, as ICDP records have it; a word outside the list as it is. */
export const COLLECTION_METHOD: FlatElement = {
  name: 'collection_method',
  members: ['collectionMethod'],
  write: ({ description }) => stated(atMost(255, sesarMethod(description))),
  read: (list) => {
    const path = list.value('collection_method')?.text;
    return { collectionMethod: path === undefined ? undefined : methodIn(path) };
  },
};

/** Other methods, with their scheme by name or address. */
export const METHODS: FlatElement = {
  name: 'methods',
  members: ['furtherMethods'],
  isGfz: true,
  write: ({ description }) =>
    (description.furtherMethods ?? []).flatMap(({ label, scheme }) => {
      const schemeURI = scheme && webAddress(scheme, 2000);
      return stated(label, { methodScheme: schemeURI === undefined ? scheme : undefined, schemeURI });
    }),
  read: (list) => {
    const methods = list.values('methods').map(furtherMethodIn);
    return { furtherMethods: methods.length === 0 ? undefined : methods };
  },
};

/** The name of the first image; its address where it has no name. Read together with the address. */
export const SAMPLE_IMAGE: FlatElement = {
  name: 'sample_image',
  members: ['images'],
  isGfz: true,
  write: ({ description }) => {
    const image = writableImage(description);
    return stated(atMost(LONGEST_IMAGE, image?.caption ?? image?.url));
  },
  read: readImage,
};

/** The address of the first image where its name stands in `sample_image`. */
export const SAMPLE_IMAGE_PATH: FlatElement = {
  name: 'sample_image_path',
  members: ['images'],
  isGfz: true,
  write: ({ description }) => {
    const image = writableImage(description);
    return stated(image?.caption === undefined ? undefined : image.url);
  },
};

/** SESAR's path of a listed method, the label of any other. */
export function sesarMethod({ collectionMethod }: Pick<Said, 'collectionMethod'>): string | undefined {
  return collectionMethod && (collectionMethodByLabel(collectionMethod.label)?.sesar ?? collectionMethod.label);
}

/** The method that a path of SESAR or a label of the IGSN description means; the word itself where none is meant. */
export function methodIn(path: string): Concept {
  const word = path.trim().toLowerCase();
  const listed =
    COLLECTION_METHODS.find((one) => one.label.toLowerCase() === word) ??
    COLLECTION_METHODS.find((one) => one.sesar.toLowerCase() === word && one.sesar !== 'Unknown');
  if (listed === undefined) return { label: path.trim() };
  return { label: listed.label, ...(listed.uri !== undefined && { uri: listed.uri }) };
}

function furtherMethodIn(cell: FlatCell): Concept {
  const scheme = cell.more('methodScheme') ?? cell.more('schemeURI');
  return { label: cell.text, ...(scheme !== undefined && { scheme }) };
}

function writableImage({ images = [] }: SampleDescription): Image | undefined {
  return images.find(({ url }) => url.length <= LONGEST_IMAGE);
}

function readImage(list: FlatReader): Said {
  const name = list.value('sample_image')?.text;
  const path = list.value('sample_image_path')?.text;
  const url = path ?? name;
  if (url === undefined) return {};
  return { images: [{ url, ...(path !== undefined && name !== undefined && { caption: name }) }] };
}
