export function registerLandingRoutes(..._: unknown[]): void {}
