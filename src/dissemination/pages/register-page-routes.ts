export function registerPageRoutes(..._: unknown[]): void {}
