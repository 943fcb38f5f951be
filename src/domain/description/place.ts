/** A position, WGS 84 degrees: east and north positive. */
export interface Position {
  readonly longitudeDeg: number;
  readonly latitudeDeg: number;
}

/** A box, WGS 84 degrees. West may be greater than east where the box crosses the antimeridian. */
export interface Box {
  readonly westDeg: number;
  readonly eastDeg: number;
  readonly southDeg: number;
  readonly northDeg: number;
}

/** A closed ring of at least four positions, the last equal to the first; `inside` tells which side is meant where a ring is large. */
export interface Polygon {
  readonly ring: readonly Position[];
  readonly inside?: Position;
}

/**
 * A place as one statement of a record: a name, shapes, or both. Shapes are WGS 84; a shape in another reference system
 * keeps its text and system in `stated`. Absent lists are empty.
 */
export interface Place {
  readonly name?: string;
  readonly identifier?: string;
  readonly identifierType?: string;
  readonly points?: readonly Position[];
  readonly boxes?: readonly Box[];
  readonly lines?: readonly (readonly Position[])[];
  readonly polygons?: readonly Polygon[];
  readonly stated?: StatedGeometry;
}

/** A geometry that could not be read into positions: its text, type word and reference system as received. */
export interface StatedGeometry {
  readonly text: string;
  readonly type?: string;
  readonly srid?: string;
  readonly uri?: string;
}

/** A projected position: UTM metres and zone with band letter (`33V`). */
export interface UtmPosition {
  readonly eastingM?: number;
  readonly northingM?: number;
  readonly zone?: string;
}
