import sharp from 'sharp';

/** A picture of a core in stripes, as a phone would take it: with its position, turned by a quarter where `orientation` is 6. */
export async function takenPicture(widthPx = 60, heightPx = 900, orientation = 6, grey = 120): Promise<Buffer> {
  const background = { r: grey, g: 110, b: 90 };
  return sharp({ create: { width: widthPx, height: heightPx, channels: 3, background } })
    .withExif({
      IFD0: { Orientation: String(orientation), Make: 'SecretCamera' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '63/1 24/1 0/1' },
    })
    .withMetadata({ orientation })
    .jpeg({ quality: 80 })
    .toBuffer();
}
