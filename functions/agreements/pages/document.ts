/** What is signed is two texts with one hash: the MOU as canonical JSON for machines and as HTML for people. */
import { canonicalJson, hashOf, sha256 } from '../../shared/canonical.ts';
import { type SignedElsewhere, type Succession, signedMou } from '../domain/signed-mou.ts';
import type { Mou } from '../mou/domain/mou.schema.ts';
import { documentHtml } from './document.pages.tsx';

export interface Document {
  /** RFC 8785 JSON of the signed MOU. */
  text: string;
  /** The fragment that every signatory reads, an `<article>`. */
  html: string;
  textHash: string;
  htmlHash: string;
  /** SHA-256 over the canonical JSON of format and both hashes: the one hash that a signature names. */
  hash: string;
}

export const documentOf = (mou: Mou, succession?: Succession, adopted?: SignedElsewhere): Document => {
  const signed = signedMou(mou, succession, adopted);
  const text = canonicalJson(signed);
  const html = documentHtml(signed);
  const textHash = sha256(text);
  const htmlHash = sha256(html);
  return {
    text,
    html,
    textHash,
    htmlHash,
    hash: hashOf({ format: 'concord-document@1', html: htmlHash, text: textHash }),
  };
};
