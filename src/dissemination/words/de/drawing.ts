import type { DrawingWords } from '../en/drawing.ts';
import { DE } from './counting.ts';

/** {@link DrawingWords} in German. */
export const DE_DRAWING: DrawingWords = {
  holeFromTop: 'Die Bohrung von oben bis unten',
  whereInHole: 'Lage in der Bohrung',
  scale: 'm unter Oberfläche',
  oneAxis: 'Zeichnung, eine Teufenachse',
  hole: (hole, bottom) => `${hole} von 0 bis ${bottom} unter Oberfläche.`,
  holeWithWindow: (hole, bottom, window) =>
    `${hole} von 0 bis ${bottom} unter Oberfläche; der Ausschnitt zeigt ${window}.`,
  sectionWithSamples: (section, samples) =>
    DE.counted(samples, { one: `${section} mit # Probe.`, other: `${section} mit # Proben.` }),
  thisObject: (range) => `Dieses Objekt: ${range} unter Oberfläche.`,
  coreLost: 'Kernverlust',
  coreLostBelow: 'Kernverlust, unter 90 %',
  stretch: 'Über 100 %: Gestängedehnung',
  stretchTwice: 'Über 100 %: Gestängedehnung, ×2 gezeichnet',
  casing: 'verrohrt',
  windowColumns: 'Gestein, Gewinn',
  percentRecovered: '% Gewinn',
  recoveryPerRun: 'Gewinn je Marsch, %',
  this: 'Dies',
  cmFromTop: 'cm ab Oberkante',
  sample: (range) => `Probe ${range} cm`,
  samplesAsTable: 'Proben dieser Sektion als Tabelle',
  samples: 'Proben',
  cmColumn: 'cm ab Oberkante',
  top: 'Oben, m',
  bottom: 'Unten, m',
  runsAsTable: 'Kernmärsche als Tabelle',
  runs: 'Kernmärsche',
  run: 'Marsch',
  recovered: 'Gewinn, m',
  rocksAsTable: 'Gesteine als Tabelle',
  rockUnits: 'Gesteinseinheiten',
  rock: 'Gestein',
  thisOne: (name) => `${name}, diese`,

  place: 'Ort',
  map: (where) => `Karte: ${where}`,
  surroundings: 'Karte der Umgebung, Norden oben; die Bohrungen darauf stehen darunter in einer Liste.',
  course: (length, azimuth) => `Die Bohrung führt ${length} weit, in Richtung ${azimuth}°.`,
  samePlace: 'am selben Ort',
  openMap: 'Auf der Karte zeigen',
  holesNear: 'Bohrungen in der Nähe',
  compass: { north: 'N', south: 'S', east: 'O', west: 'W' },
};
