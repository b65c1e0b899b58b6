/** The texts of a record: each is the one that was put out, and a successor says of itself what the record says of it. */
import * as z from 'zod';
import { partiesAt } from '../../../agreements/domain/seats.rules.ts';
import { canonicalJson, hashOf, sha256 } from '../../../shared/canonical.ts';
import type { ExportedRecord } from '../record.schema.ts';
import { successionOf } from '../succession.schema.ts';
import { blank, faulty, together, type Verdict } from '../verdict.ts';
import type { TextRead, Versions } from './text-read.ts';
import { verifyShown } from './verify-shown.ts';

type Exported = ExportedRecord['documents'][number];

const hashOfDocument = ({ text, html }: Exported): string | undefined => {
  try {
    const hashes = { html: sha256(html), text: sha256(canonicalJson(text)) };
    return hashOf({ format: 'concord-document@1', ...hashes });
  } catch {
    // What has no canonical form has no hash that could agree.
    return undefined;
  }
};

/** What a successor's text says of itself, as far as it is compared. */
const saying = z.object({
  succession: successionOf(z.object({ key: z.string() })).optional(),
});

function saidOfItself(
  document: Exported,
  { version, kind, follows, data, term }: TextRead,
  followed: string,
): string[] {
  const said = saying.safeParse(document.text).data?.succession;
  if (!follows)
    return said
      ? [`The text of version ${version} says that it follows another, and it was put out as the first.`]
      : [];
  if (!said) return [`The text of version ${version} does not say that it follows version ${follows.version}.`];
  const same = said.version === version && said.kind === kind && said.follows.version === follows.version;
  // The text names each office that signs it, the record the parties.
  const leaving = JSON.stringify(partiesAt(said.leaving.map(({ key }) => key)));
  return [
    ...(same
      ? []
      : [
          `The text of version ${version} calls itself version ${said.version}, ${said.kind} of version ${said.follows.version}; the record has it as ${kind} of version ${follows.version}.`,
        ]),
    ...(said.follows.documentHash === followed
      ? []
      : [
          `The text of version ${version} follows a text with the hash ${said.follows.documentHash}; that of version ${follows.version} has ${followed}.`,
        ]),
    ...(leaving === JSON.stringify(data.leaving ?? [])
      ? []
      : [`The text of version ${version} does not name the same parties that leave with it as the record.`]),
    ...(term && said.lastDay !== term.ends
      ? [
          `The text of version ${version} says that its last day is ${said.lastDay ?? 'not agreed'}, and it was executed until ${term.ends ?? 'no day'}.`,
        ]
      : []),
  ];
}

/** Every version that was executed, and the one that went out last. */
const expected = (texts: readonly TextRead[]): TextRead[] =>
  texts.filter(({ term }, index) => term !== undefined || index === texts.length - 1);

export function verifyDocuments({ documents }: ExportedRecord, { texts }: Versions): Verdict {
  if (texts.length === 0) return faulty('The record does not say which text was put out for signature.');
  const hashes = new Map(documents.map((one) => [one.version, hashOfDocument(one)]));
  const verdicts = documents.map((document) => {
    const { version } = document;
    const text = texts.find((one) => one.version === version);
    if (!text) return faulty(`The record has a text of version ${version}, and no such version was put out.`);
    const hash = hashes.get(version);
    if (hash === undefined || hash !== text.data.documentHash)
      return faulty(`The text of version ${version} is not the one that was put out for signature.`);
    const followed = hashes.get(text.follows?.version ?? 0) ?? 'none here';
    const { findingsHash, textHash } = text.data;
    return together(
      {
        ...faulty(...saidOfItself(document, text, followed)),
        holds: [`The text of version ${version} is the one that was put out for signature: ${hash}.`],
      },
      findingsHash === undefined ? blank() : verifyShown(document.findings, { findingsHash, textHash }),
    );
  });
  const missing = expected(texts).filter(({ version }) => !hashes.has(version));
  const twice = documents.length > hashes.size;
  return together(
    blank(),
    ...verdicts,
    faulty(
      ...missing.map(
        ({ version, term }) =>
          `The text of version ${version} is missing, which ${term ? 'was executed' : 'went out last'}.`,
      ),
      ...(twice ? ['A text stands in the record twice.'] : []),
    ),
  );
}
