/** The files of a form, as an act gets them; what reads them from the request is `multipart.ts`. */
export interface Upload {
  /** What its sender calls it: never trusted, never a path. */
  name: string;
  content: Uint8Array;
}

const isUpload = (value: unknown): value is { filename?: unknown; content: Uint8Array } =>
  typeof value === 'object' && value !== null && 'content' in value && value.content instanceof Uint8Array;

/** Files by the name of their field; an empty one is what browsers send when nobody chose a file. */
export const filesOf = (fields: object): Record<string, Upload> =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([field, value]) => {
      const last: unknown = Array.isArray(value) ? value.at(-1) : value;
      if (!isUpload(last) || last.content.length === 0) return [];
      const name = typeof last.filename === 'string' ? last.filename.toWellFormed() : '';
      return [[field.toWellFormed(), { name, content: last.content }]];
    }),
  );
