import type { Box, Position } from '../../domain/description/place.ts';

/** What of the world a map shows: its middle (WGS 84) and how far it is drawn in, 0 for the whole world, each step twice as large. */
export interface MapView extends Position {
  readonly zoom: number;
}

/** Size of the drawing in its own px; browsers make it fit. */
export const MAP_WIDTH = 960;
/** See {@link MAP_WIDTH}. */
export const MAP_HEIGHT = 480;
/** Nearer than this the coasts that we have tell nothing. */
export const NEAREST_ZOOM = 12;
/** The whole world. */
export const WORLD: MapView = { longitudeDeg: 0, latitudeDeg: 0, zoom: 0 };

const PX_PER_DEGREE = MAP_WIDTH / 360;
/** Nearer to a pole meridians are not drawn closer together: the map would be endlessly wide. */
const HIGHEST_DEG = 80;
const DECIMALS = 4;

/** How many px a degree is, and which box the drawing shows; the box may reach over the 180th meridian, then east is over 180 or west below −180. */
export interface MapFrame {
  readonly view: MapView;
  readonly pxPerDegreeEast: number;
  readonly pxPerDegreeNorth: number;
  readonly westDeg: number;
  readonly eastDeg: number;
  readonly southDeg: number;
  readonly northDeg: number;
}

/** Reads a view out of an address: `lon`, `lat`, `zoom`. What is missing or no number is that of the world. */
export function readMapView(query: URLSearchParams): MapView {
  const read = (name: string, most: number) => {
    const value = Number(query.get(name) ?? '');
    return Number.isFinite(value) && Math.abs(value) <= most ? value : 0;
  };
  const zoom = Math.max(0, Math.round(read('zoom', NEAREST_ZOOM)));
  return steady({ longitudeDeg: read('lon', 180), latitudeDeg: read('lat', 90), zoom });
}

/** The address of a view below that of the map: empty for the world. */
export function mapQuery({ longitudeDeg, latitudeDeg, zoom }: MapView): string {
  if (zoom === 0) return '';
  return `?lon=${longitudeDeg}&lat=${latitudeDeg}&zoom=${zoom}`;
}

/**
 * The frame of a view: a cylindrical projection in degrees whose parallels are true to scale in the middle, so that shapes
 * there are right. A box of degrees is a rectangle on it, and the side of an area is a straight line.
 */
export function frameOf(view: MapView): MapFrame {
  const pxPerDegreeNorth = PX_PER_DEGREE * 2 ** view.zoom;
  const narrow = Math.cos((Math.min(HIGHEST_DEG, Math.abs(view.latitudeDeg)) * Math.PI) / 180);
  const pxPerDegreeEast = Math.max(PX_PER_DEGREE, pxPerDegreeNorth * narrow);
  const [halfWidth, halfHeight] = [MAP_WIDTH / 2 / pxPerDegreeEast, MAP_HEIGHT / 2 / pxPerDegreeNorth];
  return {
    view,
    pxPerDegreeEast,
    pxPerDegreeNorth,
    westDeg: view.longitudeDeg - halfWidth,
    eastDeg: view.longitudeDeg + halfWidth,
    southDeg: view.latitudeDeg - halfHeight,
    northDeg: view.latitudeDeg + halfHeight,
  };
}

/** Where a position is drawn, in px from the upper left corner; by the shorter way around the world. */
export function placeOn(frame: MapFrame, { longitudeDeg, latitudeDeg }: Position): readonly [x: number, y: number] {
  const east = wrapped(longitudeDeg - frame.view.longitudeDeg);
  return [
    MAP_WIDTH / 2 + east * frame.pxPerDegreeEast,
    MAP_HEIGHT / 2 - (latitudeDeg - frame.view.latitudeDeg) * frame.pxPerDegreeNorth,
  ];
}

/** The box that the frame shows as a search takes it: west greater than east where it crosses the 180th meridian. */
export function boxOf(frame: MapFrame): Box {
  const isAround = frame.eastDeg - frame.westDeg >= 359.999;
  return {
    westDeg: isAround ? -180 : rounded(wrapped(frame.westDeg)),
    eastDeg: isAround ? 180 : rounded(wrapped(frame.eastDeg)),
    southDeg: rounded(Math.max(-90, frame.southDeg)),
    northDeg: rounded(Math.min(90, frame.northDeg)),
  };
}

/** The same view, nearer or farther, around a position. */
export function zoomed({ zoom }: MapView, steps: number, around: Position): MapView {
  return steady({ ...around, zoom: Math.min(NEAREST_ZOOM, Math.max(0, zoom + steps)) });
}

/** The view moved by parts of its own size, east and north positive. */
export function moved(view: MapView, east: number, north: number): MapView {
  const { westDeg, eastDeg, southDeg, northDeg } = frameOf(view);
  return steady({
    ...view,
    longitudeDeg: view.longitudeDeg + east * (eastDeg - westDeg),
    latitudeDeg: view.latitudeDeg + north * (northDeg - southDeg),
  });
}

/** The nearest view that shows a whole box with some room around it. */
export function viewOfBox({ westDeg, eastDeg, southDeg, northDeg }: Box): MapView {
  const width = (eastDeg - westDeg + 360) % 360;
  const middle = { longitudeDeg: wrapped(westDeg + width / 2), latitudeDeg: (southDeg + northDeg) / 2 };
  for (let zoom = NEAREST_ZOOM; zoom > 0; zoom--) {
    const frame = frameOf({ ...middle, zoom });
    const isInside =
      width * 1.2 <= frame.eastDeg - frame.westDeg && (northDeg - southDeg) * 1.2 <= frame.northDeg - frame.southDeg;
    if (isInside) return steady({ ...middle, zoom });
  }
  return WORLD;
}

// The whole world is always the same world, and no view leaves it above or below.
function steady({ longitudeDeg, latitudeDeg, zoom }: MapView): MapView {
  if (zoom === 0) return WORLD;
  const room = 90 - 90 / 2 ** zoom;
  return {
    longitudeDeg: rounded(wrapped(longitudeDeg)),
    latitudeDeg: rounded(Math.min(room, Math.max(-room, latitudeDeg))),
    zoom,
  };
}

function wrapped(longitudeDeg: number): number {
  return ((((longitudeDeg + 180) % 360) + 360) % 360) - 180;
}

const rounded = (degrees: number): number => Number(degrees.toFixed(DECIMALS));
