/** Width and height in px that a picture has when it is made to fit into a box; none grows. */
export function sizeWithin(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  box: { readonly widthPx: number; readonly heightPx: number },
): { readonly widthPx: number; readonly heightPx: number } {
  const factor = Math.min(1, box.widthPx / widthPx, box.heightPx / heightPx);
  const side = (lengthPx: number) => Math.max(1, Math.round(lengthPx * factor));
  return { widthPx: side(widthPx), heightPx: side(heightPx) };
}
