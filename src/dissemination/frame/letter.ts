/**
 * A `mailto:` address (RFC 6068). Every part is encoded, so that no text can add a header or another receiver: line ends stand only
 * in the body, as CRLF.
 */
export function letterTo(receiver: string, subject: string, body: string): string {
  const oneLine = subject
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .toWellFormed();
  const text = body.replace(/\r?\n/g, '\r\n').toWellFormed();
  const to = encodeURIComponent(receiver.toWellFormed()).replaceAll('%40', '@');
  return `mailto:${to}?subject=${encodeURIComponent(oneLine)}&body=${encodeURIComponent(text)}`;
}
