import { type CalendarEntry, calendarPath, calendarWords } from '../../../domain/curation/calendar-entry.ts';

const LONGEST_OCTETS = 75;

/** Days of sampling, sampling parties and due days of loans as an iCalendar of whole days (RFC 5545); names of people are left out. Lines are folded and end with CR LF. */
export function calendarText(
  entries: readonly CalendarEntry[],
  codeOf: (expeditionId: string) => string,
  baseUrl: string,
): string {
  const host = new URL(baseUrl).host;
  const events = entries.flatMap((one) => {
    const day = one.firstDay.replaceAll('-', '');
    const next = new Date(Date.parse(one.lastDay) + 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
    const stamp = `${one.changedAt.replace(/\.\d+/, '').replaceAll(/[-:]/g, '')}`;
    return [
      'BEGIN:VEVENT',
      `UID:${one.id}@${host}`,
      `DTSTAMP:${stamp}`,
      `SEQUENCE:${one.revision}`,
      `DTSTART;VALUE=DATE:${day}`,
      `DTEND;VALUE=DATE:${next}`,
      `SUMMARY:${escaped(`${codeOf(one.expeditionId)}: ${one.kind === 'request' ? 'sampling for ' : ''}${calendarWords(one)}`)}`,
      `DESCRIPTION:${escaped(one.words)}`,
      `URL:${baseUrl}${calendarPath(one)}`,
      'END:VEVENT',
    ];
  });
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Corestone//Sample requests//EN', 'X-WR-CALNAME:Samplings'];
  return `${[...head, ...events, 'END:VCALENDAR'].map(folded).join('\r\n')}\r\n`;
}

/** Text of a property (RFC 5545, 3.3.11). */
function escaped(text: string): string {
  return text.replaceAll(/[\\;,]/g, '\\$&').replaceAll(/\r?\n/g, '\\n');
}

/** A line in pieces of at most 75 octets, no character cut (RFC 5545, 3.1). */
function folded(line: string): string {
  const lines: string[] = [];
  let piece = '';
  for (const character of line) {
    if (Buffer.byteLength(piece + character) > LONGEST_OCTETS) {
      lines.push(piece);
      piece = ' ';
    }
    piece += character;
  }
  return [...lines, piece].join('\r\n');
}
