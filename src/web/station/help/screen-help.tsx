import guide from '../../../../docs/station.md?raw';
import { helpHtml, sectionOf } from '../../../domain/help-html.ts';
import { place, placeOf } from '../parts/place.ts';
import { HELP_OF_SCREEN } from './help-of-screen.ts';

/** What the screen that is shown is for, and its keys: the part of docs/station.md about it. */
export function ScreenHelp() {
  const heading = HELP_OF_SCREEN[placeOf(place.value).screen];
  const html = helpHtml(sectionOf(guide, heading) ?? '');
  return (
    <section class="helptext">
      <h3>{heading}</h3>
      <div dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}
