/** JSON as it comes out of templates and requests is read through these few functions, which name what is missing or of the wrong shape. */
export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function object(value: Json | undefined, what: string): JsonObject {
  if (!isObject(value)) throw new Error(`${what} should be an object, and is ${JSON.stringify(value)}`);
  return value;
}

export function list(value: Json | undefined, what: string): Json[] {
  if (!Array.isArray(value)) throw new Error(`${what} should be a list, and is ${JSON.stringify(value)}`);
  return value;
}

export function text(value: Json | undefined, what: string): string {
  if (typeof value !== 'string') throw new Error(`${what} should be a text, and is ${JSON.stringify(value)}`);
  return value;
}

/** CloudFormation accepts numbers and booleans as text, too. */
export const number = (value: Json | undefined, otherwise: number): number =>
  value === undefined || value === null ? otherwise : Number(value);
export const truth = (value: Json | undefined): boolean => value === true || value === 'true';
export const oneOrMany = (value: Json | undefined): Json[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
export const objects = (value: Json | undefined): JsonObject[] => oneOrMany(value).filter(isObject);
export const texts = (value: Json | undefined): string[] => oneOrMany(value).map(String);
