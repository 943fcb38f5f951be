/** Address before the number of a reference system in the lists of both schemas. */
export const EPSG = 'https://epsg.io/';

/** WGS 84, longitude and latitude. */
export const WGS84 = `${EPSG}4326`;

/** Height above mean sea level. */
export const HEIGHT_OVER_SEA = `${EPSG}5714`;

/** Depth below mean sea level, downwards positive. */
export const DEPTH_UNDER_SEA = `${EPSG}5715`;

/** GDA94 in degrees, with and without height: within two metres of WGS 84. */
export const DEGREES: ReadonlySet<string> = new Set([WGS84, `${EPSG}4283`, `${EPSG}4939`]);

/** The nine reference systems that both schemas list. */
export const SYSTEMS: ReadonlySet<string> = new Set([
  ...DEGREES,
  `${EPSG}3112`,
  `${EPSG}5711`,
  `${EPSG}5712`,
  `${EPSG}8311`,
  HEIGHT_OVER_SEA,
  DEPTH_UNDER_SEA,
]);
