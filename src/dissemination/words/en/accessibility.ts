import { html, type Part } from '../../frame/html.ts';

/** The statement on accessibility. */
export const EN_ACCESSIBILITY = {
  title: 'Accessibility',
  lead: (agent: string) =>
    `These pages of ${agent} are made so that everybody can read them: by the Web Content Accessibility Guidelines, WCAG 2.2, level AA.`,
  kept: 'What they keep',
  keptList: [
    'Everything is reached and done by keyboard, with a visible focus; what is dragged can be typed as well.',
    'No page needs script. Each drawing has a text in its place and a table of the same data.',
    'Nothing is said by colour alone: states have an icon and a word, rocks a pattern and a name.',
    'Light and dark, high contrast, a window of 320 pixels and text of twice the size work without loss; nothing moves by itself.',
    'The pages speak English, German, French and Swedish; titles and texts of records stay in the language in which they were written.',
  ],
  checked: 'How it is checked',
  checkedList: [
    'Before each release every kind of page is tested by axe-core, in light and dark and in four widths, with forced colours and with reduced motion.',
    'The map, the family of an object and the search are tested by keyboard alone.',
  ],
  limits: 'What is not known to work',
  limitsList: [
    'People who use screen readers or other aids have not tested these pages yet.',
    'Files of others that a record leads to may not be accessible.',
    'The description of the programming interface is in English.',
  ],
  tell: 'If something keeps you out',
  tellText: (mail: Part) =>
    html`Write to ${mail}: which page, what you wanted to do and with which aid. You get an answer, and what you need in another form.`,
  toStart: 'To the start page',
};

/** See {@link EN_ACCESSIBILITY}. */
export type AccessibilityWords = typeof EN_ACCESSIBILITY;
