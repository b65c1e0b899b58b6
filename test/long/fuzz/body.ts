/** For fuzzing: forms, forms with files, JSON and plain junk, as bodies of requests. */
import fc from 'fast-check';
import { junk, MARK } from './junk.ts';
import type { Scene } from './request.ts';

/** What exists, mostly, or junk. */
export const some = (known: readonly string[] = []): fc.Arbitrary<string> =>
  known.length === 0
    ? junk
    : fc.oneof({ arbitrary: fc.constantFrom(...known), weight: 4 }, { arbitrary: junk, weight: 1 });

export interface Body {
  type: string;
  bytes: Buffer;
}

export type Form = Readonly<Record<string, string>>;

/** Fields of all forms, or each there or not, with what it may hold or junk. */
const fields = ({ fields: known }: Scene): fc.Arbitrary<Form> => {
  const each = Object.fromEntries(Object.entries(known).map(([name, values]) => [name, some(values)]));
  return fc
    .oneof(fc.record(each), fc.record(each, { requiredKeys: [] }))
    .chain((record) => fc.dictionary(junk, junk, { maxKeys: 2 }).map((more) => ({ ...more, ...record })))
    .map((record) =>
      Object.fromEntries(Object.entries(record).map(([k, v]) => [k.toWellFormed(), String(v).toWellFormed()])),
    );
};

export const urlencoded = (form: Form): Body => ({
  type: 'application/x-www-form-urlencoded',
  bytes: Buffer.from(new URLSearchParams(form).toString()),
});

const boundary = 'zqzqzq';
const part = (heading: string, content: Buffer | string): Buffer[] => [
  Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; ${heading}\r\n\r\n`),
  Buffer.from(content),
  Buffer.from('\r\n'),
];
export const withFile = (form: Form, file: Buffer): Body => ({
  type: `multipart/form-data; boundary=${boundary}`,
  bytes: Buffer.concat([
    ...Object.entries(form).flatMap(([name, value]) => part(`name="${encodeURIComponent(name)}"`, value)),
    // A browser writes quotes in a name like this; a name that ends early is a form that nobody can read.
    ...part(`name="file"; filename="${MARK.replaceAll('"', '%22')}"\r\ncontent-type: application/pdf`, file),
    Buffer.from(`--${boundary}--\r\n`),
  ]),
});

const files = (scene: Scene): fc.Arbitrary<Buffer> =>
  fc.oneof(
    { arbitrary: scene.files, weight: 2 },
    {
      arbitrary: fc
        .tuple(fc.constantFrom('', '%PDF-1.7\n', '{"copy":'), fc.string({ unit: 'binary', maxLength: 300 }))
        .map((both) => Buffer.from(both.join(''))),
      weight: 1,
    },
  );

/** `keys` are what a form carries besides its fields: the proof and the command. */
export const bodies = (scene: Scene, keys: fc.Arbitrary<Form>): fc.Arbitrary<Body> => {
  const form = fc.tuple(fields(scene), keys).map(([more, own]) => ({ ...more, ...own }));
  const json = (body: unknown) => Buffer.from(JSON.stringify(body) ?? '');
  return fc.oneof(
    { arbitrary: form.map(urlencoded), weight: 6 },
    { arbitrary: scene.bodies.map((body) => ({ type: 'application/json', bytes: json(body) })), weight: 3 },
    { arbitrary: fc.tuple(form, files(scene)).map(([one, file]) => withFile(one, file)), weight: 2 },
    { arbitrary: files(scene).map((bytes) => ({ type: 'application/octet-stream', bytes })), weight: 1 },
    {
      arbitrary: fc.record({
        type: fc.constantFrom('application/json', 'text/plain', ''),
        bytes: junk.map((text) => Buffer.from(text)),
      }),
      weight: 1,
    },
  );
};
