import { BASE_PATH } from '../../shared/ask-server.ts';

/**
 * The address of a picture that this page may show; undefined where there is none, and where it lies with somebody else: pages of this
 * installation load nothing from elsewhere.
 */
export function ownImage(image: string | null): string | undefined {
  if (image === null || image === '') return undefined;
  const { origin } = location;
  const address = new URL(image, `${origin}${BASE_PATH}/`);
  return address.origin === origin ? address.href : undefined;
}
