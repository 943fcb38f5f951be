import { html } from '../../frame/html.ts';
import type { AccessibilityWords } from '../en/accessibility.ts';

/** {@link AccessibilityWords} auf Deutsch. */
export const DE_ACCESSIBILITY: AccessibilityWords = {
  title: 'Barrierefreiheit',
  lead: (agent) =>
    `Diese Seiten von ${agent} sind so gemacht, dass alle sie lesen können: nach den Richtlinien für barrierefreie Webinhalte, WCAG 2.2, Stufe AA.`,
  kept: 'Was sie einhalten',
  keptList: [
    'Alles ist mit der Tastatur erreichbar und bedienbar, mit sichtbarem Fokus; was gezogen wird, lässt sich auch tippen.',
    'Keine Seite braucht Skripte. Jede Zeichnung hat einen Text an ihrer Stelle und eine Tabelle derselben Daten.',
    'Nichts wird nur durch Farbe gesagt: Zustände haben ein Zeichen und ein Wort, Gesteine ein Muster und einen Namen.',
    'Hell und dunkel, hoher Kontrast, ein Fenster von 320 Pixeln und doppelt so großer Text gehen ohne Verlust; nichts bewegt sich von selbst.',
    'Die Seiten sprechen Englisch, Deutsch, Französisch und Schwedisch; Titel und Texte der Datensätze bleiben in der Sprache, in der sie geschrieben wurden.',
  ],
  checked: 'Wie das geprüft wird',
  checkedList: [
    'Vor jeder Fassung prüft axe-core jede Art von Seite, hell und dunkel und in vier Breiten, mit erzwungenen Farben und mit verringerter Bewegung.',
    'Die Karte, die Familie eines Objekts und die Suche werden allein mit der Tastatur geprüft.',
  ],
  limits: 'Wovon nicht bekannt ist, ob es geht',
  limitsList: [
    'Menschen, die Bildschirmvorleser oder andere Hilfen benutzen, haben diese Seiten noch nicht erprobt.',
    'Fremde Dateien, auf die ein Datensatz verweist, sind vielleicht nicht barrierefrei.',
    'Die Beschreibung der Programmierschnittstelle ist englisch.',
  ],
  tell: 'Wenn Sie auf ein Hindernis stoßen',
  tellText: (mail) =>
    html`Schreiben Sie an ${mail}: welche Seite, was Sie tun wollten und mit welcher Hilfe. Sie bekommen eine Antwort und was Sie brauchen in anderer Form.`,
  toStart: 'Zur Startseite',
};
