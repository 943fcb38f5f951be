import { html } from '../../frame/html.ts';
import type { AccessibilityWords } from '../en/accessibility.ts';

/** {@link AccessibilityWords} på svenska. */
export const SV_ACCESSIBILITY: AccessibilityWords = {
  title: 'Tillgänglighet',
  lead: (agent) =>
    `De här sidorna från ${agent} är gjorda så att alla kan läsa dem: enligt riktlinjerna för tillgängligt webbinnehåll, WCAG 2.2, nivå AA.`,
  kept: 'Vad de uppfyller',
  keptList: [
    'Allt nås och görs med tangentbordet, med synligt fokus; det som dras kan också skrivas.',
    'Ingen sida behöver skript. Varje teckning har en text i sitt ställe och en tabell med samma data.',
    'Inget sägs bara med färg: tillstånd har ett tecken och ett ord, bergarter ett mönster och ett namn.',
    'Ljust och mörkt, hög kontrast, ett fönster på 320 pixlar och dubbelt så stor text går utan förlust; inget rör sig av sig självt.',
    'Sidorna talar engelska, tyska, franska och svenska; posternas titlar och texter står på det språk de skrevs på.',
  ],
  checked: 'Hur det prövas',
  checkedList: [
    'Före varje utgåva prövar axe-core varje slags sida, ljust och mörkt och i fyra bredder, med tvingade färger och med minskad rörelse.',
    'Kartan, ett objekts familj och sökningen prövas med bara tangentbord.',
  ],
  limits: 'Vad ingen vet om det fungerar',
  limitsList: [
    'Människor som använder skärmläsare eller andra hjälpmedel har ännu inte prövat sidorna.',
    'Andras filer som en post leder till är kanske inte tillgängliga.',
    'Beskrivningen av programmeringsgränssnittet är på engelska.',
  ],
  tell: 'Om något hindrar dig',
  tellText: (mail) =>
    html`Skriv till ${mail}: vilken sida, vad du ville göra och med vilket hjälpmedel. Du får svar, och det du behöver i annan form.`,
  toStart: 'Till startsidan',
};
