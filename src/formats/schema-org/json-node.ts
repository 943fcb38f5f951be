/** What JSON may hold here; absent members are left out. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A list, or nothing where it is empty. */
export function filled<T>(members: readonly T[]): readonly T[] | undefined {
  return members.length === 0 ? undefined : members;
}

/** A list of one as its member, none as nothing. */
export function oneOrMany<T>(members: readonly T[]): T | readonly T[] | undefined {
  return members.length < 2 ? members[0] : members;
}

/** Whether there is a value. */
export function isStated<T>(value: T | undefined): value is T {
  return value !== undefined;
}

/** A value with the name of what it is. */
export function property(propertyID: string, value: string): Json {
  return { '@type': 'PropertyValue', propertyID, value };
}
